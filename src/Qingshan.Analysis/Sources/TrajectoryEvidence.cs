using System.Collections.Immutable;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Receptor;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Sources;

/// <summary>What back trajectories say of where a pollutant comes from, by sector as seen from the receptor.</summary>
public static class TrajectoryEvidence
{
    /// <summary>Trajectories that are needed.</summary>
    public const int Least = TrajectoryGrid.Least;

    private const int Draws = 400;

    /// <summary>Shares by the direction from which each trajectory came, with the uncertainty of drawing trajectories anew.</summary>
    /// <param name="bearings">The direction of each trajectory seen from the receptor, degrees clockwise from north (such as that of its middle); NaN is left out.</param>
    /// <param name="values">What was measured when it arrived, not below 0; NaN is left out.</param>
    /// <param name="sectors">8 or 16.</param>
    /// <param name="seed">Where the draws come from.</param>
    /// <returns>The view; a problem with fewer than <see cref="Least"/> trajectories or values that are all 0.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static Analysed<SourceView> OfDirections(double[] bearings, double[] values, int sectors = 16, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(bearings);
        ArgumentNullException.ThrowIfNull(values);
        if (bearings.Length != values.Length) throw new ArgumentException("There have to be as many directions as values.", nameof(values));
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(bearings[i]) && values[i] >= 0)];
        if (rows.Length < Least) return AnalysisProblem.TooFew(Least, rows.Length, "有方向与受体值的轨迹", "trajectories with a direction and a value at the receptor");
        if (rows.All(i => values[i] == 0)) return AnalysisProblem.Constant(0, "受体值", "values at the receptor");
        var around = new WindSectors(sectors);
        var random = new Random(seed);
        return View(ShareEstimate.Of(Shares(rows), [.. Enumerable.Range(0, Draws).Select(_ => Shares(rows.Select(_ => rows[random.Next(rows.Length)])))]));

        double[] Shares(IEnumerable<int> some)
        {
            var sums = new double[sectors];
            foreach (var i in some) sums[around.Of(bearings[i])] += values[i];
            return ShareEstimate.Normalised(sums);
        }
    }

    /// <summary>Shares of the cells of a grid: endpoints times their mean value (CWT), by the direction of the cell. A grid knows no uncertainty.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="receptor">The receptor, in the datum of the grid.</param>
    /// <param name="sectors">8 or 16.</param>
    /// <returns>The view; a problem where no cell away from the receptor has a value.</returns>
    public static Analysed<SourceView> OfCells(TrajectoryGrid grid, LonLat receptor, int sectors = 16)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var around = new WindSectors(sectors);
        var sums = new double[sectors];
        foreach (var cell in grid.Cells)
        {
            var middle = new LonLat(cell.West + grid.Side / 2, cell.South + grid.Side / 2);
            // The cell of the receptor lies on all sides of it.
            if (Math.Abs(middle.Longitude - receptor.Longitude) <= grid.Side / 2 && Math.Abs(middle.Latitude - receptor.Latitude) <= grid.Side / 2) continue;
            if (cell.Cwt > 0) sums[around.Of(GreatCircle.BearingDegrees(receptor, middle))] += cell.Endpoints * cell.Cwt;
        }
        if (sums.Sum() == 0) return AnalysisProblem.NoAnswer("受体之外没有带浓度值的网格：请检查轨迹与受体值。", "No cell away from the receptor has a value: check the trajectories and what was measured.");
        return View([.. ShareEstimate.Normalised(sums).Select(s => new ShareEstimate(s))]);
    }

    private static SourceView View(ImmutableArray<ShareEstimate> shares) => new(EvidenceKind.Trajectories, new("后向轨迹", "Back trajectories"), shares, []);
}
