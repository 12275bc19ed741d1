using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>
/// Signals under the policy: whoever sees internal records of the subject's region sees them, also where the subject itself is
/// public. A lead about an enterprise is nothing for everybody. Every way to signals comes through here.
/// </summary>
public sealed class SignalAccess(PlatformDbs dbs, LedgerBook ledger, SubjectBook subjects)
{
    /// <summary>Whether a viewer sees the signals of a point or an enterprise.</summary>
    public static bool Sees(Viewer viewer, Record subject) => viewer.May(Permission.SeeInternal) && Policy.Holds(viewer, subject);

    /// <summary>Signals, what needs attention first: open before closed, serious before mild, new before acknowledged, late before early.</summary>
    public async Task<Result<Page<Signal>>> ListAsync(Viewer viewer, SignalFilter filter, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error) || !Place.Of(key, after).TryGet(out var place, out error)) return error;
        await using var db = dbs.Open(viewer);
        if (!(await AboutAsync(db, viewer, filter, cancel)).TryGet(out var found, out error)) return error;
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
        return await Seen(db, viewer).Where(s => s.State == SignalState.Open).GroupBy(s => s.Severity).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    /// <summary>The open signals of a point or an enterprise itself, the worst first; none for whoever may not see them.</summary>
    public async Task<IReadOnlyList<Signal>> OpenOfAsync(Viewer viewer, Record subject, CancellationToken cancel)
    {
        if (!Sees(viewer, subject)) return [];
        await using var db = dbs.Open(viewer);
        var open = await db.Set<Signal>().AsNoTracking().Where(s => s.SubjectId == subject.Id && s.State == SignalState.Open).ToListAsync(cancel);
        return [.. open.OrderByDescending(s => s.Severity).ThenBy(s => s.Since)];
    }

    /// <summary>One signal with what it is about; one that may not be seen does not exist for the viewer.</summary>
    public async Task<Result<(Signal Signal, Subject Subject)>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<Signal>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel) is { } signal
            && await subjects.FindAsync(signal.SubjectKind, signal.SubjectId, cancel) is { } subject && Sees(viewer, subject.Record)
            ? (signal, subject)
            : SignalErrors.Unknown.Of(id);
    }

    /// <summary>What happened to a signal that the viewer has found, in order.</summary>
    public async Task<IReadOnlyList<SignalEvent>> HistoryAsync(Signal signal, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<SignalEvent>().AsNoTracking().Where(e => e.SignalId == signal.Id).OrderBy(e => e.Id).ToListAsync(cancel);
    }

    /// <summary>The signals that a viewer sees, as a query of the caller's database.</summary>
    /// <param name="inOrder">
    /// Where the caller asks by something else than the region (some subjects, or the first few in the order of an index): the rule is written so that
    /// the database goes by that and looks at the region of each, and does not gather all of all regions first.
    /// </param>
    public static IQueryable<Signal> Seen(PlatformDb db, Viewer viewer, bool inOrder = false)
    {
        var all = db.Set<Signal>().AsNoTracking();
        if (!viewer.May(Permission.SeeInternal)) return all.Where(_ => false);
        if (viewer.Everywhere) return all;
        Guid[] regions = [.. viewer.Regions];
        return inOrder ? all.Where(s => regions.Contains(s.RegionId ?? Guid.Empty)) : all.Where(s => s.RegionId != null && regions.Contains(s.RegionId.Value));
    }

    /// <summary>Those that a viewer sees of what the filter names.</summary>
    private async Task<Result<IQueryable<Signal>>> AboutAsync(PlatformDb db, Viewer viewer, SignalFilter filter, CancellationToken cancel)
    {
        var (seen, ledgerNow) = (Seen(db, viewer), ledger.Now);
        if (!string.IsNullOrEmpty(filter.Point))
        {
            if (!ledgerNow.PointsByCode.TryGetValue(filter.Point, out var point) || !Policy.For(viewer)(point)) return LedgerErrors.UnknownPoint.Of(filter.Point);
            seen = seen.Where(s => s.SubjectId == point.Id);
        }
        if (!string.IsNullOrEmpty(filter.Enterprise))
        {
            if (await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == filter.Enterprise, cancel) is not { } enterprise) return LedgerErrors.UnknownEnterprise.Of(filter.Enterprise);
            Guid[] about = [enterprise.Id, .. await SubjectBook.PointsOfAsync(db, enterprise.Id, cancel)];
            seen = seen.Where(s => about.Contains(s.SubjectId));
        }
        if (string.IsNullOrEmpty(filter.Region) && string.IsNullOrEmpty(filter.Kind)) return Result.Of(seen);
        if (!PointFilter.Of(ledgerNow, viewer, filter.Region, filter.Kind, null).TryGet(out var points, out var error)) return error;
        // A kind is one of points: an enterprise has none.
        if (!string.IsNullOrEmpty(filter.Kind))
        {
            var ids = points.Points.Select(p => p.Id).ToArray();
            return Result.Of(seen.Where(s => ids.Contains(s.SubjectId)));
        }
        Guid[] inside = [.. ledgerNow.Within(ledgerNow.RegionsByCode[filter.Region!].Id)];
        var ofBasin = ledgerNow.InCodeOrder.Where(p => p.BasinId is { } basin && inside.Contains(basin)).Select(p => p.Id).ToArray();
        return Result.Of(seen.Where(s => (s.RegionId != null && inside.Contains(s.RegionId.Value)) || ofBasin.Contains(s.SubjectId)));
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
