namespace Qingshan.Platform.Observations.Embedded;

/// <summary>When a month is closed, and closed again.</summary>
/// <param name="Grace">How long after its end a month stays open for what comes late.</param>
public sealed record ClosingRule(TimeSpan Grace)
{
    /// <summary>A closed month is issued again at most this often, however much comes late.</summary>
    private static readonly TimeSpan IssueAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Whether a month has to be issued now (UTC): something of it is in no file, and its time has come.</summary>
    public bool IsDue(MonthState month, DateTime now) =>
        month.HotRows > 0 && month.Month.End + Grace <= now && (month.Issue is null || month.Issue.IssuedAt + IssueAgainAfter <= now);
}
