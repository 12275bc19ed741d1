using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>The stages in words, and who may act at which.</summary>
public static class ReviewStages
{
    /// <summary>The stages at which people act.</summary>
    public static IReadOnlyList<ReviewStage> OfPeople { get; } = [ReviewStage.Enterprise, ReviewStage.Station, ReviewStage.City, ReviewStage.Province];

    public static Text Name(this ReviewStage stage) => stage switch
    {
        ReviewStage.Raw => new("原始", "raw"),
        ReviewStage.Automatic => new("自动审核", "automatic"),
        ReviewStage.Enterprise => new("企业标记", "enterprise"),
        ReviewStage.Station => new("站级审核", "station"),
        ReviewStage.City => new("市级审核", "city"),
        _ => new("省级审核", "province"),
    };

    public static Text Name(this MarkVerdict verdict) => verdict switch
    {
        MarkVerdict.Valid => new("有效", "valid"),
        MarkVerdict.Questionable => new("存疑", "questionable"),
        _ => new("无效", "invalid"),
    };

    public static Permission Needs(this ReviewStage stage) => stage switch
    {
        ReviewStage.Enterprise => Permission.MarkData,
        ReviewStage.Station => Permission.ReviewStation,
        ReviewStage.City => Permission.ReviewCity,
        _ => Permission.ReviewProvince,
    };

    /// <summary>The highest stage at which somebody may act; null for none.</summary>
    public static ReviewStage? HighestOf(Viewer viewer) => OfPeople.Where(s => viewer.May(s.Needs())).Select(s => (ReviewStage?)s).LastOrDefault();

    /// <summary>The name on the wire: <c>station</c>, …</summary>
    public static string Key(this ReviewStage stage) => stage.ToString().ToLowerInvariant();

    public static bool TryParse(string? text, out ReviewStage stage) =>
        Enum.TryParse(text, ignoreCase: true, out stage) && OfPeople.Contains(stage);
}
