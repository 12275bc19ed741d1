using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Analysis.Figures;

/// <summary>Colours that readers with a colour vision deficiency can tell apart, and that stay in order when printed grey.</summary>
public static class Palette
{
    /// <summary>Text and axes.</summary>
    public const string Ink = "#1f2a33";

    /// <summary>Grid lines.</summary>
    public const string Grid = "#dfe5ea";

    /// <summary>What is less important.</summary>
    public const string Muted = "#5b6b78";

    /// <summary>The first line of a figure.</summary>
    public const string First = "#0072b2";

    /// <summary>What stands out: an alarm, a limit.</summary>
    public const string Alarm = "#d55e00";

    /// <summary>Groups, by Okabe and Ito (2008): eight hues that can be told apart with any colour vision; yellow is darkened to stand on white.</summary>
    public static ImmutableArray<string> Groups { get; } = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#b59a00", "#7a5195", "#5b6b78"];

    // Nine stops of a scale whose lightness rises evenly (measured in CIELAB), from dark violet over green to yellow.
    private static readonly ImmutableArray<(int R, int G, int B)> Rising =
        [(68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141), (39, 173, 129), (92, 200, 99), (170, 220, 50), (253, 231, 37)];

    // From blue over white to red-brown, equally light at equal distance from the middle.
    private static readonly ImmutableArray<(int R, int G, int B)> Parting =
        [(5, 48, 97), (33, 102, 172), (67, 147, 195), (146, 197, 222), (247, 247, 247), (244, 165, 130), (214, 96, 77), (178, 24, 43), (103, 0, 31)];

    /// <summary>The colour of a group.</summary>
    /// <param name="index">Its number from 0; after the eighth the colours begin again.</param>
    /// <returns>The colour.</returns>
    public static string Group(int index) => Groups[((index % Groups.Length) + Groups.Length) % Groups.Length];

    /// <summary>A colour for more and less.</summary>
    /// <param name="share">0 for the least, 1 for the most; outside of it is as at the end. NaN gives an empty text.</param>
    /// <returns>One of 64 colours from dark to light.</returns>
    public static string Sequential(double share) => At(Rising, share);

    /// <summary>A colour for above and below.</summary>
    /// <param name="share">0 for the least, 0.5 for the middle, 1 for the most. NaN gives an empty text.</param>
    /// <returns>One of 64 colours from blue over white to red.</returns>
    public static string Diverging(double share) => At(Parting, share);

    private static string At(ImmutableArray<(int R, int G, int B)> stops, double share)
    {
        if (double.IsNaN(share)) return "";
        // 64 steps: finer ones nobody sees, and equal neighbours can be drawn in one stroke.
        var place = Math.Round(Math.Clamp(share, 0, 1) * 63) / 63 * (stops.Length - 1);
        var low = Math.Min((int)place, stops.Length - 2);
        var (from, to, part) = (stops[low], stops[low + 1], place - low);
        return string.Create(CultureInfo.InvariantCulture, $"#{Between(from.R, to.R):x2}{Between(from.G, to.G):x2}{Between(from.B, to.B):x2}");

        int Between(int a, int b) => (int)Math.Round(a + ((b - a) * part));
    }
}
