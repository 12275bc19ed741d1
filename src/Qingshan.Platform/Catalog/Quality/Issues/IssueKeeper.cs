using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 跟踪 · Brings the issues in step with the scores: opens, closes and reopens them, and says when an answer is overdue. It only compares, so that
/// the same scores a second time change nothing.
/// </summary>
internal sealed class IssueKeeper(PlatformDbs dbs, LedgerBook ledger, ResponsibleBook responsibles, IssueNotices notices, TimeProvider time)
{
    /// <summary>Days older than this open nothing: what was wrong then is history.</summary>
    private const int News = 7;

    private static readonly Text HeldText = new("规则已连续达标，自动关闭", "the rule has held again for the days required");
    private static readonly Text MendedText = new("数据已更正、剔除或核实，原先失败的日子不再失败，自动关闭", "values were corrected, taken out or verified: the days that opened it fail no more");
    private static readonly Text AgainText = new("关闭后再次失败", "it fails again");

    /// <param name="closed">The last day that is over.</param>
    /// <param name="judged">Days that were judged just now.</param>
    /// <param name="first">The first look at all: what it finds stands in the list, and nobody is woken by it.</param>
    public async Task<QualityRun> FollowAsync(DateOnly closed, IReadOnlyCollection<DateOnly> judged, bool first, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var now = time.GetUtcNow().UtcDateTime;
        var recent = closed.AddDays(1 - News);
        var failing = judged.Any(d => d >= recent)
            ? await db.Set<QualityScore>().Where(s => s.Day >= recent && s.Day <= closed && s.Failed > 0).Select(s => new { s.Subject, s.Rule }).Distinct().ToListAsync(cancel) : [];
        var issues = await db.Set<QualityIssue>().Where(i => i.State != IssueState.Closed || i.ClosedThrough >= closed.AddDays(-90)).ToListAsync(cancel);
        var latest = issues.GroupBy(i => (i.Subject, i.Rule)).ToDictionary(g => g.Key, g => g.OrderBy(i => i.State == IssueState.Closed).ThenByDescending(i => i.OpenedAt).First());
        var open = issues.Where(i => i.State != IssueState.Closed).Select(i => (i.Subject, i.Rule)).ToHashSet();
        var wanted = failing.Select(f => (f.Subject, f.Rule)).Union(open).ToHashSet();
        var from = issues.Where(i => i.State != IssueState.Closed).Select(i => i.Since).Append(recent).Min();
        var counts = await CountsAsync(db, wanted, from, closed, cancel);
        var parameters = await QualityParameters.LoadAsync(db, ledger.Now, cancel);
        var who = await responsibles.NowAsync(cancel);
        var run = new QualityRun();
        foreach (var key in wanted.Order())
        {
            if (Subject(key.Subject, key.Rule, parameters) is not var (point, bounds)) continue;
            var (days, held) = (counts.GetValueOrDefault(key, []), latest.GetValueOrDefault(key));
            if (held is { State: not IssueState.Closed }) run = Continue(db, held, [.. days.Where(d => d.Day >= held.Since)], bounds, closed, now, run);
            else run = Begin(db, key, held, [.. days.Where(d => d.Day >= recent)], bounds, point, who, now, run);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (!first) await notices.TellAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return run;
    }

    private static async Task<Dictionary<(string, string), List<DayCount>>> CountsAsync(PlatformDb db, HashSet<(string Subject, string Rule)> wanted, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var counts = new Dictionary<(string, string), List<DayCount>>();
        foreach (var subjects in wanted.Select(w => w.Subject).Distinct().Chunk(500))
        {
            var rows = db.Set<QualityScore>().Where(s => subjects.Contains(s.Subject) && s.Day >= from && s.Day <= to).OrderBy(s => s.Day).Select(s => new { s.Subject, s.Rule, s.Day, s.Checked, s.Failed });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (!wanted.Contains((row.Subject, row.Rule))) continue;
                if (!counts.TryGetValue((row.Subject, row.Rule), out var days)) counts[(row.Subject, row.Rule)] = days = [];
                days.Add(new(row.Day, row.Checked, row.Failed));
            }
        }
        return counts;
    }

