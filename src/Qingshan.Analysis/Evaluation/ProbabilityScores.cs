using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Evaluation;

/// <summary>How often events came when their forecast probability was in an interval.</summary>
/// <param name="Forecast">The mean of the forecast probabilities; NaN without forecasts.</param>
/// <param name="Observed">The share of forecasts after which the event came; NaN without forecasts.</param>
/// <param name="Count">How many forecasts.</param>
public readonly record struct ReliabilityBin(double Forecast, double Observed, int Count);

/// <summary>Scores of forecast probabilities of an event.</summary>
/// <param name="Count">Pairs in which both are there.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="Brier">The mean square difference of probability and outcome (Brier 1950): 0 is perfect.</param>
/// <param name="Skill">Brier's score against always forecasting the mean frequency: 1 is perfect, 0 no skill.</param>
/// <param name="Reliability">Of Murphy (1973): how far frequencies are from the probabilities, over the bins; small is good.</param>
/// <param name="Resolution">How far frequencies of the bins are from the mean frequency; large is good.</param>
/// <param name="Uncertainty">What the weather leaves to say: the variance of the outcome. Brier is about reliability less resolution plus this.</param>
/// <param name="Area">The area under the ROC curve, which is the share of pairs of an event and a quiet time in which the event had the higher probability, ties as half; 0.5 is no skill.</param>
/// <param name="Bins">Ten bins of the probability.</param>
/// <param name="Curve">The ROC curve from (0, 0) to (1, 1): false detection and detection at every probability, thinned to 200 points.</param>
public sealed record ProbabilityScores(int Count, int Events, double Brier, double Skill, double Reliability, double Resolution, double Uncertainty, double Area,
    ImmutableArray<ReliabilityBin> Bins, ImmutableArray<(double FalseDetection, double Detection)> Curve)
{
    private const int BinCount = 10;

    /// <summary>Computes them, in O(n log n).</summary>
    /// <param name="probability">Forecast probabilities, 0 to 1; NaN is missing.</param>
    /// <param name="observed">As many outcomes: above 0 for an event, 0 for none; NaN is missing.</param>
    /// <returns>The scores; a problem without both an event and a quiet time, or with a probability outside of 0 to 1.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<ProbabilityScores> Of(ReadOnlySpan<double> probability, ReadOnlySpan<double> observed)
    {
        var (o, p) = Pairs.Of(observed, probability);
        if (p.Any(q => q is < 0 or > 1)) return AnalysisProblem.Shape("概率应在 0 到 1 之间；百分数请先除以 100。", "Probabilities have to be between 0 and 1; divide percents by 100 first.");
        var events = o.Count(v => v > 0);
        if (events == 0 || events == o.Length) return AnalysisProblem.TooFew(1, 0, events == 0 ? "事件" : "无事件的行", events == 0 ? "events" : "rows without an event");
        double n = o.Length, brier = 0;
        var bins = new (double Sum, int Events, int Count)[BinCount];
        for (var i = 0; i < o.Length; i++)
        {
            var outcome = o[i] > 0 ? 1 : 0;
            brier += (p[i] - outcome) * (p[i] - outcome) / n;
            ref var bin = ref bins[Math.Min(BinCount - 1, (int)(p[i] * BinCount))];
            bin = (bin.Sum + p[i], bin.Events + outcome, bin.Count + 1);
        }
        var mean = events / n;
        var reliability = bins.Where(b => b.Count > 0).Sum(b => b.Count / n * Math.Pow(b.Sum / b.Count - (double)b.Events / b.Count, 2));
        var resolution = bins.Where(b => b.Count > 0).Sum(b => b.Count / n * Math.Pow((double)b.Events / b.Count - mean, 2));
        var uncertainty = mean * (1 - mean);
        var (area, curve) = Roc(p, o, events);
        return new ProbabilityScores(o.Length, events, brier, 1 - brier / uncertainty, reliability, resolution, uncertainty, area,
            [.. bins.Select(b => b.Count == 0 ? new ReliabilityBin(double.NaN, double.NaN, 0) : new(b.Sum / b.Count, (double)b.Events / b.Count, b.Count))], curve);
    }

    private static (double Area, ImmutableArray<(double, double)> Curve) Roc(double[] probability, double[] observed, int events)
    {
        var order = Enumerable.Range(0, probability.Length).ToArray();
        Array.Sort(probability.Select(p => -p).ToArray(), order);
        double quiet = probability.Length - events, area = 0;
        var points = new List<(double, double)> { (0, 0) };
        int hits = 0, alarms = 0;
        for (var start = 0; start < order.Length;)
        {
            var (end, before) = (start, (hits, alarms));
            for (; end < order.Length && probability[order[end]] == probability[order[start]]; end++)
                if (observed[order[end]] > 0) hits++;
                else alarms++;
            area += (alarms - before.alarms) / quiet * (hits + before.hits) / 2 / events;
            points.Add((alarms / quiet, (double)hits / events));
            start = end;
        }
        var step = Math.Max(1, points.Count / 200);
        return (area, [.. points.Where((_, i) => i % step == 0 || i == points.Count - 1)]);
    }
}
