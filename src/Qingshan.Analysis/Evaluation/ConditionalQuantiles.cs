using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Evaluation;

/// <summary>What was observed when the model said a certain value.</summary>
/// <param name="Modelled">The middle of the interval of modelled values.</param>
/// <param name="Count">How many pairs it has.</param>
/// <param name="Median">The median of what was observed; NaN without pairs.</param>
/// <param name="P25">The 25th percentile; NaN with 10 pairs or fewer.</param>
/// <param name="P75">The 75th percentile; NaN with 10 pairs or fewer.</param>
/// <param name="P10">The 10th percentile; NaN with 20 pairs or fewer.</param>
/// <param name="P90">The 90th percentile; NaN with 20 pairs or fewer.</param>
/// <param name="Observed">How many observed values lie in the interval.</param>
public readonly record struct ConditionalQuantile(double Modelled, int Count, double Median, double P25, double P75, double P10, double P90, int Observed);

/// <summary>Conditional quantiles (Wilks 2005; openair's conditionalQuantile): a good model has its medians on the diagonal and narrow bands.</summary>
/// <param name="Intervals">By modelled value, rising, each of equal width.</param>
/// <param name="Width">The width of an interval.</param>
/// <param name="Count">How many pairs took part.</param>
/// <param name="Least">The least value that was observed.</param>
/// <param name="Most">The greatest value that was observed.</param>
public sealed record ConditionalQuantiles(ImmutableArray<ConditionalQuantile> Intervals, double Width, int Count, double Least, double Most)
{
    /// <summary>Computes them, in O(n log n).</summary>
    /// <param name="observed">What was observed; NaN is missing.</param>
    /// <param name="modelled">As many modelled values, of the same unit; NaN is missing.</param>
    /// <param name="intervals">How many intervals, 4 to 200.</param>
    /// <returns>The quantiles; a problem with fewer than 20 pairs or where all values are equal.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<ConditionalQuantiles> Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> modelled, int intervals = 30)
    {
        var (o, m) = Pairs.Of(observed, modelled);
        if (intervals is < 4 or > 200) return AnalysisProblem.Option("intervals", intervals, " 4 到 200", "from 4 to 200");
        if (o.Length < 20) return AnalysisProblem.TooFew(20, o.Length, "观测与模拟都有值的行", "pairs of observed and modelled values");
        var (low, high) = (Math.Min(o.Min(), m.Min()), Math.Max(o.Max(), m.Max()));
        if (low == high) return AnalysisProblem.Constant(low);
        // As in openair, whole numbers around the data; below one unit they would leave a single interval, and the data's own ends are taken.
        if (high - low > 1) (low, high) = (Math.Floor(low), Math.Ceiling(high));
        var width = (high - low) / intervals;
        var binned = Binned.Of(o, m.Select(Interval).ToArray(), intervals);
        var seen = new int[intervals];
        foreach (var value in o) seen[Interval(value)]++;
        var found = ImmutableArray.CreateBuilder<ConditionalQuantile>(intervals);
        for (var b = 0; b < intervals; b++)
        {
            var here = binned[b];
            here.Sort();
            var (some, many) = (here.Length > 10, here.Length > 20);
            found.Add(new(low + (b + 0.5) * width, here.Length, Quantile.OfSorted(here, 0.5), some ? Quantile.OfSorted(here, 0.25) : double.NaN, some ? Quantile.OfSorted(here, 0.75) : double.NaN,
                many ? Quantile.OfSorted(here, 0.1) : double.NaN, many ? Quantile.OfSorted(here, 0.9) : double.NaN, seen[b]));
        }
        return new ConditionalQuantiles(found.MoveToImmutable(), width, o.Length, o.Min(), o.Max());

        // An interval contains its upper end.
        int Interval(double value) => Math.Clamp((int)Math.Ceiling((value - low) / width) - 1, 0, intervals - 1);
    }
}
