namespace Qingshan.Analysis.Statistics;

/// <summary>Values without those that are missing.</summary>
internal static class Present
{
    /// <summary>The values that are not NaN, in their order.</summary>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var present = new List<double>(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value)) present.Add(value);
        return [.. present];
    }
}
