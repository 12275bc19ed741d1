using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Sources;

/// <summary>
/// What the wind at a receptor says of where a pollutant comes from: the share of what was measured that came with wind from each sector, the
/// conditional probability of high values (CPF: Ashbaugh, Malm and Sadeh 1985), and the direction and speed of the highest mean. What comes with
/// the wind of a sector holds the background of the whole region too.
/// </summary>
/// <param name="Shares">For each sector the share of the sum of all values with a direction; they add up to 1.</param>
/// <param name="Frequency">For each sector the share of hours; they add up to 1.</param>
/// <param name="Cpf">For each sector the share of its hours above the threshold; NaN without hours.</param>
/// <param name="Threshold">The value from above which an hour counts as high.</param>
/// <param name="PeakDirection">The middle of the sector of the highest mean, degrees; NaN, as the next two, where no sector has enough hours of one speed.</param>
/// <param name="PeakSpeed">The middle of its class of wind speed, m/s.</param>
/// <param name="PeakMean">That mean, in the unit of the values.</param>
/// <param name="Hours">How many hours have value and direction.</param>
/// <param name="Calm">How many hours have a value and no wind; they have no part in the shares.</param>
public sealed record PolarEvidence(
    ImmutableArray<ShareEstimate> Shares, ImmutableArray<double> Frequency, ImmutableArray<double> Cpf, double Threshold, double PeakDirection, double PeakSpeed, double PeakMean, int Hours, int Calm)
{
    /// <summary>Hours with value and direction that are needed.</summary>
    public const int Least = 200;

    // Hours that a mean of sector and speed needs, as by chance a few are high.
    private const int LeastOfPeak = 20;

    private const int Draws = 400;

    // Three days: weather keeps a direction for that long.
    private const int Block = 72;

    // A day, with the hour itself in its middle.
    private const int Day = 25;

    private static readonly double[] Speeds = [0, 1, 2, 3, 4, 6, 8, 12];

    /// <summary>Sums up hours by sectors, in O(n × draws / 72).</summary>
    /// <param name="speed">Wind speed, m/s, hour by hour; NaN is missing, 0 is calm.</param>
    /// <param name="direction">Where the wind comes from, degrees clockwise from north.</param>
    /// <param name="values">Concentrations, not below 0; NaN is missing.</param>
    /// <param name="sectors">8 or 16.</param>
    /// <param name="percentile">From which percentile on a value is high.</param>
    /// <param name="seed">Where the draws of the uncertainty come from.</param>
    /// <returns>The shares; a problem with fewer than <see cref="Least"/> hours, a value below 0, or values that are all 0.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarEvidence> Of(double[] speed, double[] direction, double[] values, int sectors = 16, double percentile = 90, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(speed);
        ArgumentNullException.ThrowIfNull(direction);
        ArgumentNullException.ThrowIfNull(values);
        if (speed.Length != values.Length || direction.Length != values.Length) throw new ArgumentException("There have to be as many winds as values.", nameof(values));
        if (sectors is not (8 or 16)) return AnalysisProblem.Option("sectors", sectors, " 8 或 16", "8 or 16");
        var around = new WindSectors(sectors);
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(i => speed[i] > 0 && double.IsFinite(direction[i]) && !double.IsNaN(values[i]))];
        if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length, "有风向与数值的小时", "hours with wind and value");
        if (rows.Any(i => values[i] < 0)) return AnalysisProblem.Shape("数值有小于 0 的，无法算占比：请检查是否为浓度。", "Some value is below 0, so that shares mean nothing: check that the values are concentrations.");
        int[] of = [.. rows.Select(i => around.Of(direction[i]))];
        double[] here = [.. rows.Select(i => values[i])];
        if (here.All(v => v == 0)) return AnalysisProblem.Constant(0);
        var correction = around.Correction(WindSectors.RoundedTo([.. rows.Select(i => direction[i])]));
        var threshold = Quantile.Of(here, percentile / 100);
        var (hours, high) = (new double[sectors], new double[sectors]);
        for (var k = 0; k < rows.Length; k++)
        {
            hours[of[k]]++;
            if (here[k] > threshold) high[of[k]]++;
        }
        var (peakDirection, peakSpeed, peakMean) = Peak(around, of, [.. rows.Select(i => speed[i])], here);
        return new PolarEvidence(
            Drawn(of, here, correction, seed), [.. ShareEstimate.Normalised([.. hours.Select((h, s) => h * correction[s])])], [.. high.Select((h, s) => h / hours[s])], threshold,
            peakDirection, peakSpeed, peakMean, rows.Length, Enumerable.Range(0, values.Length).Count(i => speed[i] == 0 && !double.IsNaN(values[i])));
    }

    /// <summary>
    /// What is above the background of the region: each value less the 10 % quantile of the day around it. Sources near by are rather seen in it,
    /// and an inventory of them is rather to be held against it.
    /// </summary>
    /// <param name="values">Values hour by hour; NaN is missing.</param>
    /// <returns>As many values, not below 0; NaN where fewer than half of the day around is there.</returns>
    public static double[] Local(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var background = Rolling.Quantile(values, Day, 0.1, 50).Value.Values;
        return [.. values.Select((v, i) => double.IsNaN(v) || double.IsNaN(background[i]) ? double.NaN : Math.Max(0, v - background[i]))];
    }

    /// <summary>The evidence as it is laid beside others.</summary>
    /// <returns>The view; it tells no classes.</returns>
    public SourceView View() => new(EvidenceKind.Polar, new("极坐标（实测风）", "Polar (wind at the receptor)"), Shares, []);

    private static ImmutableArray<ShareEstimate> Drawn(int[] of, double[] values, double[] correction, int seed)
    {
        var blocks = Enumerable.Range(0, values.Length).GroupBy(k => k / Block).Select(g =>
        {
            var sums = new double[correction.Length];
            foreach (var k in g) sums[of[k]] += values[k] * correction[of[k]];
            return sums;
        }).ToArray();
        var random = new Random(seed);
        var draws = Enumerable.Range(0, Draws).Select(_ => Sum(Enumerable.Range(0, blocks.Length).Select(_ => blocks[random.Next(blocks.Length)]))).ToArray();
        return ShareEstimate.Of(Sum(blocks), draws);

        double[] Sum(IEnumerable<double[]> some)
        {
            var sums = new double[correction.Length];
            foreach (var block in some)
                for (var s = 0; s < sums.Length; s++) sums[s] += block[s];
            return ShareEstimate.Normalised(sums);
        }
    }

    private static (double Direction, double Speed, double Mean) Peak(WindSectors around, int[] of, double[] speed, double[] values)
    {
        var (sums, counts) = (new double[around.Count, Speeds.Length], new int[around.Count, Speeds.Length]);
        for (var k = 0; k < of.Length; k++)
        {
            var c = Array.FindLastIndex(Speeds, s => speed[k] >= s);
            sums[of[k], c] += values[k];
            counts[of[k], c]++;
        }
        var best = (Sector: 0, Class: 0, Mean: double.NaN);
        for (var s = 0; s < around.Count; s++)
            for (var c = 0; c < Speeds.Length; c++)
                if (counts[s, c] >= LeastOfPeak && !(sums[s, c] / counts[s, c] <= best.Mean)) best = (s, c, sums[s, c] / counts[s, c]);
        if (double.IsNaN(best.Mean)) return (double.NaN, double.NaN, double.NaN);
        return (around.Middle(best.Sector), best.Class + 1 < Speeds.Length ? (Speeds[best.Class] + Speeds[best.Class + 1]) / 2 : Speeds[^1], best.Mean);
    }
}
