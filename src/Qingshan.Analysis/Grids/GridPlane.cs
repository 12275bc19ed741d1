using System.Collections.Immutable;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Values on a plane grid with straight axes.</summary>
/// <param name="X">The middles of the columns, rising.</param>
/// <param name="Y">The middles of the rows, rising.</param>
/// <param name="Values">Row by row from the first y, x running fastest; NaN is missing.</param>
/// <param name="IsGeographic">Whether x are longitudes and y latitudes in degrees.</param>
public sealed record GridPlane(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Values, bool IsGeographic)
{
    /// <summary>Makes a plane, turning round axes that fall.</summary>
    /// <param name="x">The middles of the columns, rising or falling.</param>
    /// <param name="y">The middles of the rows, rising or falling.</param>
    /// <param name="values">Row by row.</param>
    /// <param name="geographic">Whether x are longitudes and y latitudes in degrees.</param>
    /// <returns>The plane; a problem where an axis has fewer than two points or neither rises nor falls.</returns>
    /// <exception cref="ArgumentException">There are not as many values as the axes say.</exception>
    public static Analysed<GridPlane> Of(double[] x, double[] y, double[] values, bool geographic)
    {
        if (values.Length != x.Length * y.Length) throw new ArgumentException($"A plane of {x.Length} × {y.Length} needs as many values.", nameof(values));
        if (x.Length < 2 || y.Length < 2) return AnalysisProblem.TooFew(2, Math.Min(x.Length, y.Length), "每个轴上的格点", "points on each axis");
        var (right, up) = (Rises(x), Rises(y));
        if (right == 0 || up == 0) return AnalysisProblem.Shape("格点坐标不是单调的，无法定位。", "The coordinates of the grid neither rise nor fall, so that no place can be found.");
        if (right > 0 && up > 0) return new GridPlane([.. x], [.. y], [.. values], geographic);
        var turned = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (column, row) = (i % x.Length, i / x.Length);
            turned[i] = values[(up > 0 ? row : y.Length - 1 - row) * x.Length + (right > 0 ? column : x.Length - 1 - column)];
        }
        return new GridPlane([.. right > 0 ? x : x.Reverse()], [.. up > 0 ? y : y.Reverse()], [.. turned], geographic);
    }

    /// <summary>The value of the cell in which a place lies.</summary>
    /// <param name="x">To the right; a longitude may be of any turn.</param>
    /// <param name="y">Upwards.</param>
    /// <returns>The value; NaN outside of the grid or where it is missing.</returns>
    public double Nearest(double x, double y)
    {
        x = Turn(x);
        var (column, row) = (Cell(X, x), Cell(Y, y));
        return column < 0 || row < 0 ? double.NaN : Values[row * X.Length + column];
    }

    /// <summary>The value between the four cells around a place, in proportion.</summary>
    /// <param name="x">To the right; a longitude may be of any turn.</param>
    /// <param name="y">Upwards.</param>
    /// <returns>The value; NaN outside of the middles of the outermost cells, or next to a missing one.</returns>
    public double Bilinear(double x, double y)
    {
        x = Turn(x);
        if (Between(X, x) is not var (left, right, across) || Between(Y, y) is not var (low, high, along)) return double.NaN;
        return (1 - along) * ((1 - across) * Of(left, low) + across * Of(right, low)) + along * ((1 - across) * Of(left, high) + across * Of(right, high));

        // A missing neighbour that has no weight does no harm.
        double Of(int column, int row) => ((column == left ? across == 1 : across == 0) && left != right) || ((row == low ? along == 1 : along == 0) && low != high) ? 0 : Values[row * X.Length + column];
    }

    /// <summary>Statistics of what lies in a polygon, each cell weighed by the area of its part inside.</summary>
    /// <param name="polygon">In the coordinates of the grid; longitudes as the grid has them.</param>
    /// <returns>The statistics; a problem where no cell with a value is in it.</returns>
    public Analysed<ZonalStatistics> Within(Geometry polygon)
    {
        ArgumentNullException.ThrowIfNull(polygon);
        var box = polygon.EnvelopeInternal;
        var prepared = PreparedGeometryFactory.Prepare(polygon);
        double area = 0, missing = 0, sum = 0, min = double.PositiveInfinity, max = double.NegativeInfinity, squares = 0;
        var cells = 0;
        for (var row = 0; row < Y.Length; row++)
        {
            var (south, north) = Edges(Y, row);
            if (north < box.MinY || south > box.MaxY) continue;
            for (var column = 0; column < X.Length; column++)
            {
                var (west, east) = Edges(X, column);
                if (east < box.MinX || west > box.MaxX) continue;
                var cell = polygon.Factory.ToGeometry(new Envelope(west, east, south, north));
                if (!prepared.Intersects(cell)) continue;
                var weight = prepared.Covers(cell) ? cell.Area : polygon.Intersection(cell).Area;
                // Degrees of longitude shrink towards the poles.
                if (IsGeographic) weight *= Math.Cos(Y[row] * Math.PI / 180);
                if (!(weight > 0)) continue;
                var value = Values[row * X.Length + column];
                if (double.IsNaN(value))
                {
                    missing += weight;
                    continue;
                }
                cells++;
                area += weight;
                sum += weight * value;
                squares += weight * value * value;
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
            }
        }
        if (cells == 0) return AnalysisProblem.TooFew(1, 0, "多边形内有值的格点", "cells with a value inside of the polygon");
        var mean = sum / area;
        return new ZonalStatistics(cells, mean, min, max, Math.Sqrt(Math.Max(0, squares / area - mean * mean)), area / (area + missing), area);
    }

    /// <summary>A longitude in the turn in which the grid has it.</summary>
    private double Turn(double x)
    {
        if (!IsGeographic) return x;
        var turned = X[0] + ((x - X[0]) % 360 + 360) % 360;
        // Half a cell before the first middle is nearer than a whole turn behind it.
        return turned > X[^1] + (X[^1] - X[^2]) / 2 && turned - 360 >= X[0] - (X[1] - X[0]) / 2 ? turned - 360 : turned;
    }

    private static int Rises(double[] axis)
    {
        var sign = Math.Sign(axis[1] - axis[0]);
        for (var i = 1; i < axis.Length; i++)
            if (Math.Sign(axis[i] - axis[i - 1]) != sign) return 0;
        return sign;
    }

    private static (double Low, double High) Edges(ImmutableArray<double> axis, int at) =>
        (at == 0 ? axis[0] - (axis[1] - axis[0]) / 2 : (axis[at - 1] + axis[at]) / 2, at == axis.Length - 1 ? axis[^1] + (axis[^1] - axis[^2]) / 2 : (axis[at] + axis[at + 1]) / 2);

    private static int Cell(ImmutableArray<double> axis, double value)
    {
        var at = axis.BinarySearch(value);
        if (at >= 0) return at;
        for (var near = Math.Max(0, ~at - 1); near <= Math.Min(axis.Length - 1, ~at); near++)
            if (Edges(axis, near) is var (low, high) && value >= low && value <= high) return near;
        return -1;
    }

    private static (int Low, int High, double Part)? Between(ImmutableArray<double> axis, double value)
    {
        var at = axis.BinarySearch(value);
        if (at >= 0) return (at, at, 0);
        return ~at == 0 || ~at == axis.Length || double.IsNaN(value) ? null : (~at - 1, ~at, (value - axis[~at - 1]) / (axis[~at] - axis[~at - 1]));
    }
}

/// <summary>Statistics of a grid in a polygon.</summary>
/// <param name="Cells">How many cells with a value take part, wholly or in part.</param>
/// <param name="Mean">The mean by area.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="StandardDeviation">The standard deviation by area.</param>
/// <param name="Covered">The share of the polygon's part of the grid that has values, 0 to 1.</param>
/// <param name="Area">The area with values, in square units of the axes (degrees times the cosine of the latitude).</param>
public sealed record ZonalStatistics(int Cells, double Mean, double Min, double Max, double StandardDeviation, double Covered, double Area);
