using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Duty;

/// <summary>What is open at this moment, of what the viewer may see: the lists of the duty page, and of a hand-over.</summary>
public sealed class OpenMatters(PlatformDbs dbs, SubjectBook subjects, LedgerBook ledger, SeriesBook series, LatestBook latest, Notices notices, TimeProvider time)
{
    private const int MostNotices = 200, MostSignals = 500;

    public async Task<HandOverLists> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        var unread = await notices.ListAsync(viewer, everybodys: true, unread: true, null, MostNotices, cancel);
        return new(await SignalsAsync(viewer, cancel), SilentPoints(viewer),
            unread.IsOk ? [.. unread.Value.Select(n => new UnreadNotice(n.Notice.Id, n.Person, n.Notice.Severity, n.Notice.SubjectZh, n.Notice.SubjectEn, n.Notice.CreatedAt))] : []);
    }

    /// <summary>Open signals, the worst and oldest first, not more than a hand-over can hold.</summary>
    public async Task<IReadOnlyList<OpenSignal>> SignalsAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var open = await SignalAccess.Seen(db, viewer).Where(s => s.State == SignalState.Open).OrderByDescending(s => s.Severity == Severity.Serious).ThenByDescending(s => s.Severity == Severity.Warning).ThenBy(s => s.OpenedAt).Take(MostSignals).ToListAsync(cancel);
        var about = await subjects.OfAsync(open, cancel);
        return
        [
            .. from signal in open
               let subject = about.GetValueOrDefault(signal.SubjectId)
               where subject is not null
               orderby signal.AcknowledgedAt is not null, signal.Severity descending
               select new OpenSignal(signal.Id, subject.Code, subject.Name.Zh, subject.Name.En, subject.Simulated, signal.Severity, signal.Zh, signal.En, signal.Since, signal.AcknowledgedBy, signal.SubjectKind),
        ];
    }

    /// <summary>Points of the jurisdiction that reported once and have been silent for a day.</summary>
    public IReadOnlyList<PointGoneSilent> SilentPoints(Viewer viewer)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. from point in ledger.Now.InCodeOrder
               where SignalAccess.Sees(viewer, point)
               let freshness = PointFreshness.Of(series.OfPoint(point.Id).Select(s => (s, latest.Of(s.Id))), now)
               where freshness.State == Freshness.Silent
               select new PointGoneSilent(point.Code, point.Name, point.NameEn ?? point.Name, point.Simulated, freshness.LastReceived),
        ];
    }
}
