using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Analysis.Figures;

/// <summary>How often an event came where about so much probability was given.</summary>
/// <param name="Said">The mean of the probabilities that were given, 0 to 1.</param>
/// <param name="Came">The share of them in which it came.</param>
/// <param name="Count">How many they are.</param>
public sealed record ReliabilityBin(double Said, double Came, long Count);

/// <summary>A reliability diagram of several groups, each with the counts of its bins below.</summary>
public static class ReliabilityBinsFigure
{
    /// <summary>Below it a share says little, and its dot is small.</summary>
    public const int Few = 30;

    /// <summary>Draws groups, such as days ahead.</summary>
    /// <param name="title">What it is of.</param>
    /// <param name="groups">The groups with their bins in order.</param>
    /// <param name="bins">Of how many bins the counts are drawn.</param>
    /// <returns>The figure, 720 by 500.</returns>
    public static Figure Of((string Zh, string En) title, IReadOnlyList<((string Zh, string En) Name, ImmutableArray<ReliabilityBin> Bins)> groups, int bins)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var drawing = new Drawing(720, 500, new(title.Zh, title.En));
        var unit = Scale.Linear(0, 1, 5);
        var panel = new Panel(drawing, 66, 62, 420, 290, unit, unit);
        panel.Axes("", new("实际发生的频率", "Share in which it came"));
        panel.Segment((0, 0), (1, 1), Palette.Muted, 1.2, "5 4");
        var most = Math.Max(1, groups.SelectMany(g => g.Bins).Select(b => b.Count).DefaultIfEmpty(1).Max());
        // Thousands of small probabilities stand beside few large ones.
        var below = new Panel(drawing, 66, 376, 420, 68, unit, Scale.Log(1, Math.Max(10, most)));
        below.Axes(new("预报的概率", "Probability that was given"), new("次数", "Count"));
        for (var g = 0; g < groups.Count; g++)
        {
            var (colour, all) = (Colour(g), groups[g].Bins);
            panel.Line([.. all.Select(b => b.Said)], [.. all.Select(b => b.Came)], colour, 1.8);
            Dots([.. all.Where(b => b.Count >= Few)], 4.5);
            Dots([.. all.Where(b => b.Count < Few)], 2.2);
            var wide = 0.8 / bins / groups.Count;
            foreach (var bin in all)
            {
                var at = (Math.Min(bins - 1, Math.Floor(bin.Said * bins + 1e-9)) + 0.1 + (g + 0.5) * 0.8 / groups.Count) / bins;
                var (x, y) = below.At(at, Math.Max(1, bin.Count));
                var floor = below.At(at, 1).Y;
                drawing.Add(new BoxMark(x - (420 * wide / 2 * 0.9), y, 420 * wide * 0.9, Math.Max(1, floor - y), colour));
            }
            drawing.Legend(510, 84 + (22 * g), [(new(groups[g].Name.Zh, groups[g].Name.En), colour)]);

            void Dots(ReliabilityBin[] some, double radius) => panel.Dots([.. some.Select(b => b.Said)], [.. some.Select(b => b.Came)], colour, radius, 1);
        }
        var words = new Label[] { new("虚线：说多少就来多少", "Dashed: as often as it was said"), new($"小点：不足 {Few} 次，不足为凭", string.Create(CultureInfo.InvariantCulture, $"Small dots: fewer than {Few}, little is said")), new("线在虚线下：概率报高了", "Below dashed: too much was given") };
        for (var w = 0; w < words.Length; w++) drawing.Text(510, 84 + (22 * groups.Count) + 24 + (20 * w), words[w], 11);
        return drawing.Done();

        static string Colour(int group) => Palette.Group(group switch { 0 => 0, 1 => 5, 2 => 6, _ => group });
    }
}
