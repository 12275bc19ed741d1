using Qingshan.Analysis.Receptor;

namespace Qingshan.Analysis.Figures;

/// <summary>The mean path of each group of trajectories, as thick as the group is large.</summary>
public static class TrajectoryClusterFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="clusters">The groups.</param>
    /// <param name="value">What was measured at the receptor; null where nothing was.</param>
    /// <returns>720 × 520.</returns>
    public static Figure Of(TrajectoryClusters clusters, string? value)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var drawing = new Drawing(720, 520, new("轨迹聚类：平均路径", "Clusters of trajectories: mean paths"));
        double[] x = [.. clusters.Groups.SelectMany(g => g.Longitude)], y = [.. clusters.Groups.SelectMany(g => g.Latitude)];
        var frame = new PlaceFrame(drawing, 70, 44, 440, 420, x.Min(), x.Max(), y.Min(), y.Max(), earth: true);
        frame.Axes(earth: true);
        for (var g = clusters.Groups.Length - 1; g >= 0; g--)
        {
            var group = clusters.Groups[g];
            frame.Panel.Line([.. group.Longitude], [.. group.Latitude], Palette.Group(g), 1.5 + group.Share / 12);
            // A dot each twelve hours shows how fast the air was.
            for (var h = 12; h < group.Longitude.Length; h += 12) frame.Panel.Dots([group.Longitude[h]], [group.Latitude[h]], Palette.Group(g), 3.5, 1);
        }
        frame.Panel.Dots([clusters.Groups[0].Longitude[0]], [clusters.Groups[0].Latitude[0]], Palette.Ink, 5, 1);
        drawing.Text(frame.Right + 16, 56, value is null ? new("类：占比", "Group: share") : new($"类：占比，平均 {value}", $"Group: share, mean {value}"), 11);
        drawing.Legend(frame.Right + 16, 66, clusters.Groups.Select((g, k) => ((Label)(value is null ? FormattableString.Invariant($"{k + 1}: {g.Share:F1} %") : FormattableString.Invariant($"{k + 1}: {g.Share:F1} %, {g.MeanValue:G4}")), Palette.Group(k))));
        return drawing.Done();
    }
}
