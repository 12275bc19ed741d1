using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>One cell that trajectories passed.</summary>
/// <param name="West">Its western edge, degrees.</param>
/// <param name="South">Its southern edge, degrees.</param>
/// <param name="Endpoints">How many endpoints lie in it, of trajectories with a value.</param>
/// <param name="Frequency">How many in a hundred trajectories passed it, 0 to 100.</param>
/// <param name="Pscf">The share of its endpoints that are of trajectories with a value above the threshold, weighted (PSCF), 0 to 1.</param>
/// <param name="Cwt">The mean value of its endpoints, weighted (CWT), in the unit of the value.</param>
/// <param name="Weight">The weight of both, below 1 for cells of few endpoints.</param>
public readonly record struct TrajectoryCell(double West, double South, int Endpoints, double Frequency, double Pscf, double Cwt, double Weight);

/// <summary>
/// Where the air of high values came from: potential source contribution function (Ashbaugh, Malm and Sadeh 1985) and concentration weighted
/// trajectories (Hsu, Holsen and Hopke 2003) on a grid of degrees. Cells that few trajectories passed are weighted down, as their shares are of chance.
/// </summary>
/// <param name="Cells">The cells that were passed, from south to north and west to east.</param>
/// <param name="Side">The side of a cell, degrees.</param>
/// <param name="Threshold">The value from above which a trajectory counts as high.</param>
/// <param name="Used">How many trajectories have a value.</param>
public sealed record TrajectoryGrid(ImmutableArray<TrajectoryCell> Cells, double Side, double Threshold, int Used)
{
    /// <summary>How many trajectories with a value are needed.</summary>
    public const int Least = 10;

    /// <summary>Sums up endpoints by cells, O(n).</summary>
    /// <param name="trajectories">The trajectories; such without a value count for the frequency only.</param>
    /// <param name="side">The side of a cell, degrees.</param>
    /// <param name="percentile">From which percentile of the values on a trajectory is high, 0 to 100.</param>
    /// <param name="limit">From above which value on a trajectory is high, such as a standard; NaN for the percentile.</param>
    /// <param name="weighted">Whether cells with few endpoints are weighted down: by 0.75 up to twice the mean of all cells, 0.5 up to the mean, 0.15 up to half of it.</param>
    /// <returns>The cells; a problem with fewer than <see cref="Least"/> trajectories with a value, or where all values are equal.</returns>
    public static Analysed<TrajectoryGrid> Of(Trajectories trajectories, double side = 1, double percentile = 75, double limit = double.NaN, bool weighted = true)
    {
        ArgumentNullException.ThrowIfNull(trajectories);
        if (!(side > 0 && side <= 30)) return AnalysisProblem.Option("side", side, "大于 0、不超过 30 的度数", "degrees above 0 and up to 30");
        double[] values = [.. trajectories.Values.Where(v => !double.IsNaN(v)).Order()];
        if (values.Length < Least) return AnalysisProblem.TooFew(Least, values.Length, "有受体值的轨迹", "trajectories with a value at the receptor");
        if (values[0] == values[^1]) return AnalysisProblem.Constant(values[0], "受体值", "values at the receptor");
        var place = (values.Length - 1) * percentile / 100;
        var low = Math.Min((int)place, values.Length - 2);
        var threshold = double.IsNaN(limit) ? values[low] + (place - low) * (values[low + 1] - values[low]) : limit;
        var cells = new Dictionary<(int Row, int Column), Sums>();
        for (var t = 0; t < trajectories.Count; t++)
        {
            var value = trajectories.Values[t];
            for (var i = trajectories.Start[t]; i < trajectories.Start[t + 1]; i++)
            {
                var at = ((int)Math.Floor(trajectories.Latitude[i] / side + 0.5), (int)Math.Floor(trajectories.Longitude[i] / side + 0.5));
                if (!cells.TryGetValue(at, out var sums)) cells[at] = sums = new();
                if (sums.Last != t) (sums.Last, sums.Passed) = (t, sums.Passed + 1);
                if (double.IsNaN(value)) continue;
                sums.Endpoints++;
                sums.Value += value;
                if (value > threshold) sums.High++;
            }
        }
        var mean = cells.Values.Where(s => s.Endpoints > 0).Average(s => s.Endpoints);
        return new TrajectoryGrid(
            [
                .. cells.OrderBy(c => c.Key).Select(c =>
                {
                    var (sums, weight) = (c.Value, weighted ? Weight(c.Value.Endpoints / mean) : 1);
                    return new TrajectoryCell((c.Key.Column - 0.5) * side, (c.Key.Row - 0.5) * side, sums.Endpoints, 100.0 * sums.Passed / trajectories.Count, weight * sums.High / sums.Endpoints, weight * sums.Value / sums.Endpoints, weight);
                }),
            ], side, threshold, values.Length);
    }

    private static double Weight(double share) => share > 2 ? 1 : share > 1 ? 0.75 : share > 0.5 ? 0.5 : 0.15;

    private sealed class Sums
    {
        public int Last { get; set; } = -1;

        public int Passed { get; set; }

        public int Endpoints { get; set; }

        public double High { get; set; }

        public double Value { get; set; }
    }
}
