using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>A demonstration limit.</summary>
internal sealed record DemoLimit(string Factor, string Period, double? Upper, double? Lower, Unit Unit);

/// <summary>Limits by kind of point. They resemble those in use, so that curves look likely; they are not taken from any permit.</summary>
internal static class DemoLimits
{
    public const string Basis = "演示值，不是真实的许可或标准限值 / demonstration value, not taken from a permit or standard (simulated)";

    private const string Hour = "PT1H", Day = "P1D";
    private static readonly Unit Mg = Units.MilligramPerCubicMetre, Ug = Units.MicrogramPerCubicMetre, MgL = Units.MilligramPerLitre;

    private static readonly Dictionary<string, DemoLimit[]> ByKind = new()
    {
        ["air-station"] =
        [
            new("a34004", Day, 75, null, Ug), new("a34002", Day, 150, null, Ug), new("a21026", Hour, 500, null, Ug),
            new("a21004", Hour, 200, null, Ug), new("a21005", Hour, 10, null, Mg), new("a05024", Hour, 200, null, Ug),
        ],
        ["water-section"] = River(0.2),
        ["drinking-water-source"] = River(0.05),
        ["groundwater-well"] = [new("w21007", Day, 20, null, MgL), new("w21022", Day, 250, null, MgL)],
        ["noise-point"] = [new("Leq", Hour, 70, null, Units.Decibel)],
        ["dust-point"] = [new("a34002", Hour, 250, null, Ug)],
        ["boundary-point"] = [new("a24088", Hour, 4, null, Mg), new("a34001", Hour, 1000, null, Ug)],
        ["waste-gas-outlet"] = [new("a21026", Hour, 35, null, Mg), new("a21002", Hour, 100, null, Mg), new("a34013", Hour, 10, null, Mg)],
        ["waste-water-outlet"] =
        [
            new("w01001", Day, 9, 6, Units.Dimensionless), new("w01018", Day, 50, null, MgL), new("w21003", Day, 5, null, MgL),
            new("w21011", Day, 0.5, null, MgL), new("w21001", Day, 15, null, MgL),
        ],
    };

    public static IReadOnlyList<DemoLimit> Of(string kind) => ByKind.GetValueOrDefault(kind) ?? [];

    public static double? Upper(string kind, string factor) => Of(kind).FirstOrDefault(l => l.Factor == factor)?.Upper;

    private static DemoLimit[] River(double phosphorus) =>
    [
        new("w01001", Day, 9, 6, Units.Dimensionless), new("w01009", Day, null, 5, MgL), new("w01019", Day, 6, null, MgL),
        new("w21003", Day, 1, null, MgL), new("w21011", Day, phosphorus, null, MgL),
    ];
}
