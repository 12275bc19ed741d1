namespace Qingshan.Analysis.Evaluation;

/// <summary>Rows in which both what was observed and what was forecast are there.</summary>
internal static class Pairs
{
    /// <summary>Keeps them.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static (double[] Observed, double[] Modelled) Of(ReadOnlySpan<double> observed, ReadOnlySpan<double> modelled)
    {
        if (observed.Length != modelled.Length) throw new ArgumentException("There have to be as many modelled values as observed ones.", nameof(modelled));
        List<double> o = new(observed.Length), m = new(observed.Length);
        for (var i = 0; i < observed.Length; i++)
            if (double.IsFinite(observed[i]) && double.IsFinite(modelled[i]))
            {
                o.Add(observed[i]);
                m.Add(modelled[i]);
            }
        return ([.. o], [.. m]);
    }
}
