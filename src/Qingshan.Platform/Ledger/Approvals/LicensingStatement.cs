using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 许可情况自述 · What a source has disclosed of itself: whether a national discharge permit was issued to it. A register of permits is seldom whole;
/// where it has none of a source, this says whether that means anything.
/// </summary>
[RecordKind("licensing-statement", "许可情况自述", "Licensing statement", "污染源自行公开的「是否已核发全国排污许可证」。", "What a source discloses of whether a national discharge permit was issued to it.", Base = BaseDatabase.Pollution)]
public sealed class LicensingStatement : Record
{
    [Term("所属污染源", "Pollution source", Of = typeof(PollutionSource))]
    public required Guid SourceId { get; init; }

    [Term("已核发", "Issued")]
    public required bool Issued { get; init; }
}
