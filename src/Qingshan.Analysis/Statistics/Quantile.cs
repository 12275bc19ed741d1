namespace Qingshan.Analysis.Statistics;

/// <summary>Quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), as R, NumPy and spreadsheets have it.</summary>
public static class Quantile
{
    /// <summary>The quantile of values in order.</summary>
    /// <param name="ascending">The values, ascending, none missing.</param>
    /// <param name="share">0 for the least, 0.5 for the median, 1 for the greatest.</param>
    /// <returns>The quantile in the unit of the values; NaN where there is no value.</returns>
    public static double OfSorted(ReadOnlySpan<double> ascending, double share)
    {
        if (ascending.IsEmpty) return double.NaN;
        var place = share * (ascending.Length - 1);
        var low = Math.Clamp((int)Math.Floor(place), 0, ascending.Length - 1);
        var high = Math.Min(low + 1, ascending.Length - 1);
        return ascending[low] + (place - low) * (ascending[high] - ascending[low]);
    }

    /// <summary>The quantile of values in any order.</summary>
    /// <param name="values">The values; NaN is missing and left out.</param>
    /// <param name="share">0 for the least, 0.5 for the median, 1 for the greatest.</param>
    /// <returns>The quantile in the unit of the values; NaN where there is no value.</returns>
    public static double Of(ReadOnlySpan<double> values, double share) => OfSorted(Sorted(values), share);

    /// <summary>The values that are not missing, ascending.</summary>
    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = Present.Of(values);
        Array.Sort(present);
        return present;
    }
}
