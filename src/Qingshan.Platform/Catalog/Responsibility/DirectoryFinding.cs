using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>目录检查 · A duplicate or a gap that was found in the directory. A lead for those who keep it, no reproach.</summary>
/// <param name="Key">Stays the same as long as the thing is so.</param>
/// <param name="Count">How many points and factors it is about.</param>
/// <param name="Records">The duties and points that it names, by which the policy decides who sees it.</param>
public sealed record DirectoryFinding(string Key, DirectoryFindingKind Kind, Text Words, int Count, IReadOnlyList<Record> Records);

public enum DirectoryFindingKind
{
    /// <summary>Two duties for the same factor at the same point in the same way, or for the same set of records.</summary>
    [Term("职责重复", "duty twice")]
    DutyTwice,

    /// <summary>Two points of a kind next to each other measure the same in the same rhythm.</summary>
    [Term("重复采集", "collected twice")]
    CollectedTwice,

    /// <summary>Somebody has to collect it, and nothing has ever come.</summary>
    [Term("应采未采", "not collected")]
    NotCollected,

    /// <summary>Something is collected for which nobody is responsible.</summary>
    [Term("无人负责", "nobody responsible")]
    NobodyResponsible,
}
