using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>What the other sites measure, at most <see cref="Reach"/> away: haze comes from somewhere.</summary>
internal static class Neighbours
{
    /// <summary>Metres within which a site is a neighbour.</summary>
    public const double Reach = 150_000;

    private static readonly string[] Sectors = ["north", "east", "south", "west"];

    public static List<Column> Features(Panel panel, PanelFactor target, int site)
    {
        Near[] near = [.. Around(panel, site)];
        var mean = Mean(panel, target, near, _ => 1);
        List<Column> columns = [new("around", mean)];
        foreach (var lag in (int[])[1, 2, 3, 6, 12, 24]) columns.Add(new($"around lag {lag}", Running.Lag(mean, lag)));
        foreach (var hours in (int[])[6, 24]) columns.Add(new($"around mean {hours}", Running.Mean(mean, hours)));
        columns.Add(new("around most", Extreme(panel, target, near, 1)));
        columns.Add(new("around least", Extreme(panel, target, near, -1)));
        foreach (var (sector, name) in Sectors.Index())
        {
            var side = Mean(panel, target, near, n => Aligned(n, sector * 90));
            columns.Add(new(name, side));
            columns.Add(new($"{name} change 3", Running.Change(side, 3)));
        }
        columns.Add(new("upwind", Upwind(panel, target, near, site)));
        foreach (var factor in (PanelFactor[])[PanelFactor.Pm10, PanelFactor.Co, PanelFactor.No2, PanelFactor.O3])
            columns.Add(new($"around {factor}", Mean(panel, factor, near, _ => 1)));
        foreach (var factor in (PanelFactor[])[PanelFactor.WindEast, PanelFactor.WindNorth, PanelFactor.WindSpeed, PanelFactor.DewPoint])
        {
            var weather = Mean(panel, factor, near, _ => 1);
            columns.Add(new($"around {factor}", weather));
            foreach (var hours in (int[])[6, 24]) columns.Add(new($"around {factor} mean {hours}", Running.Mean(weather, hours)));
        }
        return columns;
    }

    private static IEnumerable<Near> Around(Panel panel, int site)
    {
        var here = panel.Sites[site].Place;
        for (var other = 0; other < panel.Sites.Length; other++)
            if (other != site && GreatCircle.DistanceMetres(here, panel.Sites[other].Place) is <= Reach and var metres)
                yield return new Near(other, metres, GreatCircle.BearingDegrees(here, panel.Sites[other].Place));
    }

    /// <summary>How much a neighbour counts for a direction: fully in the middle, nothing at right angles; near ones more, but none alone.</summary>
    private static double Aligned(Near near, double degrees) => Math.Max(0, Math.Cos((near.Bearing - degrees) * Math.PI / 180)) / (10_000 + near.Metres);

    private static float[] Mean(Panel panel, PanelFactor factor, Near[] near, Func<Near, double> weight)
    {
        var (sums, weights) = (new double[panel.Hours], new double[panel.Hours]);
        foreach (var one in near)
        {
            var counts = weight(one);
            if (counts <= 0) continue;
            var values = panel[factor, one.Site];
            for (var hour = 0; hour < values.Length; hour++)
                if (!float.IsNaN(values[hour])) (sums[hour], weights[hour]) = (sums[hour] + counts * values[hour], weights[hour] + counts);
        }
        var mean = new float[panel.Hours];
        for (var hour = 0; hour < mean.Length; hour++) mean[hour] = weights[hour] > 0 ? (float)(sums[hour] / weights[hour]) : float.NaN;
        return mean;
    }

    private static float[] Extreme(Panel panel, PanelFactor factor, Near[] near, int sign)
    {
        var extreme = new float[panel.Hours];
        Array.Fill(extreme, float.NaN);
        foreach (var one in near)
        {
            var values = panel[factor, one.Site];
            for (var hour = 0; hour < values.Length; hour++)
                if (!float.IsNaN(values[hour]) && !(sign * extreme[hour] >= sign * values[hour])) extreme[hour] = values[hour];
        }
        return extreme;
    }

    /// <summary>The mean of the neighbours from where the wind of the last three hours came.</summary>
    private static float[] Upwind(Panel panel, PanelFactor factor, Near[] near, int site)
    {
        var (east, north) = (Running.Mean(panel[PanelFactor.WindEast, site], 3), Running.Mean(panel[PanelFactor.WindNorth, site], 3));
        var (sums, weights) = (new double[panel.Hours], new double[panel.Hours]);
        foreach (var one in near)
        {
            var values = panel[factor, one.Site];
            var (sin, cos) = Math.SinCos(one.Bearing * Math.PI / 180);
            for (var hour = 0; hour < values.Length; hour++)
            {
                var speed = Math.Sqrt((double)east[hour] * east[hour] + (double)north[hour] * north[hour]);
                var counts = Math.Max(0, -(east[hour] * sin + north[hour] * cos) / speed) / (10_000 + one.Metres);
                if (!float.IsNaN(values[hour]) && counts > 0) (sums[hour], weights[hour]) = (sums[hour] + counts * values[hour], weights[hour] + counts);
            }
        }
        var upwind = new float[panel.Hours];
        for (var hour = 0; hour < upwind.Length; hour++) upwind[hour] = weights[hour] > 0 ? (float)(sums[hour] / weights[hour]) : float.NaN;
        return upwind;
    }

    private readonly record struct Near(int Site, double Metres, double Bearing);
}
