using System.Collections.Immutable;

namespace Qingshan.Analysis.Effect;

/// <summary>A window without measures that was left out and predicted as the one with measures.</summary>
/// <param name="Window">The window.</param>
/// <param name="Observed">The mean that was measured.</param>
/// <param name="Predicted">The mean that was predicted for the same hours.</param>
/// <param name="Year">The year in which the season that it lies in has the date of the window with measures.</param>
public readonly record struct Placebo(MeasureWindow Window, double Observed, double Predicted, int Year)
{
    /// <summary>Measured to predicted.</summary>
    public double Ratio => Observed / Predicted;
}

/// <summary>
/// How far windows without measures lie from what was predicted for them, as ratio of their means (measured to predicted). What the trees
/// cannot know of is in it (transport from far, holidays, chance), so that an interval from its ranks has the coverage that it says as long as
/// the window with measures would, without them, have been a window like these (conformal prediction: Vovk et al. 2005; placebo tests: Abadie
/// et al. 2010).
/// </summary>
/// <param name="Ratios">Measured to predicted, ascending.</param>
public sealed record PlaceboSpread(ImmutableArray<double> Ratios)
{
    /// <summary>The two ratios that a window without measures lies between, with a probability of at least the confidence.</summary>
    /// <param name="confidence">The level.</param>
    /// <returns>The ends; infinitely far where there are too few placebos for the level.</returns>
    public (double Low, double High) Between(double confidence) => Between(Ratios.AsSpan(), confidence);

    /// <summary>The chance that a window without measures is as far out as a ratio, to either side.</summary>
    /// <param name="ratio">Measured to predicted of the window with measures.</param>
    /// <returns>The two-sided p value, at least 1 / (n + 1) times two.</returns>
    public double P(double ratio)
    {
        var (below, above) = (1 + Ratios.Count(r => r <= ratio), 1 + Ratios.Count(r => r >= ratio));
        return Math.Min(1, 2.0 * Math.Min(below, above) / (Ratios.Length + 1));
    }

    /// <summary>
    /// The share of placebos that lie within the interval made of the placebos of other years: what the coverage is in fact where years differ.
    /// </summary>
    /// <param name="placebos">The placebos.</param>
    /// <param name="confidence">The level.</param>
    /// <returns>0 to 1; NaN where all are of one year.</returns>
    public static double Coverage(IReadOnlyCollection<Placebo> placebos, double confidence)
    {
        var (inside, asked) = (0, 0);
        foreach (var year in placebos.GroupBy(p => p.Year))
        {
            double[] others = [.. placebos.Where(p => p.Year != year.Key).Select(p => p.Ratio).Order()];
            if (others.Length < 2) continue;
            var cut = Math.Max(1, Cut(others.Length, confidence));
            inside += year.Count(p => p.Ratio >= others[cut - 1] && p.Ratio <= others[^cut]);
            asked += year.Count();
        }
        return (double)inside / asked;
    }

    private static (double Low, double High) Between(ReadOnlySpan<double> ascending, double confidence)
    {
        var cut = Cut(ascending.Length, confidence);
        return cut < 1 ? (0, double.PositiveInfinity) : (ascending[cut - 1], ascending[^cut]);
    }

    /// <summary>Which value from either end an interval ends at, of n + 1 ranks: the window itself is one among them.</summary>
    private static int Cut(int count, double confidence) => (int)Math.Floor((count + 1) * (1 - confidence) / 2 + 1e-9);
}
