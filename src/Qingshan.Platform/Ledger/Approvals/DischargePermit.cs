using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 排污许可证 · A national discharge permit. Its <see cref="Record.Code"/> is the number of the permit, which begins with the holder's credit code; which
/// enterprise that is says the <see cref="NameLink"/>.
/// </summary>
[RecordKind("discharge-permit", "排污许可证", "Discharge permit", "全国排污许可证：编号、持证单位、行业与有效期。", "National discharge permits: number, holder, industry and validity.", Base = BaseDatabase.Pollution)]
public sealed class DischargePermit : Record
{
    [Term("持证单位（原文）", "Holder as given")]
    public required string Holder { get; init; }

    [Term("名称关联", "Link of the name")]
    public required string LinkCode { get; init; }

    [Term("行业", "Industry as given")]
    public string IndustryName { get; init; } = "";

    [Term("发证日期", "Issued on")]
    public DateOnly? IssuedOn { get; init; }

    [Term("有效期限自", "Begins on")]
    public DateOnly BeginsOn { get; init; }

    /// <summary>The last day on which it is valid.</summary>
    [Term("有效期限至", "Expires on")]
    public DateOnly ExpiresOn { get; init; }
}

/// <summary>危险废物经营许可证 · A permit to collect, store or dispose of hazardous waste.</summary>
[RecordKind("hazardous-waste-permit", "危险废物经营许可证", "Hazardous waste permit", "危险废物经营许可：编号、方式、规模、发证机关与有效期。", "Permits to handle hazardous waste: number, ways, capacity, issuer and validity.", Base = BaseDatabase.Pollution)]
public sealed class HazardousWastePermit : Record
{
    [Term("许可证编号", "Number")]
    public required string Number { get; init; }

    [Term("持证单位（原文）", "Holder as given")]
    public required string Holder { get; init; }

    [Term("所属污染源", "Pollution source", Of = typeof(PollutionSource))]
    public required Guid SourceId { get; init; }

    [Term("经营方式", "Ways")]
    public string Ways { get; init; } = "";

    /// <summary>As given, with its unit: sources write it in many ways.</summary>
    [Term("核准经营规模", "Capacity")]
    public string Capacity { get; init; } = "";

    [Term("发证机关", "Issuer")]
    public string Issuer { get; init; } = "";

    [Term("发证日期", "Issued on")]
    public DateOnly IssuedOn { get; init; }

    [Term("有效期至", "Expires on")]
    public DateOnly ExpiresOn { get; init; }
}

/// <summary>其他许可 · Whatever else an enterprise discloses as a permit: drainage, radiation, transfer of waste.</summary>
[RecordKind("other-permit", "其他许可", "Other permit", "企业公开的其他环境行政许可：排水、辐射安全、固体废物转移等。", "Other permits that enterprises disclose: drainage, radiation safety, transfer of waste.", Base = BaseDatabase.Pollution)]
public sealed class OtherPermit : Record
{
    [Term("许可类别（原文）", "Kind as given")]
    public required string Kind { get; init; }

    [Term("许可名称", "Title")]
    public required string Title { get; init; }

    [Term("持证单位（原文）", "Holder as given")]
    public required string Holder { get; init; }

    [Term("所属污染源", "Pollution source", Of = typeof(PollutionSource))]
    public required Guid SourceId { get; init; }

    [Term("许可证编号", "Number")]
    public string Number { get; init; } = "";

    [Term("文号", "Document")]
    public string Document { get; init; } = "";

    [Term("发证日期", "Issued on")]
    public DateOnly IssuedOn { get; init; }
}
