using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>What a number depends on beside its item: an averaging time, a class, a land use, a level. Immutable.</summary>
/// <param name="Key">The stable key, such as <c>day</c> or <c>class-2</c>.</param>
/// <param name="NameZh">The Chinese words.</param>
/// <param name="NameEn">The English words.</param>
public sealed record Condition(string Key, string NameZh, string NameEn)
{
    /// <summary>Every condition that the tables use.</summary>
    public static ImmutableArray<Condition> All { get; } = [.. NameReader.ReadEmbedded("Numbers/conditions.tsv").Select(name => new Condition(name.Key, name.Zh, name.En))];

    private static readonly FrozenDictionary<string, Condition> Known = All.ToFrozenDictionary(condition => condition.Key);

    /// <summary>Finds a condition by its key.</summary>
    /// <param name="key">The key; null or unknown gives null.</param>
    /// <returns>The condition, or null.</returns>
    public static Condition? Find(string? key) => key is null ? null : Known.GetValueOrDefault(key);
}
