using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>
/// Kriging (Matheron 1963; Cressie 1993, chapter 3): the unbiased linear estimate of least variance under a variogram. The covariances of the
/// observations are factored once; each target then costs one solution of a triangle, n² / 2 steps.
/// </summary>
/// <param name="Estimates">The estimate at each target, in the unit of the values; at an observed place its value.</param>
/// <param name="Variances">The variance of each, in the square of that unit; 0 at an observed place.</param>
public sealed record Kriging(ImmutableArray<double> Estimates, ImmutableArray<double> Variances)
{
    /// <summary>How many values are needed.</summary>
    public const int Least = 5;

    /// <summary>Estimates with all observations: O(n³) once, O(n²) for each target.</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="model">The variogram.</param>
    /// <param name="drift">The trend at the observed places; null for a constant (ordinary kriging).</param>
    /// <param name="targets">Where estimates are wanted.</param>
    /// <param name="targetDrift">The trend at the targets, with the same columns; null for a constant.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The estimates; a problem with too few values or where the system is singular (two values at one place without a nugget).</returns>
    public static Analysed<Kriging> Of(Places places, ReadOnlySpan<double> values, VariogramModel model, Drift? drift, Places targets, Drift? targetDrift, MethodWork? work = null) =>
        KrigingSystem.Of(places, values, model, drift ?? Drift.Constant(places?.Count ?? 0)).Then<Kriging>(system => system.At(targets, targetDrift ?? Drift.Constant(targets.Count), work));

    /// <summary>Estimates with a mean that is known beforehand (simple kriging).</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="model">The variogram.</param>
    /// <param name="mean">The mean of the field.</param>
    /// <param name="targets">Where estimates are wanted.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The estimates, or a problem as with <see cref="Of"/>.</returns>
    public static Analysed<Kriging> Simple(Places places, ReadOnlySpan<double> values, VariogramModel model, double mean, Places targets, MethodWork? work = null)
    {
        double[] away = [.. values];
        for (var i = 0; i < away.Length; i++) away[i] -= mean;
        return KrigingSystem.Of(places, away, model, null).Then<Kriging>(system =>
        {
            var found = system.At(targets, null, work);
            return found with { Estimates = [.. found.Estimates.Select(e => e + mean)] };
        });
    }

    /// <summary>Estimates each target from its nearest observations: O(k³) for each target, for more observations than one system can hold.</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="model">The variogram.</param>
    /// <param name="neighbours">How many of the nearest take part.</param>
    /// <param name="drift">The trend at the observed places; null for a constant.</param>
    /// <param name="targets">Where estimates are wanted.</param>
    /// <param name="targetDrift">The trend at the targets; null for a constant.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>The estimates, or the problem of the first target that has one.</returns>
    public static Analysed<Kriging> Near(Places places, ReadOnlySpan<double> values, VariogramModel model, int neighbours, Drift? drift, Places targets, Drift? targetDrift, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(targets);
        drift ??= Drift.Constant(places.Count);
        targetDrift ??= Drift.Constant(targets.Count);
        if (neighbours >= places.Count) return Of(places, values, model, drift, targets, targetDrift, work);
        return Each(places, values.ToArray(), model, drift, targets.Count, i => places.Tree.Nearest(targets.At(i), neighbours), i => (targets.Pick([i]), targetDrift.Pick([i])), work);
    }

    /// <summary>Estimates each place from all the others with the same variogram, from one inverse (Dubrule 1983): O(n³) instead of O(n⁴).</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="model">The variogram.</param>
    /// <param name="drift">The trend; null for a constant.</param>
    /// <returns>Observed and predicted, or a problem as with <see cref="Of"/>.</returns>
    public static Analysed<CrossValidation> LeaveOneOut(Places places, ReadOnlySpan<double> values, VariogramModel model, Drift? drift = null) =>
        KrigingSystem.Of(places, values, model, drift ?? Drift.Constant(places?.Count ?? 0)).Then<CrossValidation>(system => system.LeaveOneOut());

    /// <summary>Estimates each place from the nearest of the others, O(k³) for each.</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="model">The variogram.</param>
    /// <param name="neighbours">How many of the nearest take part.</param>
    /// <param name="drift">The trend; null for a constant.</param>
    /// <param name="work">Progress and cancellation; null for none.</param>
    /// <returns>Observed and predicted, or the problem of the first place that has one.</returns>
    public static Analysed<CrossValidation> NearLeaveOneOut(Places places, ReadOnlySpan<double> values, VariogramModel model, int neighbours, Drift? drift = null, MethodWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(places);
        drift ??= Drift.Constant(places.Count);
        double[] observed = [.. values];
        return Each(places, observed, model, drift, places.Count, i => places.Tree.Nearest(places.At(i), neighbours, i), i => (places.Pick([i]), drift.Pick([i])), work)
            .Then<CrossValidation>(found => new CrossValidation([.. observed], found.Estimates, found.Variances));
    }

    private static Analysed<Kriging> Each(Places places, double[] values, VariogramModel model, Drift drift, int count, Func<int, (double Square, int Point)[]> near, Func<int, (Places Place, Drift Drift)> target, MethodWork? work)
    {
        var (estimates, variances) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            if (i % 64 == 0) work?.At((double)i / count);
            int[] rows = [.. near(i).Select(n => n.Point)];
            if (!KrigingSystem.Of(places.Pick(rows), [.. rows.Select(r => values[r])], model, drift.Pick(rows)).TryGet(out var system, out var problem)) return problem;
            var (place, trend) = target(i);
            var found = system.At(place, trend, null);
            (estimates[i], variances[i]) = (found.Estimates[0], found.Variances[0]);
        }
        return new Kriging([.. estimates], [.. variances]);
    }
}
