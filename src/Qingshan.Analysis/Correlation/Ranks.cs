namespace Qingshan.Analysis.Correlation;

/// <summary>Ranks of values.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value from 1; equal values share the mean of their ranks; missing ones have none (NaN).</summary>
    public static double[] Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        double[] keys = [.. order.Select(i => values[i])];
        Array.Sort(keys, order);
        var ranks = new double[values.Length];
        Array.Fill(ranks, double.NaN);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + end + 1) / 2.0;
        }
        return ranks;
    }
}
