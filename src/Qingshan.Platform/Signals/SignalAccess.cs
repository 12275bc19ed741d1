using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>
/// Signals under the policy: whoever sees internal records of the point's region sees them, also where the point itself is
/// public. A lead about an enterprise is nothing for everybody. Every way to signals comes through here.
/// </summary>
public sealed class SignalAccess(PlatformDbs dbs, LedgerBook ledger)
{
    /// <summary>Whether a viewer sees the signals of a point.</summary>
    public static bool Sees(Viewer viewer, MonitoringPoint point) => viewer.May(Permission.SeeInternal) && Policy.Holds(viewer, point);

    /// <summary>Signals, what needs attention first: open before closed, serious before mild, new before acknowledged, late before early.</summary>
    public async Task<Result<Page<Signal>>> ListAsync(Viewer viewer, SignalFilter filter, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error) || !Place.Of(key, after).TryGet(out var place, out error)) return error;
        if (!PointFilter.Of(ledger.Now, viewer, filter.Region, filter.Kind, null).TryGet(out var points, out error)) return error;
        if (!string.IsNullOrEmpty(filter.Point) && !(ledger.Now.PointsByCode.TryGetValue(filter.Point, out var one) && Policy.For(viewer)(one)))
            return LedgerErrors.UnknownPoint.Of(filter.Point);

        await using var db = dbs.Open(viewer);
        var found = db.Set<Signal>().AsNoTracking();
        var everything = viewer.Everywhere && string.IsNullOrEmpty(filter.Region) && string.IsNullOrEmpty(filter.Kind) && string.IsNullOrEmpty(filter.Point);
        if (!everything || !viewer.May(Permission.SeeInternal))
        {
            var ids = points.Points.Where(p => Sees(viewer, p) && (string.IsNullOrEmpty(filter.Point) || p.Code == filter.Point)).Select(p => p.Id).ToArray();
            found = found.Where(s => ids.Contains(s.PointId));
        }
        if (!string.IsNullOrEmpty(filter.Detector)) found = found.Where(s => s.Detector == filter.Detector);
        if (filter.Severity is { } severity) found = found.Where(s => s.Severity == severity);
        if (filter.State is { } state) found = found.Where(s => s.State == state);
        if (filter.Since is { } since) found = found.Where(s => s.OpenedAt >= since);

        var ranked = found.Select(s => new
        {
            Signal = s,
            Rank = s.State == SignalState.Closed ? Place.Closed
                : (s.Severity == Severity.Serious ? 0 : s.Severity == Severity.Warning ? 2 : 4) + (s.AcknowledgedAt == null ? 0 : 1),
        });
        if (place is { } from)
        {
            ranked = ranked.Where(s => s.Rank > from.Rank || (s.Rank == from.Rank
                && (s.Signal.OpenedAt < from.OpenedAt || (s.Signal.OpenedAt == from.OpenedAt && s.Signal.Id.CompareTo(from.Id) > 0))));
        }
        var rows = await ranked.OrderBy(s => s.Rank).ThenByDescending(s => s.Signal.OpenedAt).ThenBy(s => s.Signal.Id).Take(take + 1).Select(s => s.Signal).ToListAsync(cancel);
        return Cursor.Cut(rows, take, s => Place.Of(s).ToString());
    }

    /// <summary>How many signals are open that the viewer sees, by severity.</summary>
    public async Task<IReadOnlyDictionary<Severity, int>> CountOpenAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var open = await db.Set<Signal>().AsNoTracking().Where(s => s.State == SignalState.Open)
            .GroupBy(s => new { s.PointId, s.Severity }).Select(g => new { g.Key.PointId, g.Key.Severity, Count = g.Count() }).ToListAsync(cancel);
        var points = ledger.Now.Points;
        return open.Where(o => points.TryGetValue(o.PointId, out var point) && Sees(viewer, point)).GroupBy(o => o.Severity).ToDictionary(g => g.Key, g => g.Sum(o => o.Count));
    }

    /// <summary>The open signals of a point, the worst first; none for whoever may not see them.</summary>
    public async Task<IReadOnlyList<Signal>> OpenOfAsync(Viewer viewer, MonitoringPoint point, CancellationToken cancel)
    {
        if (!Sees(viewer, point)) return [];
        await using var db = dbs.Open(viewer);
        var open = await db.Set<Signal>().AsNoTracking().Where(s => s.PointId == point.Id && s.State == SignalState.Open).ToListAsync(cancel);
        return [.. open.OrderByDescending(s => s.Severity).ThenBy(s => s.Since)];
    }

    /// <summary>One signal with its point; one that may not be seen does not exist for the viewer.</summary>
    public async Task<Result<(Signal Signal, MonitoringPoint Point)>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<Signal>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is { } signal
            && ledger.Now.Points.TryGetValue(signal.PointId, out var point) && Sees(viewer, point)
            ? (signal, point)
            : SignalErrors.Unknown.Of(id);
    }

    /// <summary>What happened to a signal that the viewer has found, in order.</summary>
    public async Task<IReadOnlyList<SignalEvent>> HistoryAsync(Signal signal, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<SignalEvent>().AsNoTracking().Where(e => e.SignalId == signal.Id).OrderBy(e => e.Id).ToListAsync(cancel);
    }

    /// <summary>The place of a signal in the list: the sort key as a cursor carries it.</summary>
    private sealed record Place(int Rank, DateTime OpenedAt, Guid Id)
    {
        public const int Closed = 8;

        public static Place Of(Signal s) => new(
            s.State == SignalState.Closed ? Closed : (2 - (int)s.Severity) * 2 + (s.AcknowledgedAt is null ? 0 : 1), s.OpenedAt, s.Id);

        /// <summary>Null is the beginning.</summary>
        public static Result<Place?> Of(string key, string? cursor)
        {
            if (key.Length == 0) return (Place?)null;
            return key.Split(' ') is [var rank, var ticks, var id] && int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var r)
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var guid)
                ? new Place(r, new DateTime(t, DateTimeKind.Utc), guid)
                : CommonErrors.BadCursor.Of(cursor);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank} {OpenedAt.Ticks} {Id}");
    }
}
