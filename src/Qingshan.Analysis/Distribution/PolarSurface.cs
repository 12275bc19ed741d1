using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>What a polar surface is made of.</summary>
/// <param name="Measure">What is computed of the values in each bin of speed and direction.</param>
/// <param name="Kernel">
/// Instead of the bins: a mean at each place in which rows count by how near they are in speed and direction (non-parametric wind regression, Henry et al. 2009).
/// </param>
/// <param name="Least">How many values a bin needs.</param>
/// <param name="Knots">At most how many knots the surface has, 20 to 300: more can follow more detail.</param>
/// <param name="Reach">Up to which wind speed it is made, m/s; NaN for the greatest there is.</param>
/// <param name="Positive">Whether square roots are smoothed, which keeps the surface above 0 and high values from ruling it.</param>
/// <param name="SpeedSpread">The standard deviation of the kernel in wind speed, m/s.</param>
/// <param name="DirectionSpread">The standard deviation of the kernel in direction, degrees.</param>
public sealed record PolarSettings(BinMeasure Measure, bool Kernel = false, int Least = 1, int Knots = 120, double Reach = double.NaN, bool Positive = true, double SpeedSpread = 1.5, double DirectionSpread = 5);

/// <summary>A bin of wind speed and direction.</summary>
/// <param name="Speed">The speed in its middle, m/s.</param>
/// <param name="Direction">The direction in its middle, degrees.</param>
/// <param name="Value">What was computed of its values.</param>
/// <param name="Count">How many values it has.</param>
public readonly record struct PolarBin(double Speed, double Direction, double Value, int Count);

/// <summary>
/// A concentration as a smooth surface over wind direction and wind speed (a bivariate polar plot, Carslaw and Beevers 2013): near sources show
/// at low speeds, chimneys where the wind brings their plume down, far ones as whole sides.
/// </summary>
/// <param name="Reach">The wind speed at the edge, m/s.</param>
/// <param name="Size">How many cells the grid has in each direction; cell 0 is at -<see cref="Reach"/>, the last at +<see cref="Reach"/>.</param>
/// <param name="Values">Row by row from the south, in each from the west; NaN where there are no data nearby. East and north are where the wind comes from.</param>
/// <param name="Bins">The bins that were smoothed.</param>
/// <param name="Count">How many rows took part.</param>
/// <param name="Freedom">Effective degrees of freedom of the surface.</param>
/// <param name="Threshold">For a share above a percentile: the value of the percentile; else NaN.</param>
public sealed record PolarSurface(double Reach, int Size, ImmutableArray<double> Values, ImmutableArray<PolarBin> Bins, int Count, double Freedom, double Threshold)
{
    /// <summary>How many bins a surface needs.</summary>
    public const int Least = 20;

    private const int Cells = 201;

    // openair counts bins of one, two and three values a quarter, a half and three quarters.
    private static readonly double[] Few = [0.25, 0.5, 0.75];

    /// <summary>The coordinate of a column or row of the grid, m/s.</summary>
    /// <param name="cell">The column or row.</param>
    /// <returns>Metres per second to the east or north.</returns>
    public double Coordinate(int cell) => Reach * (2.0 * cell / (Size - 1) - 1);

    /// <summary>The surface at the grid cell nearest to a place.</summary>
    /// <param name="east">Metres per second from the east.</param>
    /// <param name="north">Metres per second from the north.</param>
    /// <returns>The value; NaN outside and where there are no data.</returns>
    public double At(double east, double north)
    {
        var (column, row) = (Cell(east), Cell(north));
        return column < 0 || row < 0 || column >= Size || row >= Size ? double.NaN : Values[row * Size + column];
    }

    /// <summary>Where the surface is highest.</summary>
    public (double East, double North, double Value) Peak
    {
        get
        {
            var at = -1;
            for (var i = 0; i < Values.Length; i++)
                if (!double.IsNaN(Values[i]) && (at < 0 || Values[i] > Values[at])) at = i;
            return (Coordinate(at % Size), Coordinate(at / Size), Values[at]);
        }
    }

