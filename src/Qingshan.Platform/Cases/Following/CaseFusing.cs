using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 融合 · Signals about a subject join its open case: those that are open, and those that opened after it. It compares what is there with what
/// should be, so that a second look, before or after a crash, changes nothing; the database lets no signal into two cases.
/// </summary>
internal sealed class CaseFusing(PlatformDbs dbs, TimeProvider time)
{
    /// <returns>How many signals joined.</returns>
    public async Task<int> FuseAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        await KeepRegionsAsync(db, cancel);
        var joining = await (from c in db.Set<Case>()
                             join s in db.Set<Signal>() on c.SubjectId equals s.SubjectId
                             where c.ClosedAt == null && (s.State == SignalState.Open || s.OpenedAt >= c.OpenedAt) && !db.Set<CaseSignal>().Any(m => m.SignalId == s.Id)
                             orderby c.OpenedAt, s.OpenedAt select new { Case = c, Signal = s }).ToListAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        // Where two workflows have a case of the subject, it joins the older one.
        var pairs = joining.DistinctBy(j => j.Signal.Id).ToList();
        foreach (var pair in pairs) Join(db, pair.Case, pair.Signal, now);
        await db.SaveChangesAsync(cancel);
        return pairs.Count;
    }

    /// <summary>The region of an open case is that of its signals, which moves with the subject.</summary>
    private static async Task KeepRegionsAsync(PlatformDb db, CancellationToken cancel)
    {
        var moved = await (from c in db.Set<Case>()
                           join m in db.Set<CaseSignal>() on c.Id equals m.CaseId
                           join s in db.Set<Signal>() on m.SignalId equals s.Id
                           where c.ClosedAt == null && c.RegionId != s.RegionId
                           select new { c.Id, s.RegionId }).Distinct().ToListAsync(cancel);
        foreach (var to in moved) await db.Set<Case>().Where(c => c.Id == to.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.RegionId, to.RegionId), cancel);
    }

    public static void Join(PlatformDb db, Case one, Signal signal, DateTime now)
    {
        db.Add(new CaseSignal { SignalId = signal.Id, CaseId = one.Id, JoinedAt = now });
        if (signal.Severity > one.Severity) one.Severity = signal.Severity;
        // Who closes it meanwhile is told to look again.
        one.Version++;
        db.Add(new CaseEvent { CaseId = one.Id, At = now, Kind = CaseEventKind.Joined, By = db.Viewer.Name, PersonId = db.Viewer.PersonId, Text = signal.Zh, TextEn = signal.En });
    }
}
