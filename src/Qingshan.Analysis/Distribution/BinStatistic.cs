using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Distribution;

/// <summary>What is computed of the values that fall together.</summary>
public enum BinStatistic
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The greatest value.</summary>
    Max,

    /// <summary>The sample standard deviation; missing for a single value.</summary>
    StandardDeviation,

    /// <summary>How many values there are.</summary>
    Frequency,

    /// <summary>The mean times the share of all values that fall there: what the bin adds to the mean of all.</summary>
    WeightedMean,

    /// <summary>A percentile.</summary>
    Percentile,

    /// <summary>
    /// The conditional probability function (Ashbaugh et al. 1985; Uria-Tellaetxe and Carslaw 2014): the share of the values there that lie above a
    /// percentile of all values.
    /// </summary>
    Cpf,
}

/// <summary>A statistic with what it needs.</summary>
/// <param name="Statistic">Which.</param>
/// <param name="Percentile">0 to 100: which percentile, or above which the share is counted; not read by the others.</param>
public readonly record struct BinMeasure(BinStatistic Statistic, double Percentile = 50)
{
    /// <summary>Computes it.</summary>
    /// <param name="values">The values that fall together, none missing; they are sorted in place.</param>
    /// <param name="all">How many values there are in all bins.</param>
    /// <param name="threshold">The percentile of all values, for <see cref="BinStatistic.Cpf"/>.</param>
    /// <returns>The number; NaN without values.</returns>
    internal double Of(Span<double> values, int all, double threshold)
    {
        if (values.IsEmpty) return double.NaN;
        switch (Statistic)
        {
            case BinStatistic.Frequency:
                return values.Length;
            case BinStatistic.Max:
                var max = values[0];
                foreach (var value in values) max = Math.Max(max, value);
                return max;
            case BinStatistic.Median:
                values.Sort();
                return Quantile.OfSorted(values, 0.5);
            case BinStatistic.Percentile:
                values.Sort();
                return Quantile.OfSorted(values, Percentile / 100);
            case BinStatistic.Cpf:
                var above = 0;
                foreach (var value in values)
                    if (value > threshold) above++;
                return (double)above / values.Length;
            default:
                var summary = Statistics.Summary.Of(values);
                return Statistic switch
                {
                    BinStatistic.StandardDeviation => summary.StandardDeviation,
                    BinStatistic.WeightedMean => summary.Sum / all,
                    _ => summary.Mean,
                };
        }
    }

    /// <summary>The percentile of all values above which the share is counted; NaN where it is not read.</summary>
    internal double Threshold(ReadOnlySpan<double> all) => Statistic == BinStatistic.Cpf ? Quantile.OfSorted(Quantile.Sorted(all), Percentile / 100) : double.NaN;
}
