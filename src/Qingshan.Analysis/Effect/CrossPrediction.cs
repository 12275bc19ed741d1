using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Effect;

/// <summary>Each window, and the days beside it, predicted by trees that learned from neither; no model learns from the window with measures.</summary>
internal sealed class CrossPrediction
{
    // Of the hours that are needed in all, half may lie in windows.
    private const int Least = WindowEffect.Least / 2;

    private readonly EffectHours _hours;
    private readonly Dictionary<MeasureWindow, (int Begin, double[] Values)> _predicted;

    private CrossPrediction(EffectHours hours, Dictionary<MeasureWindow, (int, double[])> predicted) => (_hours, _predicted) = (hours, predicted);

    public static Analysed<CrossPrediction> Of(EffectHours hours, PlaceboWindows windows, EffectOptions options, MethodWork work)
    {
        var learned = (double[])hours.Values.Clone();
        // Rows that are not learned from may lack weather, which trees do not take.
        for (var i = 0; i < learned.Length; i++)
            if (!hours.HasWeather(i)) learned[i] = double.NaN;
        foreach (var measured in options.Others.Append(windows.All[windows.Measured])) Hide(learned, measured);
        var predicted = new Dictionary<MeasureWindow, (int, double[])>();
        for (var model = 0; model < windows.Models; model++)
        {
            work.At((double)model / windows.Models);
            var target = (double[])learned.Clone();
            MeasureWindow[] left = [.. windows.All.Where((_, i) => windows.Folds[i] == model)];
            foreach (var window in left) Hide(target, window);
            var count = target.Count(v => !double.IsNaN(v));
            if (count < Least) return AnalysisProblem.TooFew(Least, count, "时段之外数值与气象俱全的小时", "hours with value and weather outside of the windows");
            if (!BoostedTrees.Grow(hours.Features, target, options.Growth, work.Cancel).TryGet(out var trees, out var problem)) return problem;
            foreach (var window in left)
            {
                var places = hours.Places(window, options.MarginDays);
                predicted[window] = (places.Start.Value, Predict(trees, hours, places, target));
            }
        }
        return new CrossPrediction(hours, predicted);

        void Hide(double[] values, MeasureWindow window) => values.AsSpan(hours.Places(window, options.MarginDays)).Fill(double.NaN);
    }

    /// <summary>The means over the hours of a window that have value and prediction, and how many they are.</summary>
    public (double Observed, double Predicted, int Count) Means(MeasureWindow window)
    {
        var (observed, predicted, count) = (0.0, 0.0, 0);
        foreach (var (o, p) in Pairs(window)) (observed, predicted, count) = (observed + o, predicted + p, count + 1);
        return (observed / count, predicted / count, count);
    }

    /// <summary>How much of the variance of the hours of the placebos is predicted.</summary>
    public double RSquared(PlaceboWindows windows)
    {
        (double Observed, double Predicted)[] pairs = [.. windows.All.Where((_, i) => i != windows.Measured).SelectMany(Pairs)];
        var mean = pairs.Average(p => p.Observed);
        return 1 - pairs.Sum(p => (p.Observed - p.Predicted) * (p.Observed - p.Predicted)) / pairs.Sum(p => (p.Observed - mean) * (p.Observed - mean));
    }

    /// <summary>The hours around the window with measures, with the band in which hours of placebos lie.</summary>
    public EffectSeries Series(PlaceboWindows windows, EffectOptions options)
    {
        double[] ratios = [.. windows.All.Where((_, i) => i != windows.Measured).SelectMany(Pairs).Select(p => p.Observed / p.Predicted).Order()];
        var (low, high) = (Quantile.OfSorted(ratios, (1 - options.Confidence) / 2), Quantile.OfSorted(ratios, (1 + options.Confidence) / 2));
        var window = windows.All[windows.Measured];
        var (begin, predicted) = _predicted[window];
        var places = begin..(begin + predicted.Length);
        return new([.. _hours.Times[places]], [.. _hours.Values[places]], [.. predicted], [.. predicted.Select(p => p * low)], [.. predicted.Select(p => p * high)]);
    }

    private IEnumerable<(double Observed, double Predicted)> Pairs(MeasureWindow window)
    {
        var inner = _hours.Places(window);
        var (begin, predicted) = _predicted[window];
        for (var i = inner.Start.Value; i < inner.End.Value; i++)
            if (!double.IsNaN(_hours.Values[i]) && !double.IsNaN(predicted[i - begin])) yield return (_hours.Values[i], predicted[i - begin]);
    }

    private static double[] Predict(BoostedTrees trees, EffectHours hours, Range places, double[] learned)
    {
        var least = learned.Where(v => !double.IsNaN(v)).Min();
        var (row, predicted) = (new double[hours.Features.Length], new double[places.End.Value - places.Start.Value]);
        for (var i = 0; i < predicted.Length; i++)
        {
            var at = places.Start.Value + i;
            if (!hours.HasWeather(at))
            {
                predicted[i] = double.NaN;
                continue;
            }
            for (var f = 0; f < row.Length; f++) row[f] = hours.Features[f][at];
            // Trees add up, and can end below anything that was ever measured.
            predicted[i] = Math.Max(trees.Predict(row), least);
        }
        return predicted;
    }
}
