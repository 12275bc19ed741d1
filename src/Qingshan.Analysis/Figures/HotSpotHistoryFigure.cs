using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Figures;

/// <summary>A map of how places were hot or cold over time; only what occurs is in the legend.</summary>
public static class HotSpotHistoryFigure
{
    private static readonly (Label Words, string Colour)[] Classes =
    [
        (new("新增热点", "New hot spot"), "#fdae61"), (new("连续热点", "Consecutive hot spot"), "#f46d43"), (new("加剧热点", "Intensifying hot spot"), "#7f0000"), (new("持续热点", "Persistent hot spot"), "#b2182b"),
        (new("减弱热点", "Diminishing hot spot"), "#d6604d"), (new("零星热点", "Sporadic hot spot"), "#f4a582"), (new("反复热点", "Oscillating hot spot"), "#cc79a7"), (new("历史热点", "Historical hot spot"), "#b59a00"),
        (new("新增冷点", "New cold spot"), "#abd9e9"), (new("连续冷点", "Consecutive cold spot"), "#74add1"), (new("加剧冷点", "Intensifying cold spot"), "#08306b"), (new("持续冷点", "Persistent cold spot"), "#2166ac"),
        (new("减弱冷点", "Diminishing cold spot"), "#4393c3"), (new("零星冷点", "Sporadic cold spot"), "#92c5de"), (new("反复冷点", "Oscillating cold spot"), "#7a5195"), (new("历史冷点", "Historical cold spot"), "#5b6b78"),
    ];

    /// <summary>Draws it.</summary>
    /// <param name="places">The centres of the cells.</param>
    /// <param name="classes">Below 0 for none, 0 to 7 hot, 8 to 15 cold, in the order of the names.</param>
    /// <param name="value">What was summed up.</param>
    /// <returns>720 × 520.</returns>
    public static Figure Of(Places places, IReadOnlyList<int> classes, Label value)
    {
        int[] used = [.. classes.Where(c => c >= 0).Distinct().Order()];
        return GroupMapFigure.Of(places, [.. classes.Select(c => Array.IndexOf(used, c))], [.. used.Select(c => Classes[c].Words)], used.Length == 0 ? [Palette.Muted] : [.. used.Select(c => Classes[c].Colour)],
            new($"时空热点：{value.Zh}", $"Hot spots in space and time: {value.En}"), new("无", "None"));
    }
}
