namespace Qingshan.Applications.Monitoring.Records;

/// <summary>
/// The factors that people look for first at a kind of point, in their order. Only a choice of what to show: every other
/// factor of a point stands on its page.
/// </summary>
public static class MainFactors
{
    private static readonly string[] Air = ["a34004", "a34002", "a05024", "a21004", "a21026", "a21005"];
    private static readonly string[] Weather = ["a01001", "a01002", "a01007", "a01008", "a01006"];
    private static readonly string[] Water = ["w01001", "w01009", "w21003", "w01019", "w21011", "w21001"];
    private static readonly string[] WasteGas = ["a34013", "a21026", "a21002", "a19001"];
    private static readonly string[] WasteWater = ["w01018", "w21003", "w01001", "w00000"];
    private static readonly string[] Noise = ["Leq", "LA"];

    public static IReadOnlyList<string> Of(string kind) => kind switch
    {
        "air-station" or "dust-point" => Air,
        "weather-station" => Weather,
        "water-section" or "drinking-water-source" or "groundwater-well" or "sea-point" => Water,
        "waste-gas-outlet" or "boundary-point" => WasteGas,
        "waste-water-outlet" => WasteWater,
        "noise-point" => Noise,
        _ => [],
    };

    /// <summary>The place of a factor at a kind of point; those that are not main factors come last.</summary>
    public static int Place(string kind, string factor)
    {
        var main = Of(kind);
        for (var i = 0; i < main.Count; i++)
            if (main[i] == factor) return i;
        return main.Count;
    }
}
