using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>A level of the air quality index, with its name and colour. Immutable. Names and colours are written down from memory.</summary>
/// <param name="Number">1 (best) to 6.</param>
/// <param name="NameZh">The Chinese name of the class (空气质量指数类别).</param>
/// <param name="NameEn">The English name of the class.</param>
/// <param name="ColourZh">The Chinese name of the colour.</param>
/// <param name="ColourEn">The English name of the colour.</param>
/// <param name="Rgb">The colour as <c>#rrggbb</c>.</param>
public sealed record AqiLevel(int Number, string NameZh, string NameEn, string ColourZh, string ColourEn, string Rgb)
{
    /// <summary>The six levels, the best first; the same in the editions of 2012 and 2026.</summary>
    public static ImmutableArray<AqiLevel> All { get; } =
    [
        new(1, "优", "Excellent", "绿色", "green", "#00e400"),
        new(2, "良", "Good", "黄色", "yellow", "#ffff00"),
        new(3, "轻度污染", "Lightly polluted", "橙色", "orange", "#ff7e00"),
        new(4, "中度污染", "Moderately polluted", "红色", "red", "#ff0000"),
        new(5, "重度污染", "Heavily polluted", "紫色", "purple", "#99004c"),
        new(6, "严重污染", "Severely polluted", "褐红色", "maroon", "#7e0023"),
    ];

    /// <summary>The level of an index.</summary>
    /// <param name="aqi">The index, 0 or more.</param>
    /// <param name="edition">The edition of HJ 633.</param>
    /// <returns>The level.</returns>
    public static AqiLevel Of(int aqi, StandardEdition edition) =>
        All[StandardNumbers.Of(edition, "aqi").Count(n => n.Bound == Bound.AtMost && aqi > n.Value)];
}
