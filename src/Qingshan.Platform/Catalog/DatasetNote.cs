using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 目录补充 · What a person adds to an entry of the catalogue that the platform cannot know by itself. <see cref="Record.Code"/> is that of the
/// dataset; what is null stays as the platform has it.
/// </summary>
[RecordKind("dataset-note", "目录补充", "Catalogue note", "人工对目录条目的补充：提供方、联系方式、承诺的更新周期、许可与说明。", "What a person adds to an entry of the catalogue: owner, contact, promised cycle, licence, words.")]
public sealed class DatasetNote : Record
{
    [Term("提供方", "Owner")]
    public string? Owner { get; init; }

    /// <summary>An office, not a person.</summary>
    [Term("联系方式", "Contact")]
    public string? Contact { get; init; }

    [Term("承诺的更新周期", "Promised update cycle", Codes = "ISO 8601")]
    public string? Cycle { get; init; }

    [Term("许可", "Licence")]
    public string? Licence { get; init; }

    [Term("说明", "Words")]
    public string? About { get; init; }

    /// <summary>Divided by commas.</summary>
    [Term("关键词", "Keywords")]
    public string? Keywords { get; init; }
}
