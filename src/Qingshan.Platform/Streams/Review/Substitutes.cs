using System.Globalization;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>替代规则 · Works out what stands in for the hours that are missing or invalid at an outlet, by the rule for its kind.</summary>
internal static class Substitutes
{
    public static readonly Text
        OfFlueGas = new("HJ 75-2017（未核实）：失效前若干有效小时的最大值", "HJ 75-2017 (unverified): the largest of the valid hours before the gap"),
        OfWasteWater = new("HJ 356-2019（未核实）：缺失前等长时段的均值，pH 取中位值", "HJ 356-2019 (unverified): the mean of the stretch of equal length before the gap, of pH the median");

    /// <summary>The rule for a kind of point; null where nothing may stand in for what was not measured.</summary>
    public static Text? RuleOf(MonitoringPoint point) => point.Kind switch
    {
        "waste-gas-outlet" => OfFlueGas,
        "waste-water-outlet" => OfWasteWater,
        _ => null,
    };

    /// <summary>The value for the gap and the numbers it was made of, or why there is none.</summary>
    /// <param name="before">Valid hours before the gap, in order of time.</param>
    /// <param name="captured">Share of valid hours in the quarter before the gap.</param>
    public static Result<(double Value, string Basis)> Of(MonitoringPoint point, string factor, IReadOnlyList<Observation> before, double captured, DateTime from, int missing)
    {
        if (RuleOf(point) is not { } rule)
            return No(new("此规则只用于污染源排放口", "it is for the outlets of sources only"));
        if (point.Kind == "waste-gas-outlet")
        {
            if (MissingHours.FlueGasHoursBack(captured, missing) is not { } back)
                return No(new($"季度有效数据捕集率 {captured:P0} 低于 75 %", $"only {captured:P0} of the quarter is valid, less than 75 %"));
            var last = before.TakeLast(back).ToList();
            if (last.Count == 0) return No(new("此前没有有效小时", "there is no valid hour before"));
            var largest = last.Max(o => o.Value);
            return (largest, string.Create(CultureInfo.InvariantCulture, $"max of {last.Count} h = {largest:G6}; captured {captured:P1}; gap {missing} h"));
        }
        // Where the stretch before has gaps of its own, one goes on backwards until there are as many hours.
        var stretch = before.Where(o => o.Start < from).TakeLast(missing).Select(o => o.Value).ToArray();
        if (stretch.Length == 0) return No(new("此前没有有效小时", "there is no valid hour before"));
        var (value, name) = MissingHours.TakesMedian(factor) ? (Robust.Median(stretch), "median") : (stretch.Average(), "mean");
        return (value, string.Create(CultureInfo.InvariantCulture, $"{name} of {stretch.Length} h before = {value:G6}; gap {missing} h"));

        Error No(Text why) => ReviewErrors.CannotSubstitute.Of(point.Code, factor, RuleOf(point) ?? OfFlueGas, why);
    }
}