    /// <summary>Makes the surface, in O(n log n + b k²) for b bins (up to 2,160) and k knots.</summary>
    /// <param name="speed">Wind speeds, m/s; NaN and negative ones are missing.</param>
    /// <param name="direction">As many directions, degrees; NaN is missing.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="settings">What it is made of.</param>
    /// <returns>The surface; a problem where there are fewer than <see cref="Least"/> bins or all are equal.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Analysed<PolarSurface> Of(ReadOnlySpan<double> speed, ReadOnlySpan<double> direction, ReadOnlySpan<double> values, PolarSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (speed.Length != direction.Length || speed.Length != values.Length) throw new ArgumentException("There have to be as many directions and values as speeds.", nameof(direction));
        if (settings.Knots is < 20 or > 300) return AnalysisProblem.Option("knots", settings.Knots, " 20 到 300", "from 20 to 300");
        var rows = WindRows.Of(speed, direction, values, settings.Reach);
        if (rows.Count == 0) return AnalysisProblem.TooFew(Least, 0, "同时有风速、风向和数值的行", "rows with a speed, a direction and a value");
        if (!(rows.Reach > 0)) return AnalysisProblem.Constant(0, "风速", "wind speeds");
        var threshold = settings.Kernel ? double.NaN : settings.Measure.Threshold(rows.Value);
        var bins = settings.Kernel ? PolarBinning.Kernel(rows, settings) : PolarBinning.Bins(rows, settings, threshold);
        return Of(rows, bins, settings, threshold, double.NegativeInfinity, !settings.Kernel && settings.Measure.Statistic == BinStatistic.Cpf ? 1 : double.PositiveInfinity);
    }

    /// <summary>Smooths bins, and keeps the surface between two ends.</summary>
    internal static Analysed<PolarSurface> Of(WindRows rows, PolarBin[] bins, PolarSettings settings, double threshold, double least, double most)
    {
        if (bins.Length < Least) return AnalysisProblem.TooFew(Least, bins.Length, "有数据的风速-风向格", "bins of wind speed and direction with data");
        var all = bins.Select(b => b.Value).ToArray();
        if (all.Max() - all.Min() <= 1e-12 * Math.Abs(all.Max())) return AnalysisProblem.Constant(all[0], "各格的数值", "values of the bins");
        var positive = settings.Positive && all.Min() >= 0;
        var (east, north) = (bins.Select(East).ToArray(), bins.Select(North).ToArray());
        var plate = ThinPlate.Of(east, north, [.. all.Select(v => positive ? Math.Sqrt(v) : v)], [.. bins.Select(b => b.Count is > 0 and <= 3 ? Few[b.Count - 1] : 1)], Math.Min(settings.Knots, bins.Length - 3));
        var surface = new PolarSurface(rows.Reach, Cells, [], [.. bins], rows.Count, plate.Freedom, threshold);
        return surface with { Values = surface.Draw(plate, positive, least, most, WindSectors.RoundedTo(rows.Direction)) };
    }

    /// <summary>The cell of the grid to which a wind belongs; -1 where it is outside or missing.</summary>
    internal int Index(double speed, double direction)
    {
        if (!double.IsFinite(direction) || !(speed >= 0) || speed > Reach) return -1;
        var (sine, cosine) = Math.SinCos(direction * Math.PI / 180);
        var (column, row) = (Cell(speed * sine), Cell(speed * cosine));
        return column < 0 || row < 0 || column >= Size || row >= Size ? -1 : row * Size + column;
    }

    private int Cell(double coordinate) => (int)Math.Round((coordinate / Reach + 1) / 2 * (Size - 1));

    private static double East(PolarBin bin) => bin.Speed * Math.Sin(bin.Direction * Math.PI / 180);

    private static double North(PolarBin bin) => bin.Speed * Math.Cos(bin.Direction * Math.PI / 180);

    /// <summary>
    /// The grid: only cells within a twentieth of its width of a bin, since a surface says nothing where there are no data. Where directions were rounded to points of the
    /// compass, a bin stands for all of its sector.
    /// </summary>
    private ImmutableArray<double> Draw(ThinPlate plate, bool positive, double least, double most, double step)
    {
        var near = new bool[Size * Size];
        var wide = (Size - 1) / 20;
        var aside = step > 10 ? (int)(step / 2 / 5) : 0;
        foreach (var bin in Bins.SelectMany(b => Enumerable.Range(-aside, 2 * aside + 1).Select(a => b with { Direction = b.Direction + 5 * a })))
        {
            var (column, row) = (Cell(East(bin)), Cell(North(bin)));
            for (var y = Math.Max(0, row - wide); y <= Math.Min(Size - 1, row + wide); y++)
                for (var x = Math.Max(0, column - wide); x <= Math.Min(Size - 1, column + wide); x++)
                    if ((x - column) * (x - column) + (y - row) * (y - row) <= wide * wide) near[y * Size + x] = true;
        }
        var values = new double[Size * Size];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (Coordinate(i % Size), Coordinate(i / Size));
            values[i] = double.NaN;
            if (!near[i] || x * x + y * y > Reach * Reach * 1.0001) continue;
            var height = positive ? Math.Max(0, plate.At(x, y)) : plate.At(x, y);
            values[i] = Math.Clamp(positive ? height * height : height, least, most);
        }
        return [.. values];
    }
}
