using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <param name="Answer"><c>mended</c>, <c>explained</c>, <c>cannot-be-mended</c>.</param>
/// <param name="Due">Until when it will be done, a day of Beijing; empty where it is done already.</param>
public sealed record WantedAnswer(string? Answer, string? Text, string? Due);

/// <summary>What people do with an issue: who is responsible acknowledges and answers, somebody else checks, closes and opens it again. Each act is an event and audited.</summary>
public sealed class QualityIssueDesk
{
    public const int LongestText = 1000;

    /// <summary>A promise further away is none.</summary>
    public const int LongestDue = 180;

    private readonly PlatformDbs _dbs;
    private readonly QualityIssueAccess _access;
    private readonly LedgerBook _ledger;
    private readonly IssueNotices _notices;

    internal QualityIssueDesk(PlatformDbs dbs, QualityIssueAccess access, LedgerBook ledger, IssueNotices notices) => (_dbs, _access, _ledger, _notices) = (dbs, access, ledger, notices);

    /// <summary>确认: the responsible organisation has seen it. To do so again changes nothing.</summary>
    public Task<Result<QualityIssue>> AcknowledgeAsync(Viewer by, Guid id, CancellationToken cancel) => ChangeAsync(by, id, Permission.AnswerQuality, (db, issue, now) =>
    {
        if (issue.State == IssueState.Acknowledged) return Task.FromResult<Error?>(null);
        if (issue.State != IssueState.Open) return No(issue, new("确认", "acknowledged"));
        (issue.State, issue.AcknowledgedAt) = (IssueState.Acknowledged, now);
        Tell(db, issue, IssueEventKind.Acknowledged, "quality-acknowledged", "", now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>答复: what was done. It can be answered anew until it is closed.</summary>
    public Task<Result<QualityIssue>> AnswerAsync(Viewer by, Guid id, WantedAnswer wanted, CancellationToken cancel) => ChangeAsync(by, id, Permission.AnswerQuality, (db, issue, now) =>
    {
        if (issue.State == IssueState.Closed) return No(issue, new("答复", "answered"));
        if (AnswerOf(wanted.Answer) is not { } answer)
            return Task.FromResult<Error?>(CommonErrors.BadParameter.Of("answer", wanted.Answer, string.Join(", ", Enum.GetValues<IssueAnswer>().Select(Written))));
        if (Given(wanted.Text) is not { } text) return Task.FromResult<Error?>(QualityErrors.TextNeeded.Of(LongestText));
        DateTime? due = null;
        if (!string.IsNullOrWhiteSpace(wanted.Due))
        {
            var today = Periods.Day(now);
            if (!DateOnly.TryParseExact(wanted.Due.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < today || day > today.AddDays(LongestDue))
                return Task.FromResult<Error?>(QualityErrors.BadDue.Of(wanted.Due, LongestDue));
            due = Periods.StartOf(day.AddDays(1));
        }
        (issue.State, issue.Answer, issue.AnswerText, issue.AnsweredAt, issue.AnsweredBy, issue.AcknowledgedAt) = (IssueState.Answered, answer, text, now, by.For?.PersonId ?? by.PersonId, issue.AcknowledgedAt ?? now);
        if (due is { } until) (issue.DueAt, issue.OverdueAt) = (until, null);
        // Who says that it is done has the days that the rule needs to show it.
        else (issue.DueAt, issue.OverdueAt) = (now.AddDays(BoundsOf(db, issue).DueDays), null);
        var promised = due is null ? "" : $"（{wanted.Due!.Trim()}）";
        Tell(db, issue, IssueEventKind.Answered, "quality-answered", new Text($"{Terms.Of(answer).Zh}{promised}：{text}", $"{Terms.Of(answer).En}{(due is null ? "" : $" ({wanted.Due!.Trim()})")}: {text}"), now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>说明.</summary>
    public Task<Result<QualityIssue>> CommentAsync(Viewer by, Guid id, string? text, CancellationToken cancel) => ChangeAsync(by, id, Permission.AnswerQuality, (db, issue, now) =>
    {
        if (Given(text) is not { } said) return Task.FromResult<Error?>(QualityErrors.TextNeeded.Of(LongestText));
        Tell(db, issue, IssueEventKind.Commented, "quality-commented", said, now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>关闭, by who checks: the rule may fail on, and for some days that is no news.</summary>
    public Task<Result<QualityIssue>> CloseAsync(Viewer by, Guid id, string? text, CancellationToken cancel) => ChangeAsync(by, id, Permission.CheckQuality, (db, issue, now) =>
    {
        if (issue.State == IssueState.Closed) return No(issue, new("关闭", "closed"));
        if (by.Is(issue.AnsweredBy)) return Task.FromResult<Error?>(QualityErrors.OwnAnswer.Of());
        if (Given(text) is not { } why) return Task.FromResult<Error?>(QualityErrors.TextNeeded.Of(LongestText));
        (issue.State, issue.ClosedAt, issue.ClosedByPerson, issue.ClosedThrough) = (IssueState.Closed, now, true, Periods.Day(now).AddDays(-1));
        Tell(db, issue, IssueEventKind.Closed, "quality-closed", why, now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>重新打开.</summary>
    public Task<Result<QualityIssue>> ReopenAsync(Viewer by, Guid id, string? text, CancellationToken cancel) => ChangeAsync(by, id, Permission.CheckQuality, async (db, issue, now) =>
    {
        if (issue.State != IssueState.Closed) return QualityErrors.NotInThisState.Of(Terms.Of(issue.State), new Text("重新打开", "reopened"));
        if (Given(text) is not { } why) return QualityErrors.TextNeeded.Of(LongestText);
        if (await db.Set<QualityIssue>().FirstOrDefaultAsync(i => i.Rule == issue.Rule && i.Subject == issue.Subject && i.State != IssueState.Closed, cancel) is { } other) return QualityErrors.OpenAlready.Of(other.Id);
        var (since, last) = (issue.Since, issue.Last);
        IssueKeeper.Reopen(issue, since, BoundsOf(db, issue), now);
        issue.Last = last;
        Tell(db, issue, IssueEventKind.Reopened, "quality-reopened", why, now);
        return null;
    }, cancel);

    /// <summary>A value of an enumeration as the interface writes it.</summary>
    public static string Written(IssueAnswer answer) => RecordDatasets.Written(answer.ToString());

    private static IssueAnswer? AnswerOf(string? text) => Enum.GetValues<IssueAnswer>().Cast<IssueAnswer?>().FirstOrDefault(a => Written(a!.Value) == text);

    private async Task<Result<QualityIssue>> ChangeAsync(Viewer by, Guid id, Permission needs, Func<PlatformDb, QualityIssue, DateTime, Task<Error?>> change, CancellationToken cancel)
    {
        if (!by.May(needs)) return CommonErrors.Forbidden.Of(needs.ToString());
        if (!(await _access.FindAsync(by, id, cancel)).TryGet(out _, out var error)) return error;
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var issue = await db.Set<QualityIssue>().FirstAsync(i => i.Id == id, cancel);
        if (await change(db, issue, db.Time.GetUtcNow().UtcDateTime) is { } wrong) return wrong;
        await db.SaveChangesAsync(cancel);
        await _notices.TellAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return issue;
    }

    private IssueBounds BoundsOf(PlatformDb db, QualityIssue issue)
    {
        var point = issue.PointId is { } id ? _ledger.Now.Points.GetValueOrDefault(id) : null;
        var parameters = new QualityParameters(db.Set<QualityParameter>().AsNoTracking().Where(p => p.Rule == issue.Rule).ToList(), _ledger.Now);
        return IssueBounds.Of(parameters.For(QualityRules.Find(issue.Rule)!, point?.Kind ?? issue.Subject, point?.RegionId));
    }

    private static Task<Error?> No(QualityIssue issue, Text wanted) => Task.FromResult<Error?>(QualityErrors.NotInThisState.Of(Terms.Of(issue.State), wanted));

    private static string? Given(string? text) => text?.Trim() is { Length: > 0 and <= LongestText } given ? given : null;

    private static void Tell(PlatformDb db, QualityIssue issue, IssueEventKind kind, string action, string text, DateTime now) => Tell(db, issue, kind, action, new Text(text, text), now);

    private static void Tell(PlatformDb db, QualityIssue issue, IssueEventKind kind, string action, Text text, DateTime now)
    {
        IssueEvents.Add(db, issue, kind, db.Viewer.Name, text, now);
        Audit.Add(db, action, $"QualityIssue {issue.Id}", text.Zh);
    }
}
