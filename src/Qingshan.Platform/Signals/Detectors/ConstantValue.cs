using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>
/// 恒值 · The same value again and again. How often a healthy instrument repeats itself depends on how finely it is read, so
/// the length that is needed follows from how often this one did in the week before.
/// </summary>
internal sealed class ConstantValue : IValueDetector
{
    private const int LeastHours = 4, LeastFourHours = 3;

    /// <summary>As many pairs of neighbours have to be known from the week before; of an instrument that is hardly known nothing is said.</summary>
    private const int Known = 24, NotKnown = 1_000_000;

    /// <summary>A run is found where chance alone would make one so long less often than this.</summary>
    private const double Chance = 1e-5;

    private static readonly TimeSpan ToWarning = TimeSpan.FromHours(12), ToSerious = TimeSpan.FromHours(48);
    private static readonly Hysteresis AtOnce = new(OpensAfter: 1, ClosesAfter: 1, TimeSpan.Zero);

    public DetectorFacts Facts { get; } = new("constant", new("恒值", "Constant value"),
        new("小时与 4 小时均值；不看风向、指数、零值、未检出与低于检出限的值、前 7 天的最低读数", "hourly and 4 h means; not directions, indices, zeros (a stopped facility), values not detected or below the detection limit, the least reading of the 7 days before"),
        new("连续相同：小时至少 4 个、4 小时至少 3 个，且按前 7 天相邻两值相同的频率 p，偶然出现的可能 p^(n-1) 不超过十万分之一（前 7 天至少有 24 对相邻值）。12 小时为警告，48 小时为严重；值一变即结束",
            "equal values in a row: 4 hours or 3 four-hours at least, and so many n that chance, with p the share of equal neighbours in the 7 days before, makes such a run with p^(n-1) of at most 1 in 100,000 (24 pairs at least in the 7 days before). A warning from 12 h, serious from 48 h; closes when the value changes"),
        new("4 小时为行业惯例（未核实），其余为本项目自定", "4 hours is a custom of the trade (unverified), the rest is this project's own choice"),
        DetectorFacts.FromVerdicts);

    public bool Judges(MonitoringPoint point, string factor, SeriesKind kind) =>
        kind.Statistic == Statistic.Mean && kind.Period < TimeSpan.FromDays(1) && !Indices.Are(factor) && !SeriesAccess.IsDirection(factor);

    public Hysteresis HysteresisOf(SeriesKind kind) => AtOnce;

    public IEnumerable<Judgement> Judge(Readings readings, DateTime from)
    {
        var (values, period) = (readings.Values, readings.Kind.Period);
        var least = period == TimeSpan.FromHours(1) ? LeastHours : LeastFourHours;
        // Pairs of neighbours, and how many of them are equal, up to each value.
        var (pairs, equal) = (new int[values.Count + 1], new int[values.Count + 1]);
        var (begin, needed) = (0, int.MaxValue);
        for (var i = 0; i < values.Count; i++)
        {
            var o = values[i];
            var follows = i > 0 && o.Start - values[i - 1].Start == period && CanRepeat(o) && CanRepeat(values[i - 1]);
            var same = follows && o.Value.Equals(values[i - 1].Value);
            (pairs[i + 1], equal[i + 1]) = (pairs[i] + (follows ? 1 : 0), equal[i] + (same ? 1 : 0));
            if (!same) (begin, needed) = (i, int.MaxValue);
            else if (needed == int.MaxValue) needed = Math.Max(least, Length(values, begin, pairs, equal));
            if (o.Start < from) continue;
            if (!Readings.IsValid(o)) yield return readings.Unknown(o);
            else if (CanRepeat(o) && i - begin + 1 >= needed) yield return new(o.Start, values[begin].Start, readings.EndOf(o), Mark.Bad, o.Value, i - begin, o.Series);
            else yield return new(o.Start, o.Start, readings.EndOf(o), Mark.Good, o.Value, 0, o.Series);
        }
    }

    public Finding Describe(Readings readings, Episode episode)
    {
        var length = episode.Until - episode.Since;
        var (factor, kind, span, value) = (Said.Factor(readings.Factor), Said.Kind(readings.Kind), Said.Span(length), Said.With(episode.Worst.Value, readings.Unit));
        return new(episode.Since, episode.Until, length >= ToSerious ? Severity.Serious : length >= ToWarning ? Severity.Warning : Severity.Notice,
            new($"{factor.Zh}{kind.Zh} {span.Zh}恒为 {value}，请检查仪器与采样管路", $"{kind.En} of {factor.En} has stood at {value} for {span.En}: check the instrument and its sampling line"), null)
        {
            Series = episode.Worst.Series, Worst = episode.Worst.Value,
        };
    }

    /// <summary>Zero is what stopped facilities and dry days give; below the detection limit everything is equal.</summary>
    private static bool CanRepeat(in Observation o) => Readings.IsValid(o) && o.Value != 0 && o.Qualifier is not (Qualifier.Less or Qualifier.NotDetected);

    /// <summary>The least value that there was in the week before: where an instrument sees nothing, it shows its floor for hours.</summary>
    private static bool IsFloor(IReadOnlyList<Observation> values, int week, int begin)
    {
        var least = double.PositiveInfinity;
        for (var i = week; i < begin; i++)
            if (Readings.IsValid(values[i]) && values[i].Value < least) least = values[i].Value;
        return least.Equals(values[begin].Value);
    }

    /// <summary>How many equal values are needed for a run that begins at a place.</summary>
    private static int Length(IReadOnlyList<Observation> values, int begin, int[] pairs, int[] equal)
    {
        var week = begin;
        while (week > 0 && values[week - 1].Start >= values[begin].Start - Readings.Memory) week--;
        if (IsFloor(values, week, begin)) return NotKnown;
        var known = pairs[begin + 1] - pairs[week + 1];
        if (known < Known) return NotKnown;
        // One of each beforehand, so that what was never seen to repeat itself may.
        var share = (equal[begin + 1] - equal[week + 1] + 1.0) / (known + 2.0);
        return 1 + (int)Math.Ceiling(Math.Log(Chance) / Math.Log(share));
    }
}
