using System.Text.Json;
using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>
/// The units in which devices of a kind report, where the annex prints another unit or has no such factor. HJ 212-2017 has
/// no codes for dose rate, soil, vibration and fields: those used here are the platform's own (table Qingshan-1 of the factors).
/// </summary>
internal static class DemoUnits
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(string kind) => kind switch
    {
        "voc-point" => Json(Units.MicrogramPerCubicMetre, "a25002", "a25003", "a25004", "a25005", "a24053", "a99054"),
        "boundary-point" => Json(Units.MicrogramPerCubicMetre, "a34001"),
        "radiation-station" => Json(Units.NanograyPerHour, "aqs003"),
        "soil-point" => JsonSerializer.Serialize(new SortedDictionary<string, string>
        {
            ["iqs001"] = Units.Percent.Symbol,
            ["iqs002"] = Units.DegreeCelsius.Symbol,
            ["iqs003"] = Units.MicrosiemensPerCentimetre.Symbol,
        }, Readable),
        "vibration-point" => Json(Units.Decibel, "Lqs001"),
        "electromagnetic-point" => Json(Units.VoltPerMetre, "Lqs002"),
        _ => null,
    };

    private static string Json(Unit unit, params string[] factors) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(factors.ToDictionary(f => f, _ => unit.Symbol)), Readable);
}
