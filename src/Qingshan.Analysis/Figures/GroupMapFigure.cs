using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Figures;

/// <summary>A map of dots by groups, such as clusters and hot spots; those of no group are small and grey below the others.</summary>
public static class GroupMapFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="places">The places.</param>
    /// <param name="groups">The group of each from 0; below 0 for none.</param>
    /// <param name="names">What the groups are; those after the last name are not in the legend.</param>
    /// <param name="colours">The colour of each; after the last they begin again.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="none">What those of no group are.</param>
    /// <returns>720 × 520.</returns>
    public static Figure Of(Places places, IReadOnlyList<int> groups, IReadOnlyList<Label> names, IReadOnlyList<string> colours, Label title, Label none)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(colours);
        var drawing = new Drawing(720, 520, title);
        var frame = PlaceFrame.Around(drawing, 70, 44, 470, 420, places);
        frame.Axes(places.AreOnEarth);
        var radius = places.Count > 3000 ? 1.6 : places.Count > 500 ? 2.4 : 4;
        for (var group = -1; group <= groups.Max(); group++)
        {
            int[] of = [.. Enumerable.Range(0, groups.Count).Where(i => Math.Max(-1, groups[i]) == group)];
            if (of.Length == 0) continue;
            frame.Panel.Dots([.. of.Select(i => places.X[i])], [.. of.Select(i => places.Y[i])], group < 0 ? "#b9c2ca" : colours[group % colours.Count], group < 0 ? radius * 0.7 : radius, 0.85);
        }
        drawing.Legend(Math.Max(frame.Right + 16, 556), 60, [.. names.Select((n, i) => (n, colours[i % colours.Count])), (none, "#b9c2ca")]);
        return drawing.Done();
    }
}
