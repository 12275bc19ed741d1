using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>突变 · A change from one value to the next that is out of all proportion to the changes of the week before.</summary>
internal sealed class Step : IValueDetector
{
    /// <summary>As many robust standard deviations of the changes before.</summary>
    private const double Times = 30;

    /// <summary>The changes that have to be there before anything is said.</summary>
    private const int Least = 36;

    /// <summary>Differences of decimal numbers that are smaller than this share of the largest are none.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Makes the median absolute deviation of a normal distribution its standard deviation.</summary>
    private const double OfNormal = 1.4826;

    private static readonly Hysteresis AtOnce = new(OpensAfter: 1, ClosesAfter: 3, TimeSpan.Zero);

    public DetectorFacts Facts { get; } = new("step", new("突变", "Step"),
        new("小时与 4 小时均值相邻两值的变化；不看工况与用电监控点、风向与指数", "the change between neighbouring hourly and 4 h means; not of points of working conditions and electricity, nor directions and indices"),
        new("变化偏离前 7 天各次变化的中位数超过 30 倍稳健标准差（1.4826×MAD，至少 36 次变化）。连续 3 个有效值不再突变即结束",
            "the change lies more than 30 robust standard deviations (1.4826 × MAD, at least 36 changes) from the median of the changes of the 7 days before. Closes after 3 valid values without another"),
        new("中位数与 MAD 为稳健统计的通用做法；30 倍为本项目按真实小时数据的误报率选定（见文档）", "median and MAD are usual in robust statistics; 30 was chosen by this project by its false alarms on real hours (see the documentation)"),
        DetectorFacts.FromVerdicts);

    public bool Judges(MonitoringPoint point, string factor, SeriesKind kind) =>
        kind.Statistic == Statistic.Mean && kind.Period < TimeSpan.FromDays(1) && !IsOfWork(point) && !Indices.Are(factor) && !SeriesAccess.IsDirection(factor);

    /// <summary>Currents and loads jump whenever somebody switches something on.</summary>
    private static bool IsOfWork(MonitoringPoint point) => point.Kind is "flue-process" or "sewage-process" or "electricity-point" or "operating-point";

    public Hysteresis HysteresisOf(SeriesKind kind) => AtOnce;

    public IEnumerable<Judgement> Judge(Readings readings, DateTime from)
    {
        var values = readings.Values;
        var before = new Queue<(DateTime At, double Change)>();
        for (var i = 0; i < values.Count; i++)
        {
            var o = values[i];
            var change = i > 0 && o.Start - values[i - 1].Start == readings.Kind.Period && Readings.IsValid(o) && Readings.IsValid(values[i - 1]) ? o.Value - values[i - 1].Value : double.NaN;
            if (o.Start >= from)
            {
                while (before.Count > 0 && before.Peek().At < o.Start - Readings.Memory) before.Dequeue();
                yield return double.IsNaN(change) || Weight(before, change) is not { } weight
                    ? readings.Unknown(o)
                    : new(o.Start, o.Start, readings.EndOf(o), weight > Times ? Mark.Bad : Mark.Good, o.Value, weight, o.Series);
            }
            if (!double.IsNaN(change)) before.Enqueue((o.Start, change));
        }
    }

    public Finding Describe(Readings readings, Episode episode)
    {
        var worst = episode.Worst;
        var before = readings.Values.LastOrDefault(o => o.Start < worst.Start && Readings.IsValid(o));
        var (factor, kind) = (Said.Factor(readings.Factor), Said.Kind(readings.Kind));
        var (was, now) = (Said.Number(before.Value), Said.With(worst.Value, readings.Unit));
        // How many hundred times says nothing more.
        var times = worst.Weight < 100
            ? new Text($"为平常变化幅度的 {worst.Weight:0} 倍", $"{worst.Weight:0} times its usual change")
            : new Text("远超平常的变化幅度", "far beyond its usual change");
        return new(episode.Since, episode.Until, Severity.Notice,
            new($"{factor.Zh}{kind.Zh}突变：由 {was} 变为 {now}，{times.Zh}", $"{kind.En} of {factor.En} jumped from {was} to {now}, {times.En}"), null)
        {
            Series = worst.Series, Worst = worst.Value,
        };
    }

    /// <summary>How many robust standard deviations a change is out; null where too few are known, or none of them differs.</summary>
    private static double? Weight(Queue<(DateTime At, double Change)> before, double change)
    {
        if (before.Count < Least) return null;
        double[] changes = [.. before.Select(b => b.Change)];
        var largest = changes.Max(Math.Abs);
        var least = changes.Select(Math.Abs).Where(c => c > largest * Rounding).DefaultIfEmpty(double.PositiveInfinity).Min();
        var middle = Median(changes);
        for (var i = 0; i < changes.Length; i++) changes[i] = Math.Abs(changes[i] - middle);
        // Finer than it is read an instrument cannot vary: the smallest change that there was is the least spread.
        var spread = Math.Max(OfNormal * Median(changes), least);
        return double.IsFinite(spread) ? Math.Abs(change - middle) / spread : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
