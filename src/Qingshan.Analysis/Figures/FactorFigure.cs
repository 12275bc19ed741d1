using System.Collections.Immutable;
using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Figures;

/// <summary>
/// The profile of each factor and what it contributes over time. A bar is the share of a species that the factor brings, as concentrations of
/// species differ by orders; a stroke on it is the range of the bootstrap.
/// </summary>
public static class FactorFigure
{
    private const double Tall = 92;

    /// <summary>Draws it.</summary>
    /// <param name="species">Names of the species.</param>
    /// <param name="profiles">For each factor what it brings of each species.</param>
    /// <param name="contributions">For each row the contribution of each factor, mean 1.</param>
    /// <param name="times">The times of the rows; null where they have none.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="spread">The bootstrap; null without one.</param>
    /// <returns>960 wide, as tall as the factors need.</returns>
    public static Figure Of(IReadOnlyList<string> species, ImmutableArray<ImmutableArray<double>> profiles, ImmutableArray<ImmutableArray<double>> contributions, DateTime[]? times, Label title, PmfBootstrap? spread)
    {
        ArgumentNullException.ThrowIfNull(species);
        const double step = Tall + 26;
        // Names stand under the last row only; long ones are turned.
        var slant = species.Count > 8 || species.Any(s => s.Length > 6);
        var drawing = new Drawing(960, 70 + step * profiles.Length + (slant ? 20 + 4.5 * species.Max(s => s.Length) : 10), title);
        double[] sums = [.. species.Select((_, j) => profiles.Sum(p => p[j]))];
        // The first name, when turned, reaches to the left of its bar.
        var edge = slant ? Math.Max(64, 4.8 * species[0].Length) : 64;
        var (left, right) = (524 - edge, 380.0);
        var across = times is null ? Scale.Linear(1, contributions.Length, 6, tight: true) : Scale.Time(times.Min(), times.Max(), 5);
        double[] at = times is null ? [.. Enumerable.Range(1, contributions.Length).Select(i => (double)i)] : [.. times.Select(t => (double)t.Ticks)];
        int[] order = [.. Enumerable.Range(0, at.Length).OrderBy(i => at[i])];
        double[] steps = [.. order.Skip(1).Select((i, k) => at[i] - at[order[k]])];
        // A line over a gap would show what nobody measured.
        var gap = 10 * Statistics.Robust.Median(steps);
        drawing.Text(edge, 50, new("占该组分的份额 (%)", "Share of the species (%)"));
        drawing.Text(edge + left + 52, 50, new("贡献（平均 = 1）", "Contribution (mean = 1)"));
        for (var k = 0; k < profiles.Length; k++)
        {
            var top = 64 + k * step;
            var last = k == profiles.Length - 1;
            var bars = new Panel(drawing, edge, top, left, Tall, Scale.Names(species.Select(s => (Label)(last ? s : ""))), Scale.Linear(0, 100, 4));
            bars.Axes("", new($"因子 {k + 1}", $"Factor {k + 1}"), slant);
            for (var j = 0; j < species.Count; j++)
            {
                if (!(sums[j] > 0)) continue;
                bars.Bar(j, 100 * profiles[k][j] / sums[j], 0.7, Palette.Group(k));
                if (spread is null || double.IsNaN(spread.Low[k][j])) continue;
                bars.Segment((j, Math.Min(100, 100 * spread.Low[k][j] / sums[j])), (j, Math.Min(100, 100 * spread.High[k][j] / sums[j])), Palette.Ink, 1.5);
            }
            double[] series = [.. contributions.Select(c => c[k])];
            var time = new Panel(drawing, edge + left + 52, top, right, Tall, across, Scale.Linear(0, series.Max(), 3));
            time.Axes("", "");
            time.Line(
                [.. order.SelectMany((i, n) => n > 0 && steps[n - 1] > gap ? (double[])[double.NaN, at[i]] : [at[i]])],
                [.. order.SelectMany((i, n) => n > 0 && steps[n - 1] > gap ? (double[])[double.NaN, series[i]] : [series[i]])], Palette.Group(k), 1);
        }
        return drawing.Done();
    }
}
