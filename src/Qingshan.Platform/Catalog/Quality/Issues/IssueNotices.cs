using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Tells the responsible organisation of issues that opened, were reopened, are overdue, were closed; and who checks, of answers and of what is
/// overdue. A day on which much goes wrong at once does not bury anybody: beyond a number, the list says the rest.
/// </summary>
internal sealed class IssueNotices(NoticeDesk desk, QualityIssueAccess access, PlatformDbs dbs, LedgerBook ledger, RecordDatasets records)
{
    /// <summary>So many issues of one organisation are told one by one in one look.</summary>
    public const int MostAtOnce = 20;

    /// <summary>Of the events just written in the caller's transaction; they have their numbers already.</summary>
    public async Task TellAsync(PlatformDb db, CancellationToken cancel)
    {
        var happened = db.ChangeTracker.Entries<QualityEvent>().Select(e => e.Entity).Where(e => e.Kind is not (IssueEventKind.Acknowledged or IssueEventKind.Commented)).OrderBy(e => e.Id).ToList();
        if (happened.Count == 0) return;
        var issues = db.ChangeTracker.Entries<QualityIssue>().Select(e => e.Entity).ToDictionary(i => i.Id);
        var names = await IssueNames.LoadAsync(dbs, ledger, records, cancel);
        foreach (var of in happened.GroupBy(e => issues[e.IssueId].OrganisationId))
        {
            var rest = Math.Max(0, of.Count() - MostAtOnce);
            foreach (var (at, told) in of.Take(MostAtOnce).Index()) await TellAsync(db, issues[told.IssueId], told, names, at == MostAtOnce - 1 ? rest : 0, cancel);
        }
    }

    private async Task TellAsync(PlatformDb db, QualityIssue issue, QualityEvent happened, IssueNames names, int rest, CancellationToken cancel)
    {
        var news = NewsOf(issue, happened, names, rest);
        if (happened.Kind != IssueEventKind.Answered)
        {
            var responsible = issue.OrganisationId is { } organisation
                ? await desk.OfOrganisationAsync(db, organisation, Permission.AnswerQuality, cancel)
                : await desk.WhoMayAsync(db, Permission.AnswerQuality, v => v.Everywhere, cancel);
            await desk.TellAsync(db, news, NoticeReason.Responsible, responsible, cancel);
            await db.SaveChangesAsync(cancel);
        }
        if (happened.Kind is IssueEventKind.Answered or IssueEventKind.Overdue)
            await desk.TellAsync(db, news, NoticeReason.Decision, await desk.WhoMayAsync(db, Permission.CheckQuality, v => access.Sees(v, issue) && !v.Is(issue.AnsweredBy), cancel), cancel);
    }

    private static News NewsOf(QualityIssue issue, QualityEvent happened, IssueNames names, int rest)
    {
        var (subject, rule, kind) = (names.Subject(issue), IssueNames.Rule(issue), Terms.Of(happened.Kind));
        var share = Judging.Numbers($"{issue.Failed} / {issue.Checked}");
        var (since, due) = (Judging.Numbers($"{issue.Since:yyyy-MM-dd}"), Judging.Numbers($"{Standards.BeijingTime.FromUtc(issue.DueAt):yyyy-MM-dd HH:mm}"));
        var said = happened.Text.Length == 0 ? default : new Text($"\n{happened.Text}", $"\n{happened.TextEn}");
        var more = rest == 0 ? default : new Text($"\n另有 {rest} 个质量问题未逐条通知，见 /quality/issues。", $"\n{rest} more issues are not told one by one: see /quality/issues.");
        var open = issue.State == IssueState.Closed ? default : new Text($"\n请在 {due}（北京时间）前打开问题并答复。", $"\nOpen the issue and answer by {due} (Beijing time).");
        return new(QualityTopic.Name, issue.Id, happened.Id, $"/quality/issues/{issue.Id}", happened.Kind == IssueEventKind.Overdue ? Severity.Warning : Severity.Notice,
            new($"质量问题{kind.Zh}：{subject.Zh} · {rule.Zh}", $"Quality issue {kind.En}: {subject.En} · {rule.En}"),
            new($"自 {since} 起，未通过 {share}。{said.Zh}{open.Zh}{more.Zh}", $"Since {since}, failed {share}.{said.En}{open.En}{more.En}"), names.Point(issue)?.Code);
    }
}