    /// <summary>Null where the point is no more.</summary>
    private (MonitoringPoint? Point, IssueBounds Bounds)? Subject(string subject, string key, QualityParameters parameters)
    {
        if (QualityRules.Find(key) is not { } rule) return null;
        if (QualitySubject.Point(subject) is not { } id) return (null, IssueBounds.Of(parameters.For(rule, subject[QualitySubject.OfRecords.Length..])));
        return ledger.Now.Points.TryGetValue(id, out var point) ? (point, IssueBounds.Of(parameters.For(rule, point.Kind, point.RegionId))) : null;
    }

    private static QualityRun Begin(
        PlatformDb db, (string Subject, string Rule) key, QualityIssue? before, List<DayCount> days, in IssueBounds bounds, MonitoringPoint? point, Responsibles who, DateTime now, QualityRun run)
    {
        // What was heeded in closing it, or is being watched after a person has closed it, opens nothing.
        if (before?.ClosedThrough is { } through) days.RemoveAll(d => d.Day <= through);
        if (IssueCourse.Opens(days, bounds) is not { } since) return run;
        var again = before is not null && since <= before.ClosedThrough!.Value.AddDays(bounds.AgainDays);
        if (again && before!.ClosedByPerson) return run;
        if (again)
        {
            Reopen(before!, since, bounds, now);
            Count(before!, days, bounds);
            IssueEvents.Add(db, before!, IssueEventKind.Reopened, Viewer.Program.Name, AgainText, now);
            return run with { Opened = run.Opened + 1 };
        }
        var issue = new QualityIssue
        {
            Rule = key.Rule, Subject = key.Subject, PointId = point?.Id, OrganisationId = (point is null ? who.OfEverything : who.ResponsibleOf(point))?.OrganisationId,
            Since = since, Last = since, OpenedAt = now, DueAt = now.AddDays(bounds.DueDays),
        };
        Count(issue, days, bounds);
        db.Add(issue);
        IssueEvents.Add(db, issue, IssueEventKind.Opened, Viewer.Program.Name, default, now);
        return run with { Opened = run.Opened + 1 };
    }

    internal static void Reopen(QualityIssue issue, DateOnly since, in IssueBounds bounds, DateTime now)
    {
        (issue.State, issue.Since, issue.Last, issue.DueAt, issue.OverdueAt) = (IssueState.Open, since, since, now.AddDays(bounds.DueDays), null);
        (issue.ClosedAt, issue.ClosedThrough, issue.ClosedByPerson, issue.AcknowledgedAt, issue.Answer, issue.AnswerText, issue.AnsweredAt, issue.AnsweredBy) = (null, null, false, null, null, null, null, null);
    }

    private static QualityRun Continue(PlatformDb db, QualityIssue issue, List<DayCount> days, in IssueBounds bounds, DateOnly closed, DateTime now, QualityRun run)
    {
        var ending = IssueCourse.Ends(days, bounds);
        if (ending != Ending.GoesOn)
        {
            (issue.State, issue.ClosedAt, issue.ClosedThrough) = (IssueState.Closed, now, closed);
            IssueEvents.Add(db, issue, IssueEventKind.Closed, Viewer.Program.Name, ending == Ending.Held ? HeldText : MendedText, now);
            return run with { Closed = run.Closed + 1 };
        }
        Count(issue, days, bounds);
        var waits = issue.OverdueAt is { } told && told.AddDays(bounds.DueDays) > issue.DueAt ? told.AddDays(bounds.DueDays) : issue.DueAt;
        if (now < waits) return run;
        issue.OverdueAt = now;
        IssueEvents.Add(db, issue, IssueEventKind.Overdue, Viewer.Program.Name, issue.State == IssueState.Answered ? new("到了答复中承诺的日期，规则仍不达标", "what was promised is due, and the rule still fails")
            : new("到期仍未答复", "no answer by the date it was due"), now);
        return run with { Overdue = run.Overdue + 1 };
    }

    private static void Count(QualityIssue issue, List<DayCount> days, IssueBounds bounds)
    {
        var failing = days.Where(d => d.Day >= issue.Since && bounds.Fails(d)).ToList();
        if (failing.Count > 0) issue.Last = failing[^1].Day;
        var within = days.Where(d => d.Day >= issue.Since && d.Day <= issue.Last).ToList();
        (issue.Checked, issue.Failed) = (within.Sum(d => d.Checked), within.Sum(d => d.Failed));
    }
}
