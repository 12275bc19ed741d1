using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>A cluster of a polar surface.</summary>
/// <param name="Cells">How many cells of the surface it has.</param>
/// <param name="Rows">How many rows have their wind in it.</param>
/// <param name="Mean">The mean of the values of these rows; NaN without any.</param>
/// <param name="Share">Percent that these rows add to the sum of the values of all clusters.</param>
/// <param name="East">Its middle, metres per second from the east.</param>
/// <param name="North">Its middle, metres per second from the north.</param>
public sealed record PolarCluster(int Cells, int Rows, double Mean, double Share, double East, double North);

/// <summary>
/// A polar surface cut into clusters that are alike in where the wind comes from and in concentration (Carslaw and Beevers 2013), so that the hours of
/// one source can be looked at by themselves. By k-means on east, north and value, each scaled by its mean absolute deviation.
/// </summary>
/// <param name="Surface">The surface.</param>
/// <param name="Cells">The cluster of every cell of the surface, the one with the highest mean first; -1 where there is no surface.</param>
/// <param name="Rows">The cluster of every row; -1 where its wind is missing or nowhere on the surface.</param>
/// <param name="Clusters">The clusters.</param>
public sealed record PolarClusters(PolarSurface Surface, ImmutableArray<int> Cells, ImmutableArray<int> Rows, ImmutableArray<PolarCluster> Clusters)
{
    private const int Starts = 8;

    /// <summary>Cuts, in O(c k r) for c cells (up to 30,000), k clusters and r rounds.</summary>
    /// <param name="speed">Wind speeds, m/s.</param>
    /// <param name="direction">As many directions, degrees.</param>
    /// <param name="values">As many values.</param>
    /// <param name="settings">Of the surface.</param>
    /// <param name="count">How many clusters, 2 to 12.</param>
    /// <param name="seed">The seed of the generator that chooses where clusters begin; the best of eight starts is kept.</param>
    /// <returns>The clusters; a problem where there is no surface.</returns>
    public static Analysed<PolarClusters> Of(double[] speed, double[] direction, double[] values, PolarSettings settings, int count, int seed = 1)
    {
        if (count is < 2 or > 12) return AnalysisProblem.Option("clusters", count, " 2 到 12", "from 2 to 12");
        return PolarSurface.Of(speed, direction, values, settings).Then<PolarClusters>(surface =>
        {
            var drawn = Enumerable.Range(0, surface.Values.Length).Where(i => !double.IsNaN(surface.Values[i])).ToArray();
            var points = Scaled(surface, drawn);
            var (labels, _) = Enumerable.Range(0, Starts).Select(s => KMeans.Of(points, count, seed + s)).MinBy(found => found.Spread);
            var cells = new int[surface.Values.Length];
            Array.Fill(cells, -1);
            for (var i = 0; i < drawn.Length; i++) cells[drawn[i]] = labels[i];
            var rows = new int[values.Length];
            for (var i = 0; i < rows.Length; i++) rows[i] = surface.Index(speed[i], direction[i]) is >= 0 and var at ? cells[at] : -1;
            return Ordered(surface, cells, rows, values, count);
        });
    }

    private static double[][] Scaled(PolarSurface surface, int[] drawn)
    {
        double[][] columns =
        [
            [.. drawn.Select(i => surface.Coordinate(i % surface.Size))],
            [.. drawn.Select(i => surface.Coordinate(i / surface.Size))],
            [.. drawn.Select(i => surface.Values[i])],
        ];
        foreach (var column in columns)
        {
            var mean = column.Average();
            var away = column.Average(v => Math.Abs(v - mean));
            for (var i = 0; i < column.Length; i++) column[i] = away > 0 ? (column[i] - mean) / away : 0;
        }
        return [.. Enumerable.Range(0, drawn.Length).Select(i => new[] { columns[0][i], columns[1][i], columns[2][i] })];
    }

    /// <summary>Numbers the clusters by the mean of their rows, the highest first.</summary>
    private static PolarClusters Ordered(PolarSurface surface, int[] cells, int[] rows, double[] values, int count)
    {
        var found = new (int Cells, int Rows, double Sum, double East, double North)[count];
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] >= 0)
            {
                ref var c = ref found[cells[i]];
                c = (c.Cells + 1, c.Rows, c.Sum, c.East + surface.Coordinate(i % surface.Size), c.North + surface.Coordinate(i / surface.Size));
            }
        for (var i = 0; i < rows.Length; i++)
            if (rows[i] >= 0 && !double.IsNaN(values[i]))
            {
                ref var c = ref found[rows[i]];
                c = (c.Cells, c.Rows + 1, c.Sum + values[i], c.East, c.North);
            }
        var order = Enumerable.Range(0, count).OrderByDescending(c => found[c].Rows == 0 ? double.NegativeInfinity : found[c].Sum / found[c].Rows).ToArray();
        var place = new int[count];
        for (var c = 0; c < count; c++) place[order[c]] = c;
        var all = found.Sum(c => c.Sum);
        var clusters = order.Select(c => found[c]).Select(c => new PolarCluster(c.Cells, c.Rows, c.Rows == 0 ? double.NaN : c.Sum / c.Rows, 100 * c.Sum / all, c.East / Math.Max(1, c.Cells),
            c.North / Math.Max(1, c.Cells)));
        return new(surface, [.. cells.Select(c => c < 0 ? -1 : place[c])], [.. rows.Select(c => c < 0 ? -1 : place[c])], [.. clusters]);
    }
}
