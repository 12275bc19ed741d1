using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring;

/// <summary>A limit as a line across a chart.</summary>
/// <param name="Series">The series beside which it is drawn.</param>
/// <param name="Value">In the unit of the series.</param>
/// <param name="Label">Whose limit it is.</param>
public sealed record ChartLimit(int Series, double Value, string Label);

/// <summary>The limits that hold for what a chart shows: those of the point, and of ambient air those of GB 3095 for where people live.</summary>
public sealed class ChartLimits(Exceedances exceedances, LedgerBook ledger)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Limits as the attribute of a chart; null where none holds. Of series of a factor side by side the first has the lines.</summary>
    public string? For(MonitoringPoint point, IReadOnlyList<SeriesLatest> shown, Viewer viewer, DateOnly today)
    {
        var (sees, limits) = (Policy.For(viewer), exceedances.LimitsIn(ledger.Now)[point.Id].ToList());
        var lines = shown.Select(s => s.Series).DistinctBy(s => s.Factor)
            .SelectMany(s => OfPoint(s, limits.Where(l => sees(l))).Concat(OfStandard(point, s, today))).DistinctBy(l => (l.Series, l.Value)).ToList();
        return lines.Count == 0 ? null : JsonSerializer.Serialize(lines, Plain);
    }

    private static IEnumerable<ChartLimit> OfPoint(Series series, IEnumerable<PointLimit> limits)
    {
        foreach (var limit in limits.Where(l => l.Factor == series.Factor && Exceedances.KindOf(l.Period) == series.Kind))
            foreach (var bound in ((double?[])[limit.Upper, limit.Lower]).OfType<double>())
                if (Unit.TryParse(limit.Unit, out var given) && Unit.TryParse(series.Unit, out var wanted) && Unit.TryConvert(bound, given, wanted, out var value))
                    yield return new(series.Id, value, new Text("监测点限值", "limit of the point").ToString());
    }

    private IEnumerable<ChartLimit> OfStandard(MonitoringPoint point, Series series, DateOnly today)
    {
        if (point.Kind != "air-station" || AirPollutants.Find(series.Factor) is not { } pollutant || MeanOf(series) is not { } mean
            || ledger.Now.Editions.Of(point.RegionId, AirStandards.Limits, today) is not { } edition) yield break;
        if (AirLimits.Find(pollutant, mean, AirClass.Two, today, edition) is { } limit && Unit.TryParse(series.Unit, out var wanted) && Unit.TryConvert((double)limit.Value, pollutant.Unit(), wanted, out var value))
            yield return new(series.Id, value, new Text($"{limit.Edition.Title} 二级", $"{limit.Edition.Title}, class 2").ToString());
    }

    private static AirMean? MeanOf(Series series) => series.Kind == SeriesKind.HourlyMean ? AirMean.Hour
        : series.Kind == SeriesKind.DailyMean ? AirMean.Day
        : series is { Kind: { Statistic: Statistic.Max, Period.TotalDays: 1 }, Channel: "8h" } ? AirMean.EightHours
        : null;
}
