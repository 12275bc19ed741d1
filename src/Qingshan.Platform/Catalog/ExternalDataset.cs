using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>外部数据集 · A dataset that is kept elsewhere and described here, so that it is known.</summary>
[RecordKind("external-dataset", "外部数据集", "External dataset", "保存在别处、在此登记说明的数据集。", "A dataset that is kept elsewhere and described here.")]
public sealed class ExternalDataset : Record
{
    [Term("名称", "Title")]
    public required string Title { get; init; }

    [Term("英文名称", "English title")]
    public string? TitleEn { get; init; }

    [Term("说明", "Description")]
    public required string About { get; init; }

    [Term("提供方", "Provider")]
    public required string Provider { get; init; }

    /// <summary>Where it is to be had; <c>https://…</c>.</summary>
    [Term("地址", "Address")]
    public string? Url { get; init; }

    [Term("格式", "Format")]
    public string? Format { get; init; }

    [Term("许可", "Licence")]
    public string? Licence { get; init; }

    [Term("更新周期", "Update cycle", Codes = "ISO 8601")]
    public string? Cycle { get; init; }

    [Term("基础数据库", "Base database")]
    public BaseDatabase Base { get; init; }
}
