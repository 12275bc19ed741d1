using System.Collections.Immutable;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>How well each place is estimated from all the others.</summary>
/// <param name="Observed">What was observed.</param>
/// <param name="Predicted">What the others give.</param>
/// <param name="Variance">The variance that the method gives with it; empty for a method without one.</param>
public sealed record CrossValidation(ImmutableArray<double> Observed, ImmutableArray<double> Predicted, ImmutableArray<double> Variance)
{
    /// <summary>The mean of observed less predicted; near 0 where nothing is over- or underestimated as a whole.</summary>
    public double MeanError => Errors().Average();

    /// <summary>The root of the mean square of observed less predicted, in the unit of the values.</summary>
    public double Rmse => Math.Sqrt(Errors().Average(e => e * e));

    /// <summary>The mean of the absolute differences, in the unit of the values.</summary>
    public double MeanAbsoluteError => Errors().Average(Math.Abs);

    /// <summary>The correlation of observed and predicted.</summary>
    public double Correlation => MathNet.Numerics.Statistics.Correlation.Pearson(Observed, Predicted);

    /// <summary>The mean of squared errors over their variances: 1 where the variances are right, more where they are too small; NaN without variances.</summary>
    public double SquaredRatio => Variance.IsEmpty ? double.NaN : Errors().Select((e, i) => e * e / Variance[i]).Average();

    private IEnumerable<double> Errors() => Observed.Select((o, i) => o - Predicted[i]);
}
