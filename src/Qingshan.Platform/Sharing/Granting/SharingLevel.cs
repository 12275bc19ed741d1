using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>共享类型 (GB/T 21063, 政务信息资源共享) · Whether others may have what they do not see already.</summary>
public enum SharingLevel
{
    /// <summary>Whoever asks is granted it at once.</summary>
    [Term("无条件共享", "unconditional")]
    Unconditional,

    /// <summary>Whoever asks needs an approval.</summary>
    [Term("有条件共享", "conditional")]
    Conditional,

    /// <summary>Nobody is granted it.</summary>
    [Term("不予共享", "not shared")]
    NotShared,
}

/// <summary>共享规定 · What has been said of a dataset's sharing. <see cref="Record.Code"/> is that of the dataset.</summary>
[RecordKind("dataset-sharing", "共享规定", "Sharing rule", "数据集的共享类型与共享条件。", "Whether a dataset is shared, and on which condition.")]
public sealed class DatasetSharing : Record
{
    [Term("共享类型", "Level")]
    public SharingLevel Level { get; init; }

    /// <summary>On which condition, or why not; for people.</summary>
    [Term("共享条件", "Condition")]
    public string Condition { get; init; } = "";
}

/// <summary>What holds where nobody has said anything.</summary>
public static class SharingDefaults
{
    /// <summary>Datasets with sensitive fields of their own, and those without rows here, are not shared; all others on approval. Forecasts and findings are everybody's who sees the stations.</summary>
    public static SharingLevel Of(Dataset dataset) => dataset.Class is DatasetClass.Forecast or DatasetClass.Finding ? SharingLevel.Unconditional : !DatasetRows.Has(dataset) || dataset.Sensitivity == Sensitivity.Sensitive ? SharingLevel.NotShared : SharingLevel.Conditional;
}
