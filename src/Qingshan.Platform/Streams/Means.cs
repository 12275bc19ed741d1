using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 汇总 · Hours from instants and minutes, days from hours, months and years from days. Invalid values do not enter; how much the
/// valid ones cover decides whether the mean is valid. Directions are averaged on the circle.
/// </summary>
internal sealed class Means(Period period) : IDerivation
{
    /// <summary>Months and years have no length of their own: their means are kept as of so many days, beginning with the month or year.</summary>
    internal static TimeSpan LengthOf(Period period) => period switch
    {
        Period.Hour => TimeSpan.FromHours(1),
        Period.Day => TimeSpan.FromDays(1),
        Period.Month => TimeSpan.FromDays(30),
        _ => TimeSpan.FromDays(365),
    };

    public Text Rule { get; } = period switch
    {
        Period.Hour => new($"小时均值：由实时与分钟数据汇总；{ValidityRule.Says(period).Zh}", $"Hourly mean of instants and minutes; {ValidityRule.Says(period).En}"),
        Period.Day => new($"日均值：由小时均值汇总；{ValidityRule.Says(period).Zh}", $"Daily mean of hourly means; {ValidityRule.Says(period).En}"),
        Period.Year => new($"年均值：由日均值汇总；{ValidityRule.Says(period).Zh}", $"Annual mean of daily means; {ValidityRule.Says(period).En}"),
        _ => new($"月均值：由日均值汇总；{ValidityRule.Says(period).Zh}", $"Monthly mean of daily means; {ValidityRule.Says(period).En}"),
    };

    public Period Period => period;

    public string? Standard => AirStandards.Limits;

    private SeriesKind Kind => SeriesKind.Mean(LengthOf(period));

    public Target? TargetOf(MonitoringPoint point, Series source) =>
        Indices.Are(source.Factor) || !IsFinerThan(source.Kind) ? null : new(source.Factor, Kind, source.Channel, source.Unit);

    public async Task<IReadOnlyList<Derived>> DeriveAsync(
        MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel)
    {
        var candidates = new List<(SeriesKind Kind, IReadOnlyList<Observation> Values)>();
        // Minutes before instants: the device has averaged more of them than it has sent.
        foreach (var kind in inputs.Candidates(point, target.Factor, IsFinerThan, target.Channel).Select(s => s.Kind).Distinct().OrderByDescending(k => k.Period).ToList())
            candidates.Add((kind, await inputs.BestAsync(point, target.Factor, kind, target.Channel, target.Unit, from, to, cancel)));
        var (derived, validity) = (new List<Derived>(), inputs.Validity);
        for (var start = from; start < to; start = period.EndOf(start))
            if (candidates.Select(c => Mean(point, target.Factor, start, c.Kind, c.Values, validity)).OfType<Derived>().OrderByDescending(d => d.IsValid).Cast<Derived?>().FirstOrDefault() is { } best)
                derived.Add(best);
        return derived;
    }

    private bool IsFinerThan(SeriesKind kind) => period switch
    {
        Period.Hour => kind.Statistic is Statistic.Instant or Statistic.Mean && kind.Period < TimeSpan.FromHours(1),
        Period.Day => kind == SeriesKind.HourlyMean,
        _ => kind == SeriesKind.DailyMean,
    };

    private Derived? Mean(MonitoringPoint point, string factor, DateTime start, SeriesKind kind, IReadOnlyList<Observation> all, ValidityRule validity)
    {
        var end = period.EndOf(start);
        var values = Within(all, start, end);
        var valid = values.Where(o => StreamInputs.IsValid(o)).ToList();
        if (valid.Count == 0) return null;
        var covers = validity.Holds(point, period, start, Coverage.Of(values, kind, end), valid.Count < values.Count)
            && (period != Period.Year || validity.EveryMonthHolds(point, start, valid));
        var numbers = valid.Select(o => o.Value).ToArray();
        return SeriesAccess.IsDirection(factor)
            ? Derived.Plain(start, CircularMean.Of(numbers).Degrees, covers)
            : new(start, numbers.Average(), valid.Min(o => double.IsNaN(o.Min) ? o.Value : o.Min), valid.Max(o => double.IsNaN(o.Max) ? o.Value : o.Max),
                covers ? Derived.Valid : Derived.Insufficient);
    }

    /// <summary>Values are in order of time.</summary>
    private static List<Observation> Within(IReadOnlyList<Observation> all, DateTime start, DateTime end)
    {
        var found = new List<Observation>();
        for (var i = FirstFrom(all, start); i < all.Count && all[i].Start < end; i++) found.Add(all[i]);
        return found;
    }

    private static int FirstFrom(IReadOnlyList<Observation> all, DateTime start)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
