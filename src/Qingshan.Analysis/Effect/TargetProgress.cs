using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Standards;

namespace Qingshan.Analysis.Effect;

/// <summary>A year of a city or region to be held against a target.</summary>
/// <param name="Year">The year.</param>
/// <param name="Measured">The annual mean as measured, or the share of days, in the unit of the target.</param>
/// <param name="Deweathered">The mean with average weather; NaN where it is not known.</param>
/// <param name="Low">The lower end of its interval; NaN where it is not known.</param>
/// <param name="High">The upper end.</param>
public sealed record TargetYear(int Year, double Measured, double Deweathered = double.NaN, double Low = double.NaN, double High = double.NaN);

/// <summary>Where a year stands on the way to a target.</summary>
public enum TargetState
{
    /// <summary>There is no value.</summary>
    Unknown,

    /// <summary>As good as the path, or better, before the year of the target.</summary>
    OnTrack,

    /// <summary>Worse than the path.</summary>
    Behind,

    /// <summary>The interval reaches to both sides of the path: nothing can be said.</summary>
    Unclear,

    /// <summary>The target is met in its year.</summary>
    Met,

    /// <summary>It is not met in its year.</summary>
    Missed,
}

/// <summary>A year held against the path to a target.</summary>
/// <param name="Value">The year.</param>
/// <param name="Path">The value of the path in this year, as measured values go.</param>
/// <param name="Measured">Where the measured value stands.</param>
/// <param name="DeweatheredPath">The path from the base year with average weather; NaN where that is not known.</param>
/// <param name="Deweathered">Where the value with average weather stands: whether weather alone made or spoilt it.</param>
public sealed record TargetStep(TargetYear Value, double Path, TargetState Measured, double DeweatheredPath, TargetState Deweathered);

/// <summary>
/// Years on the way to a target of an action plan: each against the straight line from the base year to the goal, as measured and with average
/// weather. A plan sets its goal for the last year alone; the path is what equal steps each year would be.
/// </summary>
/// <param name="Target">The target.</param>
/// <param name="Base">The year from which the path begins.</param>
/// <param name="Goal">The value to be reached, as measured.</param>
/// <param name="Steps">The years after the base up to that of the target.</param>
public sealed record TargetProgress(ActionPlanTarget Target, TargetYear Base, double Goal, ImmutableArray<TargetStep> Steps)
{
    /// <summary>Holds years against a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="years">The years in any order, none twice.</param>
    /// <param name="baseYear">
    /// The year from which the path begins, instead of the target's base year; for a target that is a value, the first year when left out.
    /// </param>
    /// <returns>The progress; a problem where the base year has no measured value or no year follows it.</returns>
    public static Analysed<TargetProgress> Of(ActionPlanTarget target, IReadOnlyCollection<TargetYear> years, int? baseYear = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count == 0) return AnalysisProblem.TooFew(2, 0, "年值", "years");
        var from = baseYear ?? target.BaseYear ?? years.Min(y => y.Year);
        if (years.FirstOrDefault(y => y.Year == from && double.IsFinite(y.Measured)) is not { } start)
            return AnalysisProblem.Shape($"基准年 {from} 没有实测值：请补充该年数据，或另定基准年。", $"The base year {from} has no measured value: bring the data of that year, or name another base year.");
        if (from >= target.Year) return AnalysisProblem.Shape($"基准年 {from} 不早于目标年 {target.Year}。", $"The base year {from} is not before the year of the target, {target.Year}.");
        TargetYear[] after = [.. years.Where(y => y.Year > from && y.Year <= target.Year).OrderBy(y => y.Year)];
        if (after.Length == 0) return AnalysisProblem.TooFew(1, 0, "基准年之后、目标年之前的年值", "years after the base up to the target");
        // A reduction is less of the value even where the plan says "at least so much".
        var wantsLess = target.Kind != TargetKind.Share || target.Bound == Bound.AtMost;
        return new TargetProgress(target, start, target.Goal(start.Measured), [.. after.Select(y => Step(target, start, y, wantsLess))]);
    }

    private static TargetStep Step(ActionPlanTarget target, TargetYear start, TargetYear year, bool wantsLess)
    {
        var share = (double)(year.Year - start.Year) / (target.Year - start.Year);
        double Path(double from) => from + share * (target.Goal(from) - from);
        var (path, calm) = (Path(start.Measured), Path(start.Deweathered));
        return new(year, path, State(year.Measured, year.Measured, path), calm, State(year.Low, year.High, calm));

        TargetState State(double low, double high, double against)
        {
            if (double.IsNaN(low) || double.IsNaN(high) || double.IsNaN(against)) return TargetState.Unknown;
            var (best, worst) = wantsLess ? (low - against, high - against) : (against - high, against - low);
            if (best <= 0 && worst > 0) return TargetState.Unclear;
            return (worst <= 0, year.Year == target.Year) switch { (true, true) => TargetState.Met, (true, false) => TargetState.OnTrack, (false, true) => TargetState.Missed, _ => TargetState.Behind };
        }
    }
}
