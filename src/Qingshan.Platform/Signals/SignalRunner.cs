using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>
/// Has the detectors look at what got values since the last time, and by the clock at points that got none. What was found is
/// compared with the signals that are there, so that to look twice changes nothing: how far it has come is written after what
/// was found, and after a crash the rest is looked at again.
/// </summary>
public sealed class SignalRunner : BackgroundService
{
    /// <summary>Values older than this open no signal: a file of history is not news.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>Open signals are looked at again this often, whatever came in: a review or another limit touches no value.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromHours(1);

    private const long PacketsAtOnce = 20_000;
    private const int PointsAtOnce = 100;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly IObservationStore _store;
    private readonly SeriesBook _series;
    private readonly LatestBook _latest;
    private readonly LedgerBook _ledger;
    private readonly StreamRunner _streams;
    private readonly PlatformDbs _dbs;
    private readonly SignalPace _pace;
    private readonly TimeProvider _time;
    private readonly ILogger<SignalRunner> _log;
    private readonly ValueLook _values;
    private readonly Dictionary<string, DateTime> _looked = [];
    private readonly Dictionary<(Guid Point, SeriesKind Kind), DateTime> _touched = [];
    private long? _position;
    private long _stored = -1;
    private DateTime _rechecked;

    public SignalRunner(
        IObservationStore store, SeriesBook series, LatestBook latest, LedgerBook ledger, StreamRunner streams, PlatformDbs dbs, DetectorBook book, MarkBook marks, SignalPace pace,
        TimeProvider time, ILogger<SignalRunner> log)
    {
        (_store, _series, _latest, _ledger, _streams, _dbs, Book, _pace, _time, _log) = (store, series, latest, ledger, streams, dbs, book, pace, time, log);
        _values = new(book, new StreamInputs(store, series, marks, ledger), series);
    }

