using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>How two pollutants go together.</summary>
public enum PairStatistic
{
    /// <summary>Pearson's correlation.</summary>
    Correlation,

    /// <summary>The slope of the first over the second by least squares: the ratio that a source gives them.</summary>
    Slope,
}

/// <summary>
/// How two pollutants go together by wind speed and direction (Grange, Lewis and Carslaw 2016, Atmos. Environ. 145; openair's polarPlot with two pollutants): sources have
/// ratios of their own, which single concentrations do not show. At each place, rows count by how near their wind is.
/// </summary>
public static class PolarPair
{
    // The sum of weights that a hundred rows within a thousandth of the greatest weight have, which is what openair asks for: 100 / ln 1000.
    private const double LeastWeight = 14.5;

    /// <summary>Makes the surface, in O(n + b k²) for b bins and k knots.</summary>
    /// <param name="speed">Wind speeds, m/s; NaN and negative ones are missing.</param>
    /// <param name="direction">As many directions, degrees; NaN is missing.</param>
    /// <param name="first">As many values of the first pollutant; NaN is missing.</param>
    /// <param name="second">As many of the second; NaN is missing.</param>
    /// <param name="statistic">How they go together.</param>
    /// <param name="settings">Of the surface; its measure is not read.</param>
    /// <returns>The surface; a problem where fewer than 20 places have enough rows nearby.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarSurface> Of(double[] speed, double[] direction, double[] first, double[] second, PairStatistic statistic, PolarSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (speed.Length != direction.Length || speed.Length != first.Length || speed.Length != second.Length) throw new ArgumentException("There have to be as many directions and values as speeds.", nameof(direction));
        if (settings.Knots is < 20 or > 300) return AnalysisProblem.Option("knots", settings.Knots, " 20 到 300", "from 20 to 300");
        // The place of each row stands for its value, so that both pollutants can be taken of it.
        var rows = WindRows.Of(speed, direction, [.. first.Select((v, i) => double.IsNaN(v) || double.IsNaN(second[i]) ? double.NaN : i)], settings.Reach);
        if (rows.Count == 0) return AnalysisProblem.TooFew(PolarSurface.Least, 0, "同时有风速、风向和两种数值的行", "rows with a speed, a direction and both values");
        if (!(rows.Reach > 0)) return AnalysisProblem.Constant(0, "风速", "wind speeds");
        double[] y = [.. rows.Value.Select(i => first[(int)i])], x = [.. rows.Value.Select(i => second[(int)i])];
        // Moments about the means of all lose fewer digits.
        var (meanX, meanY) = (x.Average(), y.Average());
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (x[i] - meanX, y[i] - meanY);
        var ones = new double[x.Length];
        Array.Fill(ones, 1);
        double[][] moments = [ones, x, y, [.. x.Select(v => v * v)], [.. y.Select(v => v * v)], [.. x.Zip(y, (a, b) => a * b)]];
        var bins = new List<PolarBin>();
        foreach (var (bin, sums) in PolarBinning.Sums(rows, moments, settings))
        {
            if (sums[0] < LeastWeight) continue;
            var (xx, yy, xy) = (sums[3] - sums[1] * sums[1] / sums[0], sums[4] - sums[2] * sums[2] / sums[0], sums[5] - sums[1] * sums[2] / sums[0]);
            var value = statistic == PairStatistic.Slope ? xy / xx : xy / Math.Sqrt(xx * yy);
            if (xx > 1e-12 * sums[3] && double.IsFinite(value)) bins.Add(bin with { Value = value, Count = 0 });
        }
        var (least, most) = statistic == PairStatistic.Correlation ? (-1.0, 1.0) : (double.NegativeInfinity, double.PositiveInfinity);
        return PolarSurface.Of(rows, [.. bins], settings with { Positive = false }, double.NaN, least, most);
    }
}
