using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Enterprises;

/// <summary>An act of marking at an own point.</summary>
/// <param name="Factors">Empty: all that the point measures.</param>
public sealed record OwnMark(Observations.Mark First, MonitoringPoint Point, string[] Factors);

/// <summary>What was marked at an enterprise's points, by whomever.</summary>
public sealed class OwnMarks(PlatformDbs dbs, OwnEnterprise own)
{
    private const int Most = 100;

    /// <summary>Acts of people and checks on data since a moment, the latest first.</summary>
    public async Task<IReadOnlyList<OwnMark>> SinceAsync(Viewer viewer, DateTime since, CancellationToken cancel)
    {
        var points = own.PointsOf(viewer).ToDictionary(p => p.Id);
        var ids = points.Keys.ToArray();
        await using var db = dbs.Open(viewer);
        var marks = await db.Set<Observations.Mark>().AsNoTracking().Where(m => ids.Contains(m.PointId) && m.To > since && m.WithdrawnAt == null).OrderByDescending(m => m.From).ThenBy(m => m.Id).Take(Most).ToListAsync(cancel);
        return [.. marks.GroupBy(m => (m.Batch, m.PointId, m.From, m.To)).Select(g => new OwnMark(g.First(), points[g.Key.PointId], [.. g.Select(m => m.Factor).OfType<string>().Distinct()]))];
    }
}
