using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>How a fit ended.</summary>
public enum FitEnd
{
    /// <summary>At a least sum of squares.</summary>
    Settled,

    /// <summary>No distance shows any likeness: the whole variogram is nugget.</summary>
    PureNugget,

    /// <summary>The curve still rises at the greatest distance: range and sill are known together only.</summary>
    StillRising,
}

/// <summary>
/// A model fitted to an experimental variogram by weighted least squares with weights N / h² (pairs over squared distance; gstat's method 7),
/// which hold the fit to the short distances that kriging lives on.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="SquaredError">The weighted sum of squares that is left.</param>
/// <param name="End">How it ended.</param>
public sealed record VariogramFit(VariogramModel Model, double SquaredError, FitEnd End)
{
    // From this many greatest distances on, range and sill cannot be told apart any more.
    private const double Farthest = 5;

    /// <summary>
    /// Finds the least sum of squares with nugget and sill not below 0, over all ranges. For a given range the best nugget and sill follow by
    /// linear algebra, so that one number is searched only: it needs no start values and always ends.
    /// </summary>
    /// <param name="variogram">The experimental variogram.</param>
    /// <param name="shape">The form.</param>
    /// <returns>The fit; a problem where there is no variance at any distance.</returns>
    public static Analysed<VariogramFit> Of(Variogram variogram, VariogramShape shape)
    {
        ArgumentNullException.ThrowIfNull(variogram);
        if (variogram.Lags.All(l => l.Gamma == 0))
            return AnalysisProblem.NoAnswer("各距离上的半方差都是 0，无法拟合变异函数；请增大 cutoff。", "The variogram is 0 at every distance, so that nothing can be fitted; raise the cutoff.");
        var lags = variogram.Lags;
        // A range below the least distance cannot be seen, as all shapes are level there.
        var (low, high) = (Math.Log(lags.First(l => l.Distance > 0).Distance / 4), Math.Log(variogram.Cutoff * Farthest));
        const int steps = 200;
        var best = 0;
        for (var i = 1; i <= steps; i++)
            if (At(lags, shape, Range(i)).SquaredError < At(lags, shape, Range(best)).SquaredError) best = i;
        var (a, b) = (Range(Math.Max(0, best - 1)), Range(Math.Min(steps, best + 1)));
        var golden = (Math.Sqrt(5) - 1) / 2;
        for (var step = 0; step < 100 && b - a > 1e-12 * b; step++)
        {
            var (c, d) = (b - golden * (b - a), a + golden * (b - a));
            if (At(lags, shape, c).SquaredError <= At(lags, shape, d).SquaredError) b = d;
            else a = c;
        }
        var (model, error) = At(lags, shape, (a + b) / 2);
        var end = model.Sill <= 1e-9 * model.Total ? FitEnd.PureNugget : best == steps ? FitEnd.StillRising : FitEnd.Settled;
        return new VariogramFit(model, error, end);

        double Range(int step) => Math.Exp(low + (high - low) * step / steps);
    }

    /// <summary>
    /// Goes from a start by Gauss-Newton steps of at most a fifth of the parameters until the sum of squares falls by less than 1e-5 of itself:
    /// the rule of gstat, whose digits depend on the start in the same way. Where that does not settle within 200 steps or leaves the allowed
    /// values, the fit is that of <see cref="Of"/>.
    /// </summary>
    /// <param name="variogram">The experimental variogram.</param>
    /// <param name="start">Where it begins; its shape is kept.</param>
    /// <returns>The fit; a problem where there is no variance at any distance.</returns>
    public static Analysed<VariogramFit> From(Variogram variogram, VariogramModel start)
    {
        ArgumentNullException.ThrowIfNull(variogram);
        ArgumentNullException.ThrowIfNull(start);
        var (lags, model, before) = (variogram.Lags, start, double.MaxValue);
        for (var step = 0; step < 200; step++)
        {
            var design = Matrix<double>.Build.Dense(lags.Length, 3, (i, j) => Math.Sqrt(Weight(lags[i])) * (j switch
            {
                0 => 1,
                1 => VariogramModel.Unit(model.Shape, lags[i].Distance / model.Range),
                _ => model.Sill * VariogramModel.Slope(model.Shape, lags[i].Distance, model.Range),
            }));
            var left = Vector<double>.Build.Dense(lags.Length, i => Math.Sqrt(Weight(lags[i])) * (lags[i].Gamma - model.Gamma(lags[i].Distance)));
            var change = design.QR().Solve(left);
            if (!change.All(double.IsFinite)) break;
            // The shares are of squared lengths, as in the rule that is followed.
            var share = change.DotProduct(change) / (model.Nugget * model.Nugget + model.Sill * model.Sill + model.Range * model.Range);
            var bounded = share > 0.2;
            if (bounded) change *= 0.2 / share;
            model = model with { Nugget = model.Nugget + change[0], Sill = model.Sill + change[1], Range = model.Range + change[2] };
            if (!(model.Range > 0)) break;
            var error = lags.Sum(l => Weight(l) * Square(l.Gamma - model.Gamma(l.Distance)));
            var fall = (before - error) / error;
            before = error;
            if (bounded || fall is < 0 or >= 1e-5) continue;
            if (model.Nugget < 0 || model.Sill <= 0 || model.Range > variogram.Cutoff * Farthest) break;
            return new VariogramFit(model, error, FitEnd.Settled);
        }
        return Of(variogram, start.Shape);
    }

    /// <summary>The shape, of all that may stand on a plane, that leaves the least sum of squares.</summary>
    /// <param name="variogram">The experimental variogram.</param>
    /// <returns>The fit; a problem where there is no variance at any distance.</returns>
    public static Analysed<VariogramFit> Best(Variogram variogram)
    {
        Analysed<VariogramFit>[] fits = [Of(variogram, VariogramShape.Spherical), Of(variogram, VariogramShape.Exponential), Of(variogram, VariogramShape.Gaussian)];
        return fits.FirstOrDefault(f => !f.IsOk) is { Problem: { } problem } ? problem : fits.MinBy(f => f.Value.SquaredError).Value;
    }

    /// <summary>The best nugget and sill for a range: least squares in two unknowns, neither below 0.</summary>
    private static (VariogramModel Model, double SquaredError) At(ImmutableArray<Lag> lags, VariogramShape shape, double range)
    {
        double w = 0, wf = 0, wff = 0, wg = 0, wfg = 0;
        foreach (var lag in lags)
        {
            var (weight, form) = (Weight(lag), VariogramModel.Unit(shape, lag.Distance / range));
            w += weight;
            wf += weight * form;
            wff += weight * form * form;
            wg += weight * lag.Gamma;
            wfg += weight * form * lag.Gamma;
        }
        var scale = w * wff - wf * wf;
        var (nugget, sill) = ((wg * wff - wfg * wf) / scale, (w * wfg - wf * wg) / scale);
        // A flat shape says nothing that the nugget does not.
        if (scale <= 1e-12 * w * wff || sill < 0) (nugget, sill) = (wg / w, 0);
        else if (nugget < 0) (nugget, sill) = (0, wfg / wff);
        var model = new VariogramModel(shape, nugget, sill, range);
        return (model, lags.Sum(l => Weight(l) * Square(l.Gamma - model.Gamma(l.Distance))));
    }

    private static double Weight(Lag lag) => lag.Distance == 0 ? 0 : lag.Pairs / (lag.Distance * lag.Distance);

    private static double Square(double value) => value * value;
}
