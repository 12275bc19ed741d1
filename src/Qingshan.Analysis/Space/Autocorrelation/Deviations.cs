using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Autocorrelation;

/// <summary>How far values are from their mean, with the sums of second and fourth powers.</summary>
internal sealed record Deviations(double[] Away, double Square, double Fourth)
{
    public static Analysed<Deviations> Of(ReadOnlySpan<double> values, SpatialWeights weights, int least)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != values.Length) throw new ArgumentException("Each place needs a value.", nameof(values));
        if (values.Length < least) return AnalysisProblem.TooFew(least, values.Length);
        if (weights.Links == 0) return AnalysisProblem.NoAnswer("没有任何相邻关系：请增大距离或邻点数。", "Nobody has a neighbour: raise the distance or the number of neighbours.");
        double mean = 0, square = 0, fourth = 0;
        foreach (var value in values) mean += value / values.Length;
        var away = new double[values.Length];
        for (var i = 0; i < away.Length; i++)
        {
            away[i] = values[i] - mean;
            square += away[i] * away[i];
            fourth += away[i] * away[i] * away[i] * away[i];
        }
        return values.ContainsAnyExcept(values[0]) ? new Deviations(away, square, fourth) : AnalysisProblem.Constant(values[0]);
    }
}
