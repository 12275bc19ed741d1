using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>What changed between two periods, or differs between two sites, by wind speed and direction: one polar surface less another (openair's polarDiff).</summary>
/// <param name="Before">The surface that is taken away.</param>
/// <param name="After">The surface from which it is taken.</param>
/// <param name="Values">After less before, on the grid of both; NaN where one of them has no data.</param>
public sealed record PolarDifference(PolarSurface Before, PolarSurface After, ImmutableArray<double> Values)
{
    /// <summary>Makes both surfaces up to the same wind speed, and the difference.</summary>
    /// <param name="speed">Wind speeds, m/s.</param>
    /// <param name="direction">As many directions, degrees.</param>
    /// <param name="values">As many values.</param>
    /// <param name="isAfter">Which of the two each row belongs to; null for none.</param>
    /// <param name="settings">Of both surfaces.</param>
    /// <returns>The difference; a problem where one of the two has too few data.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarDifference> Of(double[] speed, double[] direction, double[] values, bool?[] isAfter, PolarSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (isAfter.Length != values.Length) throw new ArgumentException("There have to be as many periods as values.", nameof(isAfter));
        var reach = double.IsNaN(settings.Reach) ? WindRows.Of(speed, direction, values, double.NaN).Reach : settings.Reach;
        return Part(false).Then(before => Part(true).Then<PolarDifference>(after => new PolarDifference(before, after, [.. before.Values.Zip(after.Values, (b, a) => a - b)])));

        Analysed<PolarSurface> Part(bool after) => PolarSurface.Of(speed, direction, [.. values.Select((v, i) => isAfter[i] == after ? v : double.NaN)], settings with { Reach = reach });
    }
}
