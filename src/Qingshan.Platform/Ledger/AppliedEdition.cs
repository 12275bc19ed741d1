using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 适用版本 · A region evaluates by another edition of a standard than the one in force everywhere, as cities did that had GB 3095-2012
/// years before the country. It holds for what lies within the region, unless a region within says otherwise. Its <see cref="Record.Source"/> is the decision that says so (依据).
/// </summary>
[RecordKind("applied-edition", "适用版本", "Applied edition", "某地区在某时段采用的标准版本，与全国现行版本不同。", "Where and when a region evaluates by another edition of a standard than the one in force everywhere.")]
public sealed class AppliedEdition : Record
{
    /// <summary>The number without its year, such as <c>HJ 633</c>.</summary>
    [Term("标准", "Standard")]
    public required string Standard { get; init; }

    /// <summary>The title, such as <c>HJ 633-2026</c>; null: the one in force everywhere counts (again).</summary>
    [Term("版本", "Edition")]
    public string? Edition { get; init; }

    /// <summary>A region says one thing about a standard at a time.</summary>
    public static string CodeOf(Region region, string standard) => $"{region.Code}/{standard}";
}
