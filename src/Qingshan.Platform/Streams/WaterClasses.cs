using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 水质类别 · The class of a surface water section, for each moment at which its items were measured, over the same period as
/// they were. Instants count where they are measurements of their own: of a file or entered by hand. The factors decide: whatever of GB 3838 is there.
/// </summary>
internal sealed class WaterClasses : IDerivation
{
    public Text Rule => new("水质类别：GB 3838-2002，最差单项；水温、总氮、粪大肠菌群不参与（未核实）；湖库按名称与监测项目识别",
        "Class of surface water: GB 3838-2002, the worst item; temperature, total nitrogen, faecal coliforms left out (unverified); lakes recognised by name and what is measured");

    public Period Period => Period.Hour;

    public string? Standard => null;

    public Target? TargetOf(MonitoringPoint point, Series source) =>
        point.Kind is "water-section" or "drinking-water-source" && (source.Kind is { Statistic: Statistic.Mean, Period.TotalHours: >= 1 and <= 4 } || IsMeasurement(source))
        && source.Channel.Length == 0 && IsItem(source.Factor)
            ? new(Indices.WaterClass, source.Kind, "", Units.Dimensionless.Symbol) : null;

    public async Task<IReadOnlyList<Derived>> DeriveAsync(
        MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel)
    {
        var factors = inputs.Factors(point, target.Kind);
        var body = WaterBodies.Recognise(point.Name, measuresAlgae: factors.Contains("w19011"), measuresChlorophyll: factors.Contains("w01016"));
        List<string> items = [.. factors.Where(IsItem)];
        var read = await inputs.BestAsync(point, [.. items.Select(f => new Input(f, target.Kind, "", UnitOf(f)))], from, to, cancel);
        var values = new SortedDictionary<DateTime, Dictionary<string, double>>();
        foreach (var (factor, observations) in items.Zip(read))
            foreach (var o in observations)
                if (StreamInputs.IsValid(o)) (values.TryGetValue(o.Start, out var at) ? at : values[o.Start] = [])[factor] = o.Value;
        var derived = new List<Derived>();
        foreach (var (start, measured) in values)
            if (SurfaceWater.Assess(measured, body, Periods.Day(start)).Class is { } of) derived.Add(Derived.Plain(start, (int)of));
        return derived;
    }

    /// <summary>A measurement of its own, as from a laboratory or a station that measures every few hours; a stream of instants is averaged first.</summary>
    private static bool IsMeasurement(Series source) => source.Kind == SeriesKind.Instant && (source.Origin is Origin.Imported or Origin.Manual);

    /// <summary>Whether GB 3838 has limits for it; lakes have them for all that rivers have.</summary>
    private static bool IsItem(string factor) => SurfaceWater.ClassOf(factor, 1, WaterBody.Lake) is not null;

    /// <summary>The unit of the table.</summary>
    private static string UnitOf(string factor) => (factor switch
    {
        "w01001" => Units.Dimensionless,
        "w02003" => Units.CountPerLitre,
        _ => Units.MilligramPerLitre,
    }).Symbol;
}