    public DetectorBook Book { get; }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_pace.Every <= TimeSpan.Zero) return;
        try
        {
            while (true)
            {
                await Task.Delay(_pace.Every, _time, stoppingToken);
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was not looked at is looked at after the next start.
        }
    }

    /// <summary>Looks at all that there is to look at now.</summary>
    public async Task<SignalRun> RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = _time.GetUtcNow().UtcDateTime;
            var position = await TouchAsync(now, cancel);
            if (now - _rechecked >= Recheck)
            {
                await RecheckAsync(now, cancel);
                _rechecked = now;
            }
            var run = await LookAtValuesAsync(now, cancel);
            run = run.And(await LookAtPointsAsync(now, cancel));
            run = run.And(await LookAtEnterprisesAsync(now, cancel));
            await SaveAsync(position, cancel);
            return run;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task TryRunAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException or DbUpdateException && !cancel.IsCancellationRequested)
        {
            // What had been touched is touched again: the position has not moved.
            _position = null;
            _log.LogError(e, "Looking for signals failed; it is tried again");
        }
    }

    /// <summary>Marks what got values. Returns the position up to which that was.</summary>
    private async Task<long> TouchAsync(DateTime now, CancellationToken cancel)
    {
        var (upTo, stored) = (_store.Derived.Position, _streams.Stored);
        if (_position is null)
        {
            await using var db = _dbs.Open(Viewer.Program);
            if (await db.Set<SignalProgress>().AsNoTracking().FirstOrDefaultAsync(cancel) is { } progress)
            {
                _position = progress.Position;
            }
            else
            {
                // The first time: what is of these days, and nothing of what was before.
                foreach (var s in _series.All.Where(s => _latest.Of(s.Id) is { } last && last.Start >= now - News)) Touch(s.Id, now - News, now);
                return upTo;
            }
        }
        else if (_position == upTo && _stored == stored)
        {
            return upTo;
        }
        // What is derived later of the same packets carries the same position: the last one is looked at again.
        for (var after = Math.Max(0, _position.Value - 1); after < upTo; after += PacketsAtOnce)
            foreach (var touched in await _store.TouchedAsync(after, Math.Min(upTo, after + PacketsAtOnce), cancel))
                if (touched.Last >= now - News) Touch(touched.Series, touched.First, now);
        _stored = stored;
        return upTo;
    }

    private void Touch(int id, DateTime first, DateTime now)
    {
        if (_series.Find(id) is not { } series || !ValueLook.IsJudged(series.Kind)) return;
        if (first < now - News) first = now - News;
        var key = (series.PointId, series.Kind);
        if (!_touched.TryGetValue(key, out var held) || first < held) _touched[key] = first;
    }

    private async Task RecheckAsync(DateTime now, CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        await SubjectRegions.KeepAsync(db, cancel);
        foreach (var id in await db.Set<Signal>().Where(s => s.State == SignalState.Open && s.SeriesId != null).Select(s => s.SeriesId!.Value).Distinct().ToListAsync(cancel))
            Touch(id, now, now);
    }

    private async Task<SignalRun> LookAtValuesAsync(DateTime now, CancellationToken cancel)
    {
        var run = new SignalRun();
        foreach (var batch in _touched.GroupBy(t => t.Key.Point).Chunk(PointsAtOnce).ToList())
        {
            await using var db = _dbs.Open(Viewer.Program);
            var points = batch.Select(b => b.Key).ToArray();
            var signals = (await db.Set<Signal>().Where(s => points.Contains(s.SubjectId) && (s.State == SignalState.Open || s.Until >= now - 3 * News)).ToListAsync(cancel)).ToLookup(s => s.SubjectId);
            var limits = (await db.Set<PointLimit>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter])
                .Where(l => points.Contains(l.PointId) && l.RecordedTo == null).ToListAsync(cancel)).ToLookup(l => l.PointId);
            foreach (var ((id, kind), first) in batch.SelectMany(b => b))
            {
                if (!_ledger.Now.Points.TryGetValue(id, out var point)) continue;
                foreach (var changes in await _values.AtAsync(point, kind, first, [.. signals[id]], [.. limits[id]], now, cancel)) run = run.And(Keep(db, changes, point.RegionId));
                run = run with { Looked = run.Looked + 1 };
            }
            await db.SaveChangesAsync(cancel);
        }
        _touched.Clear();
        return run;
    }

    private async Task<SignalRun> LookAtPointsAsync(DateTime now, CancellationToken cancel)
    {
        var run = new SignalRun();
        foreach (var detector in Book.Points)
        {
            var key = detector.Facts.Key;
            if (_looked.TryGetValue(key, out var last) && now - last < detector.Every) continue;
            await using var db = _dbs.Open(Viewer.Program);
            var open = await db.Set<Signal>().Where(s => s.Detector == key && s.State == SignalState.Open).ToDictionaryAsync(s => (s.SubjectId, s.Part), cancel);
            foreach (var point in _ledger.Now.InCodeOrder)
                foreach (var state in await detector.LookAsync(point, now, cancel))
                    run = run.And(Keep(db, Reconciliation.OfNow(key, SubjectKind.Point, point.Id, open.GetValueOrDefault((point.Id, state.Part)), state, detector.ClosesAfter, now), point.RegionId));
            await db.SaveChangesAsync(cancel);
            _looked[key] = now;
        }
        return run;
    }

    private async Task<SignalRun> LookAtEnterprisesAsync(DateTime now, CancellationToken cancel)
    {
        var run = new SignalRun();
        foreach (var detector in Book.Enterprises)
        {
            var key = detector.Facts.Key;
            if (_looked.TryGetValue(key, out var last) && now - last < detector.Every) continue;
            var states = await detector.LookAsync(now, cancel);
            await using var db = _dbs.Open(Viewer.Program);
            var open = await db.Set<Signal>().Where(s => s.Detector == key && s.State == SignalState.Open).ToDictionaryAsync(s => (s.SubjectId, s.Part), cancel);
            var subjects = states.Select(s => s.Enterprise).Distinct().ToArray();
            var regions = await db.Set<Enterprise>().Where(e => subjects.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.RegionId, cancel);
            foreach (var (enterprise, state) in states)
            {
                open.Remove((enterprise, state.Part), out var there);
                run = run.And(Keep(db, Reconciliation.OfNow(key, SubjectKind.Enterprise, enterprise, there, state, TimeSpan.Zero, now), regions.GetValueOrDefault(enterprise)));
            }
            foreach (var ((enterprise, part), there) in open)
                run = run.And(Keep(db, Reconciliation.OfNow(key, SubjectKind.Enterprise, enterprise, there, new(part, null, detector.Over), TimeSpan.Zero, now), there.RegionId));
            await db.SaveChangesAsync(cancel);
            _looked[key] = now;
        }
        return run;
    }

    private static SignalRun Keep(PlatformDb db, Changes changes, Guid? region)
    {
        foreach (var opened in changes.Opened) opened.RegionId = region;
        db.AddRange(changes.Opened);
        db.AddRange(changes.Events);
        return new(0, changes.Opened.Count, changes.Events.Count(e => e.Kind == SignalEventKind.Closed), changes.Events.Count);
    }

    private async Task SaveAsync(long position, CancellationToken cancel)
    {
        if (_position == position) return;
        await using var db = _dbs.Open(Viewer.Program);
        if (await db.Set<SignalProgress>().FirstOrDefaultAsync(cancel) is { } progress) progress.Position = position;
        else db.Add(new SignalProgress { Position = position });
        await db.SaveChangesAsync(cancel);
        _position = position;
    }
}

/// <param name="Every">How often the detectors look; zero: only when asked.</param>
public sealed record SignalPace(TimeSpan Every);

/// <summary>What a look found.</summary>
/// <param name="Looked">Points and kinds of period whose values were judged.</param>
/// <param name="Events">Everything that happened to signals.</param>
public readonly record struct SignalRun(int Looked, int Opened, int Closed, int Events)
{
    internal SignalRun And(SignalRun other) => new(Looked + other.Looked, Opened + other.Opened, Closed + other.Closed, Events + other.Events);
}
