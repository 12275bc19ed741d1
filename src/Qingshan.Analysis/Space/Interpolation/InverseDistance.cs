using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>
/// Inverse distance weighting (Shepard 1968): the mean of the values around a place, each weighted by its distance to the power of −p. It asks
/// nothing of the data, gives no variance, and never leaves the range of the values.
/// </summary>
/// <param name="Estimates">The estimate at each target, in the unit of the values.</param>
/// <param name="Check">Each place from the others.</param>
public sealed record InverseDistance(ImmutableArray<double> Estimates, CrossValidation Check)
{
    /// <summary>How many values are needed.</summary>
    public const int Least = 3;

    /// <summary>Estimates in O(m n), or O(m k log n) with k neighbours, for m targets and n values.</summary>
    /// <param name="places">Where values were observed.</param>
    /// <param name="values">As many values, none missing.</param>
    /// <param name="targets">Where estimates are wanted.</param>
    /// <param name="power">The power p, above 0; 2 by custom.</param>
    /// <param name="neighbours">How many of the nearest places take part; 0 for all.</param>
    /// <returns>The estimates; a problem with fewer than <see cref="Least"/> values. Where a target is a place, its value (or the mean of several).</returns>
    public static Analysed<InverseDistance> Of(Places places, ReadOnlySpan<double> values, Places targets, double power = 2, int neighbours = 0)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(targets);
        if (places.Count != values.Length) throw new ArgumentException("Each place needs a value.", nameof(values));
        if (places.Count < Least) return AnalysisProblem.TooFew(Least, places.Count);
        if (!(power > 0)) return AnalysisProblem.Option("power", power, "大于 0 的数", "a number above 0");
        double[] observed = [.. values];
        var weighting = new Weighting(places, observed, power, neighbours);
        var estimates = new double[targets.Count];
        for (var i = 0; i < estimates.Length; i++) estimates[i] = weighting.At(targets.At(i), -1);
        var left = new double[observed.Length];
        for (var i = 0; i < left.Length; i++) left[i] = weighting.At(places.At(i), i);
        return new InverseDistance([.. estimates], new([.. observed], [.. left], []));
    }

    private sealed record Weighting(Places Places, double[] Values, double Power, int Neighbours)
    {
        public double At(ReadOnlySpan<double> place, int except)
        {
            double sum = 0, weights = 0, same = 0;
            var there = 0;
            if (Neighbours > 0 && Neighbours < Values.Length)
            {
                foreach (var (square, point) in Places.Tree.Nearest(place, Neighbours, except)) Count(square, Values[point]);
            }
            else
            {
                for (var i = 0; i < Values.Length; i++)
                    if (i != except) Count(KdTree.Square(place, Places.At(i)), Values[i]);
            }
            return there > 0 ? same / there : sum / weights;

            void Count(double square, double value)
            {
                if (square == 0)
                {
                    same += value;
                    there++;
                    return;
                }
                var weight = !Places.AreOnEarth && Power == 2 ? 1 / square : Math.Pow(Places.Arc(square), -Power);
                sum += weight * value;
                weights += weight;
            }
        }
    }
}
