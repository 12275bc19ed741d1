using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 累计 · Sums of what is counted over periods: rain, and the amounts that outlets discharge (排放量, which devices report beside the means
/// of their minutes and hours). Hours are summed of what is finer, days of hours, months and years of days. A sum of a period of which
/// too much is missing is marked, since it is too small; it is never scaled up.
/// </summary>
internal sealed class Sums(Period period) : IDerivation
{
    public Text Rule { get; } = new(
        $"累计：逐级相加，缺测部分不补算，因此覆盖不足时标为不足；{ValidityRule.Says(period).Zh}；排放量取设备上报的累计值，单位为因子表的计量单位（未核实）",
        $"Sum, step by step; what is missing is not made up for, so that a sum that covers too little is marked; {ValidityRule.Says(period).En}; discharged amounts as devices report them, in the unit of the table of factors (unverified)");

    public Period Period => period;

    public string? Standard => AirStandards.Limits;

    private SeriesKind Kind => SeriesKind.Sum(Means.LengthOf(period));

    public Target? TargetOf(MonitoringPoint point, Series source)
    {
        if (IsFiner(source.Kind)) return new(source.Factor, Kind, source.Channel, source.Unit);
        return CarriesAmounts(point, source.Kind) && AmountUnit(source.Factor) is { } unit ? new(source.Factor, Kind, source.Channel, unit.Symbol) : null;
    }

    public async Task<IReadOnlyList<Derived>> DeriveAsync(
        MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel)
    {
        // What is a sum already comes before the amounts that stand beside means, and hours before minutes.
        var candidates = new List<(SeriesKind Kind, IReadOnlyList<Observation> Values)>();
        foreach (var kind in inputs.Candidates(point, target.Factor, IsFiner, target.Channel).Select(s => s.Kind).Distinct().OrderByDescending(k => k.Period).ToList())
            candidates.Add((kind, await inputs.BestAsync(point, target.Factor, kind, target.Channel, target.Unit, from, to, cancel)));
        foreach (var source in inputs.Candidates(point, target.Factor, k => CarriesAmounts(point, k), target.Channel).DistinctBy(s => s.Kind).OrderByDescending(s => s.Kind.Period).ToList())
        {
            var read = await inputs.BestAsync(point, target.Factor, source.Kind, target.Channel, source.Unit, from, to, cancel);
            candidates.Add((source.Kind, [.. read.Where(o => !double.IsNaN(o.Total)).Select(o => o with { Value = o.Total })]));
        }
        var (derived, validity) = (new List<Derived>(), inputs.Validity);
        for (var start = from; start < to; start = period.EndOf(start))
            if (candidates.Select(c => Sum(point, start, c.Kind, c.Values, validity)).OfType<Derived>().OrderByDescending(d => d.IsValid).Cast<Derived?>().FirstOrDefault() is { } best)
                derived.Add(best);
        return derived;
    }

    private Derived? Sum(MonitoringPoint point, DateTime start, SeriesKind kind, IReadOnlyList<Observation> all, ValidityRule validity)
    {
        var end = period.EndOf(start);
        var values = all.Where(o => o.Start >= start && o.Start < end).ToList();
        var valid = values.Where(o => StreamInputs.IsValid(o)).ToList();
        return valid.Count == 0 ? null
            : Derived.Plain(start, valid.Sum(o => o.Value), validity.Holds(point, period, start, Coverage.Of(values, kind, end), valid.Count < values.Count));
    }

    private bool IsFiner(SeriesKind kind) => kind.Statistic == Statistic.Sum && (period == Period.Hour
        ? kind.Period < TimeSpan.FromHours(1)
        : kind.Period == Means.LengthOf(period == Period.Day ? Period.Hour : Period.Day));

    /// <summary>Devices at outlets say beside the mean of a period how much went out during it.</summary>
    private bool CarriesAmounts(MonitoringPoint point, SeriesKind kind) =>
        point.Kind is "waste-gas-outlet" or "waste-water-outlet" && kind.Statistic == Statistic.Mean
        && (period == Period.Hour ? kind.Period < TimeSpan.FromHours(1) : period == Period.Day && kind == SeriesKind.HourlyMean);

    private static Unit? AmountUnit(string factor) => FactorTable.Hj212Of2017.Find(factor)?.LoadUnit;
}
