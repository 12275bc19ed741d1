using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>What the length of a spoke is.</summary>
public enum RoseShare
{
    /// <summary>The share of the hours.</summary>
    Count,

    /// <summary>The share of the mean of the values: how much of what is breathed comes from there.</summary>
    Mean,
}

/// <summary>
/// How often the wind comes from each sector, divided by intervals of its speed (a wind rose) or of a concentration (a pollution rose).
/// </summary>
/// <param name="Sectors">How many sectors; the first has its middle on north.</param>
/// <param name="Edges">The values between the intervals, rising; a value that equals an edge belongs to the interval below it.</param>
/// <param name="Shares">Percent of all, for the first sector all intervals, then for the second; with one interval more than edges.</param>
/// <param name="Calm">Percent of all that was calm: speed 0, or below the threshold that was asked for.</param>
/// <param name="Mean">The mean of the values, calm included, in their unit.</param>
/// <param name="Count">How many rows took part.</param>
/// <param name="CorrectedStep">The step to which directions were rounded and for which it was corrected, degrees; 0 where nothing was corrected.</param>
public sealed record WindRose(int Sectors, ImmutableArray<double> Edges, ImmutableArray<double> Shares, double Calm, double Mean, int Count, double CorrectedStep)
{
    /// <summary>Percent in a sector and an interval.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="interval">The interval, from 0 for what is not above the first edge.</param>
    /// <returns>Percent of all.</returns>
    public double Share(int sector, int interval) => Shares[sector * (Edges.Length + 1) + interval];

    /// <summary>Percent in a sector.</summary>
    /// <param name="sector">The sector.</param>
    /// <returns>Percent of all.</returns>
    public double Share(int sector) => Enumerable.Range(0, Edges.Length + 1).Sum(i => Share(sector, i));

    /// <summary>Counts, in O(n).</summary>
    /// <param name="speed">Wind speeds, m/s; NaN and negative ones are missing.</param>
    /// <param name="direction">As many directions, degrees clockwise from north; NaN is missing, which a calm may be.</param>
    /// <param name="values">As many values that the intervals divide: the speeds again, or a concentration; NaN is missing.</param>
    /// <param name="edges">The values between the intervals, rising; at least one.</param>
    /// <param name="sectors">How many sectors, 4 to 120.</param>
    /// <param name="calmBelow">Speeds below it are calm too; 0 for exactly 0 alone.</param>
    /// <param name="share">What the length of a spoke is.</param>
    /// <param name="correct">Whether sectors are corrected for directions that were rounded before, see <see cref="WindSectors.Correction"/>.</param>
    /// <returns>The rose; a problem where no row has all three.</returns>
    /// <exception cref="ArgumentException">The rows differ in length, or the edges do not rise.</exception>
    public static Analysed<WindRose> Of(ReadOnlySpan<double> speed, ReadOnlySpan<double> direction, ReadOnlySpan<double> values, ImmutableArray<double> edges, int sectors = 12,
        double calmBelow = 0, RoseShare share = RoseShare.Count, bool correct = true)
    {
        if (speed.Length != direction.Length || speed.Length != values.Length) throw new ArgumentException("There have to be as many directions and values as speeds.", nameof(direction));
        if (edges.IsDefaultOrEmpty || !edges.Zip(edges.Skip(1)).All(e => e.First < e.Second)) throw new ArgumentException("Edges have to rise, and there has to be one.", nameof(edges));
        if (sectors is < 4 or > 120) return AnalysisProblem.Option("sectors", sectors, " 4 到 120", "from 4 to 120");
        var around = new WindSectors(sectors);
        var cells = new double[sectors * (edges.Length + 1)];
        double calm = 0, sum = 0, all = 0;
        var count = 0;
        for (var i = 0; i < speed.Length; i++)
        {
            var still = speed[i] == 0 || speed[i] < calmBelow;
            if (!(speed[i] >= 0) || double.IsNaN(values[i]) || (!still && !double.IsFinite(direction[i]))) continue;
            var weight = share == RoseShare.Mean ? values[i] : 1;
            count++;
            sum += values[i];
            all += weight;
            if (still) calm += weight;
            else cells[around.Of(direction[i]) * (edges.Length + 1) + Interval(edges, values[i])] += weight;
        }
        if (count == 0) return AnalysisProblem.TooFew(1, 0, "同时有风速、风向和数值的行", "rows with a speed, a direction and a value");
        if (!(all > 0)) return AnalysisProblem.NoAnswer("数值之和不大于 0，无法按贡献划分；请改用小时占比（count）。", "The values do not add up to more than 0, so that they have no shares; use the share of the hours (count).");
        var step = correct ? WindSectors.RoundedTo(direction) : 0;
        var factors = around.Correction(step);
        var corrected = factors.Any(f => Math.Abs(f - 1) > 1e-12);
        for (var c = 0; c < cells.Length; c++) cells[c] *= 100 / all * factors[c / (edges.Length + 1)];
        return new WindRose(sectors, edges, [.. cells], 100 * calm / all, sum / count, count, corrected ? step : 0);
    }

    /// <summary>The interval of a value: how many edges are below it.</summary>
    internal static int Interval(ImmutableArray<double> edges, double value)
    {
        var at = edges.AsSpan().BinarySearch(value);
        return at < 0 ? ~at : at;
    }
}
