namespace Qingshan.Analysis.Distribution;

/// <summary>Quantiles of sorted values, between neighbours in proportion (Hyndman and Fan 1996, type 7: what R and numpy do when nothing is said).</summary>
internal static class Quantile
{
    /// <summary>A quantile.</summary>
    /// <param name="sorted">Values from small to large, none missing.</param>
    /// <param name="share">0 for the least, 1 for the greatest.</param>
    /// <returns>The quantile; NaN without values.</returns>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty) return double.NaN;
        var place = (sorted.Length - 1) * share;
        var low = Math.Clamp((int)Math.Floor(place), 0, sorted.Length - 1);
        return low == sorted.Length - 1 ? sorted[low] : sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]);
    }

    /// <summary>The values that are not missing, from small to large.</summary>
    public static double[] Sorted(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value)) present[count++] = value;
        Array.Resize(ref present, count);
        Array.Sort(present);
        return present;
    }
}
