using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 现场检查记录 · What an officer saw at the place. It is written on a phone, perhaps without a network, and arrives later, perhaps more than once: its
/// identity is made by the phone, so that it is kept once.
/// </summary>
public sealed class FieldReport : IAppendOnly
{
    /// <summary>Made by the phone.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>As the audit log names the person.</summary>
    public required string By { get; init; }

    /// <summary>When it was seen (UTC), by the phone's clock.</summary>
    public DateTime ObservedAt { get; init; }

    /// <summary>When the phone sent it, by its own clock: beside <see cref="ReceivedAt"/> it tells how far that clock is out.</summary>
    public DateTime SentAt { get; init; }

    /// <summary>When it arrived, by the platform's clock.</summary>
    public DateTime ReceivedAt { get; init; }

    /// <summary>Degrees; null where <see cref="PositionUnknown"/> says why.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>As the phone estimates it, at 95 %; null where it does not say.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>Of the position: <c>WGS-84</c>, which is what browsers give.</summary>
    public string? Datum { get; init; }

    public PositionUnknown? PositionUnknown { get; init; }

    /// <summary>From the place of the subject as it stood in the ledger when the report arrived; null where one of the two is unknown.</summary>
    public double? DistanceMetres { get; init; }

    public FieldSituation Situation { get; init; }

    public required string Seen { get; init; }

    public string? Measures { get; init; }

    /// <summary>Keys of <see cref="MetRole"/>, divided by commas. Roles, never names.</summary>
    public required string Met { get; init; }

    /// <summary>SHA-256 of everything that the person wrote: another content under the same identity is another report.</summary>
    public required string ContentSha256 { get; init; }
}

/// <summary>现场照片 · A photo of a report; its bytes are a file of the case.</summary>
public sealed class FieldPhoto : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReportId { get; init; }

    /// <summary>Its place in the report, from 0.</summary>
    public int Turn { get; init; }

    public required Guid FileId { get; init; }

    /// <summary>Of the bytes that arrived, as the phone said and the platform checked.</summary>
    public required string SentSha256 { get; init; }

    /// <summary>Of the photo as the camera made it, before it was scaled: said by the phone, and checked once somebody shows the original.</summary>
    public string? OriginalSha256 { get; init; }
}

/// <summary>现场情况.</summary>
public enum FieldSituation
{
    [Term("正常", "normal")]
    Normal,

    [Term("异常", "abnormal")]
    Abnormal,

    [Term("停产或关闭", "shut down")]
    Closed,

    [Term("未能到达或进入", "not reached")]
    NotReached,
}

/// <summary>Why there is no position.</summary>
public enum PositionUnknown
{
    [Term("未定位", "not taken")]
    NotTaken,

    [Term("手机未授权定位", "not permitted on the phone")]
    Denied,

    [Term("手机定不了位", "the phone could not tell it")]
    Unavailable,
}

/// <summary>在场人员 · Whom one met, by what they do there.</summary>
public enum MetRole
{
    [Term("企业负责人", "head of the enterprise")]
    Head,

    [Term("环保负责人", "environmental officer")]
    Officer,

    [Term("运维人员", "operator of the equipment")]
    Operator,

    [Term("作业人员", "workers")]
    Worker,

    [Term("周边居民", "residents")]
    Resident,

    [Term("未见到人", "nobody")]
    Nobody,
}
