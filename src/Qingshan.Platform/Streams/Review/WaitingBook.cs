using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>How much waits for a stage of review.</summary>
/// <param name="Days">Days of points that have not reached the stage.</param>
/// <param name="Doubtful">Hours in doubt among them.</param>
/// <param name="Reopened">Days that were accepted and have changed since.</param>
/// <param name="Oldest">The oldest of the days.</param>
public sealed record Waiting(ReviewStage Stage, int Days, int Doubtful, int Reopened, DateOnly? Oldest);

/// <summary>待审核 · What waits to be reviewed, of the points that a viewer sees.</summary>
public sealed class WaitingBook(PlatformDbs dbs, LedgerBook ledger, TimeProvider time)
{
    /// <summary>Days that are over and have not reached a stage, those with most doubts first.</summary>
    public async Task<IReadOnlyList<(MonitoringPoint Point, ReviewDay Day)>> DaysAsync(
        IReadOnlyCollection<MonitoringPoint> points, ReviewStage stage, DateOnly since, int skip, int take, CancellationToken cancel)
    {
        var today = Periods.Day(time.GetUtcNow().UtcDateTime);
        var ids = points.Select(p => p.Id).ToArray();
        var below = Below(stage);
        await using var db = dbs.Open(Viewer.Program);
        var days = await db.Set<ReviewDay>().AsNoTracking()
            .Where(d => ids.Contains(d.PointId) && d.Day >= since && d.Day < today && below.Contains(d.Stage))
            .OrderByDescending(d => d.Reopened).ThenByDescending(d => d.Questionable).ThenBy(d => d.Day).ThenBy(d => d.PointId)
            .Skip(skip).Take(take).ToListAsync(cancel);
        return [.. days.Where(d => ledger.Now.Points.ContainsKey(d.PointId)).Select(d => (ledger.Now.Points[d.PointId], d))];
    }

    /// <summary>How much waits for each stage at which people review.</summary>
    public async Task<IReadOnlyList<Waiting>> CountAsync(IReadOnlyCollection<MonitoringPoint> points, DateOnly since, CancellationToken cancel)
    {
        var today = Periods.Day(time.GetUtcNow().UtcDateTime);
        var ids = points.Select(p => p.Id).ToArray();
        await using var db = dbs.Open(Viewer.Program);
        var groups = await db.Set<ReviewDay>().AsNoTracking().Where(d => ids.Contains(d.PointId) && d.Day >= since && d.Day < today)
            .GroupBy(d => d.Stage).Select(g => new { Stage = g.Key, Days = g.Count(), Doubtful = g.Sum(d => d.Questionable), Reopened = g.Count(d => d.Reopened), Oldest = g.Min(d => d.Day) })
            .ToListAsync(cancel);
        return [.. ReviewStages.OfPeople.Where(s => s > ReviewStage.Enterprise).Select(stage =>
        {
            var open = groups.Where(g => g.Stage < stage).ToList();
            return new Waiting(stage, open.Sum(g => g.Days), open.Sum(g => g.Doubtful), open.Sum(g => g.Reopened), open.Count == 0 ? null : open.Min(g => g.Oldest));
        })];
    }

    /// <summary>The days of one point over a span.</summary>
    public async Task<IReadOnlyList<ReviewDay>> OfAsync(MonitoringPoint point, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<ReviewDay>().AsNoTracking().Where(d => d.PointId == point.Id && d.Day >= first && d.Day <= last).OrderBy(d => d.Day).ToListAsync(cancel);
    }

    /// <summary>The last day of a point that is over; null where it has reported nothing.</summary>
    public async Task<DateOnly?> LastAsync(MonitoringPoint point, CancellationToken cancel)
    {
        var today = Periods.Day(time.GetUtcNow().UtcDateTime);
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<ReviewDay>().Where(d => d.PointId == point.Id && d.Day < today).MaxAsync(d => (DateOnly?)d.Day, cancel);
    }

    private static ReviewStage[] Below(ReviewStage stage) => [.. Enum.GetValues<ReviewStage>().Where(s => s < stage)];
}
