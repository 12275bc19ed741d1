using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>企业 · Who is responsible. Its code is the unified social credit code (GB 32100) where it has one.</summary>
[RecordKind("enterprise", "企业", "Enterprise", "对排放负责的单位：名称、行业、地址与位置。", "Who is responsible for what is emitted: name, industry, address and place.", Base = BaseDatabase.Pollution)]
public sealed class Enterprise : Record
{
    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("英文名称", "English name")]
    public string? NameEn { get; init; }

    /// <summary>GB/T 4754 class, as given.</summary>
    [Term("行业类别", "Industry", Codes = "GB/T 4754")]
    public string? Industry { get; init; }

    [Term("地址", "Address")]
    public string? Address { get; init; }

    [Term("位置", "Place")]
    public Place? Place { get; init; }
}

/// <summary>污染源 · A place of an enterprise that emits: the unit of a discharge permit (HJ 608).</summary>
[RecordKind("pollution-source", "污染源", "Pollution source", "企业的一处排污场所，排污许可的单位。", "A place of an enterprise that emits: the unit of a discharge permit.", Base = BaseDatabase.Pollution)]
public sealed class PollutionSource : Record
{
    [Term("所属企业", "Enterprise", Of = typeof(Enterprise))]
    public required Guid EnterpriseId { get; init; }

    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("位置", "Place")]
    public Place? Place { get; init; }
}

/// <summary>排放口 · Where something leaves a source, for example DW001 or DA001 (HJ 608).</summary>
[RecordKind("outlet", "排放口", "Outlet", "污染物离开污染源之处，例如 DW001、DA001（HJ 608）。", "Where something leaves a source, for example DW001 or DA001 (HJ 608).", Base = BaseDatabase.Pollution)]
public sealed class Outlet : Record
{
    [Term("所属污染源", "Pollution source", Of = typeof(PollutionSource))]
    public required Guid SourceId { get; init; }

    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("介质", "Medium")]
    public OutletMedium Medium { get; init; }
}

public enum OutletMedium
{
    [Term("废气", "air")]
    Air,
    [Term("废水", "water")]
    Water,
    [Term("噪声", "noise")]
    Noise,
}
