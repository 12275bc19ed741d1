using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Cases;

/// <summary>时限 · Tells a working day before a case is due, when it is overdue, and every other working day while it stays so.</summary>
internal sealed class CaseDeadlines(PlatformDbs dbs, CaseNotices notices, TimeProvider time)
{
    /// <summary>Working days until it is told again that a case is overdue.</summary>
    private const int Again = 2;

    /// <returns>How many were reminded of, and how many are told to be overdue.</returns>
    public async Task<(int Reminded, int Overdue)> SweepAsync(CancellationToken cancel)
    {
        var (now, reminded, overdue) = (time.GetUtcNow().UtcDateTime, 0, 0);
        await using var look = dbs.Open(Viewer.Program);
        var calendar = await CaseTimes.CalendarAsync(look, cancel);
        var due = await look.Set<Case>().AsNoTracking().Where(c => c.ClosedAt == null && c.DueAt != null && (!c.Reminded || c.DueAt <= now)).Select(c => c.Id).ToListAsync(cancel);
        foreach (var id in due)
        {
            await using var db = dbs.Open(Viewer.Program);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var one = await db.Set<Case>().FirstAsync(c => c.Id == id, cancel);
            if (Tells(one, calendar, now) is not { } kind) continue;
            one.Reminded = true;
            if (kind == CaseEventKind.Overdue) one.OverdueAt = now;
            one.Version++;
            var text = kind == CaseEventKind.Overdue ? new Text("到期仍未办理", "it was not taken further by the time it was due") : new Text("期限将至", "it is due soon");
            db.Add(new CaseEvent { CaseId = one.Id, At = now, Kind = kind, By = Viewer.Program.Name, Text = text.Zh, TextEn = text.En });
            try
            {
                await db.SaveChangesAsync(cancel);
                await notices.TellAsync(db, one, cancel);
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody acts on it at this moment: the next look sees what came of it.
                continue;
            }
            if (kind == CaseEventKind.Overdue) overdue++;
            else reminded++;
        }
        return (reminded, overdue);
    }

    /// <summary>What is to be told of a case now; null where it is nothing.</summary>
    internal static CaseEventKind? Tells(Case one, WorkCalendar calendar, DateTime now)
    {
        if (one.ClosedAt is not null || one.DueAt is not { } due) return null;
        if (due <= now) return one.OverdueAt is not { } told || Periods.StartOf(calendar.AddWorkingDays(Periods.Day(told), Again)) <= now ? CaseEventKind.Overdue : null;
        // What has no more than a working day from its beginning is not reminded of besides.
        return !one.Reminded && calendar.Remind(due) is var remind && remind <= now && one.EnteredAt < remind ? CaseEventKind.Reminded : null;
    }
}
