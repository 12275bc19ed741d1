using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>What a number depends on beside its item: an averaging time, a class, a land use, a level. Immutable.</summary>
/// <param name="Key">The stable key, such as <c>day</c> or <c>class-2</c>.</param>
/// <param name="NameZh">The Chinese words.</param>
/// <param name="NameEn">The English words.</param>
public sealed record Condition(string Key, string NameZh, string NameEn)
{
    private static readonly FrozenDictionary<string, Condition> Known = Words().ToFrozenDictionary(condition => condition.Key);

    /// <summary>Every condition that the tables use.</summary>
    public static ImmutableArray<Condition> All => [.. Known.Values.OrderBy(condition => condition.Key, StringComparer.Ordinal)];

    /// <summary>Finds a condition by its key.</summary>
    /// <param name="key">The key; null or unknown gives null.</param>
    /// <returns>The condition, or null.</returns>
    public static Condition? Find(string? key) => key is null ? null : Known.GetValueOrDefault(key);

    private static List<Condition> Words()
    {
        List<Condition> words =
        [
            new("hour", "1 小时平均", "1 h mean"), new("8h", "日最大 8 小时平均", "daily maximum 8 h mean"), new("day", "24 小时平均", "24 h mean"),
            new("month", "月", "month"), new("february", "2 月", "February"), new("year", "年平均", "annual mean"), new("percentile", "年评价百分位数", "percentile of the annual evaluation"),
            new("class-1", "一级", "class 1"), new("class-2", "二级", "class 2"),
            new("I", "Ⅰ类", "class I"), new("II", "Ⅱ类", "class II"), new("III", "Ⅲ类", "class III"), new("IV", "Ⅳ类", "class IV"), new("V", "Ⅴ类", "class V"),
            new("river", "河流", "rivers"), new("lake", "湖、库", "lakes and reservoirs"),
            new("intercept", "截距", "intercept"), new("slope", "对数系数", "coefficient of the logarithm"), new("weight", "权重", "weight"),
            new("oligotrophic", "贫营养", "oligotrophic"), new("mesotrophic", "中营养", "mesotrophic"), new("light-eutrophic", "轻度富营养", "lightly eutrophic"),
            new("middle-eutrophic", "中度富营养", "moderately eutrophic"), new("hyper-eutrophic", "重度富营养", "severely eutrophic"),
            new("black-odorous-light", "轻度黑臭", "lightly black and odorous"), new("black-odorous-heavy", "重度黑臭", "heavily black and odorous"),
            new("screening-1", "筛选值，第一类用地", "screening value, land of category 1"), new("screening-2", "筛选值，第二类用地", "screening value, land of category 2"),
            new("intervention-1", "管制值，第一类用地", "intervention value, land of category 1"), new("intervention-2", "管制值，第二类用地", "intervention value, land of category 2"),
            new("paddy", "水田", "paddy"), new("other-land", "其他", "other than paddy"),
            new("ph-to-5.5", "pH ≤ 5.5", "pH ≤ 5.5"), new("ph-to-6.5", "5.5 < pH ≤ 6.5", "5.5 < pH ≤ 6.5"),
            new("ph-to-7.5", "6.5 < pH ≤ 7.5", "6.5 < pH ≤ 7.5"), new("ph-above-7.5", "pH > 7.5", "pH > 7.5"),
            new("area-0", "0 类", "class 0"), new("area-1", "1 类", "class 1"), new("area-2", "2 类", "class 2"), new("area-3", "3 类", "class 3"),
            new("area-4a", "4a 类", "class 4a"), new("area-4b", "4b 类", "class 4b"), new("daytime", "昼间", "day"), new("night", "夜间", "night"),
        ];
        foreach (var iaqi in (int[])[0, 50, 100, 150, 200, 300, 400, 500])
            words.Add(new(string.Create(CultureInfo.InvariantCulture, $"iaqi-{iaqi}"), $"IAQI = {iaqi}", $"IAQI = {iaqi}"));
        for (var level = 1; level <= 6; level++)
            words.Add(new(string.Create(CultureInfo.InvariantCulture, $"level-{level}"), $"{level} 级", $"level {level}"));
        for (var position = 1; position <= 17; position++)
            words.Add(new(string.Create(CultureInfo.InvariantCulture, $"position-{position}"), $"第 {position} 位", $"position {position}"));
        return words;
    }
}
