namespace Qingshan.Platform.Catalog;

/// <summary>跟踪参数 · When what a rule finds becomes an issue, and when the issue is over; every rule has these.</summary>
internal static class FollowUp
{
    public const string OpenShare = "open-share", CloseShare = "close-share", OpenDays = "open-days", CloseDays = "close-days", DueDays = "due-days", AgainDays = "again-days";

    /// <param name="open">A day fails when more than this share of what was checked fails.</param>
    /// <param name="close">A day holds again when no more than this share fails.</param>
    public static IReadOnlyList<QualityParameterFacts> Parameters(double open, double close) =>
    [
        new(OpenShare, new("立案失败比例", "share that opens an issue"), "1", open, 0, 1, QualityParameterFacts.Own),
        new(CloseShare, new("恢复失败比例", "share at which it holds again"), "1", close, 0, 1, QualityParameterFacts.Own),
        new(OpenDays, new("连续几天立案", "days in a row that open"), "d", 1, 1, 30, QualityParameterFacts.Own),
        new(CloseDays, new("连续几天恢复", "days in a row that close"), "d", 2, 1, 30, QualityParameterFacts.Own),
        new(DueDays, new("答复期限", "days to answer"), "d", 3, 1, 90, QualityParameterFacts.Own),
        new(AgainDays, new("关闭后观察", "days of watching after it closed"), "d", 7, 0, 90, QualityParameterFacts.Own),
    ];
}
