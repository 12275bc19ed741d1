using System.Text.Json;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>What a file says of itself: from where, of when, in which time zone and units, and whether anything in it is simulated.</summary>
internal static class ExportNotes
{
    /// <param name="form">Long or wide.</param>
    /// <param name="revisions">Every revision, or the values in effect.</param>
    /// <param name="address">Where it was asked for.</param>
    public static IReadOnlyList<(string Name, string Text)> Of(ObservationChoice choice, string form, bool revisions, string address, DateTime now)
    {
        var simulated = choice.Series.Count(ObservationChoice.IsSimulated);
        return
        [
            ("source", $"Qingshan, {address}"),
            ("exported", BeijingTime.ToIso(now)),
            ("span", $"{BeijingTime.ToIso(choice.From)} … {BeijingTime.ToIso(choice.To)} (end excluded)"),
            ("time", "start of the period or the instant, UTC; Beijing time is UTC+8"),
            ("form", form),
            ("values", revisions ? "every revision in the order it came" : "in effect, as they came (not reviewed)"),
            ("units", string.Join("; ", choice.Series.Select(s => $"{s.Series.Factor}: {s.Series.Unit}").Distinct().Order(StringComparer.Ordinal))),
            ("simulated", simulated == 0 ? "none" : simulated == choice.Series.Count ? "all: made by a program, no measurement" : $"{simulated} of {choice.Series.Count} series were made by a program and are no measurement"),
        ];
    }

    /// <summary>The series one by one, for formats that have a place for them.</summary>
    public static string SeriesOf(ObservationChoice choice) =>
        JsonSerializer.Serialize(choice.Series.Select(s => SeriesView.Of(s.Series, s.Point)), JsonSerializerOptions.Web);
}
