using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <param name="Every">How often it is looked what is to be judged; zero: only when asked.</param>
public sealed record QualityPace(TimeSpan Every);

/// <summary>What a look did.</summary>
/// <param name="Judged">Days of points.</param>
/// <param name="Opened">Issues.</param>
public readonly record struct QualityRun(int Judged, int Opened, int Closed, int Overdue);

/// <summary>
/// Judges every day once it is over, again what late values and marks have touched, and the running day once an hour; then follows the issues
/// up. How far it has come is written after what was done, so that after a crash it is done again, to the same end.
/// </summary>
public sealed class QualityRunner : BackgroundService
{
    /// <summary>A day waits this long after its end for values that are on their way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The first time, so many days are judged; later no day that is older is judged again.</summary>
    public const int Days = 30;

    private const long PacketsAtOnce = 20_000;

    /// <summary>A mark may be saved a moment after the time that it carries.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly IObservationStore _store;
    private readonly SeriesBook _series;
    private readonly MarkBook _marks;
    private readonly StreamRunner _streams;
    private readonly PlatformDbs _dbs;
    private readonly QualityJudge _judge;
    private readonly IssueKeeper _issues;
    private readonly QualityPace _pace;
    private readonly TimeProvider _time;
    private readonly ILogger<QualityRunner> _log;
    private DateTime _running;
    private long _stored = -1;

    internal QualityRunner(
        IObservationStore store, SeriesBook series, MarkBook marks, StreamRunner streams, PlatformDbs dbs, QualityJudge judge, IssueKeeper issues, QualityPace pace, TimeProvider time, ILogger<QualityRunner> log) =>
        (_store, _series, _marks, _streams, _dbs, _judge, _issues, _pace, _time, _log) = (store, series, marks, streams, dbs, judge, issues, pace, time, log);

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
            // The program stops. What was not judged is judged after the next start.
        }
    }

    /// <summary>Judges all that is to be judged now.</summary>
    public async Task<QualityRun> RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var now = _time.GetUtcNow().UtcDateTime;
            await using var db = _dbs.Open(Viewer.Program);
            var progress = await db.Set<QualityProgress>().FirstOrDefaultAsync(cancel);
            var closed = Periods.Day(now - Patience).AddDays(-1);
            var first = progress is null;
            if (progress is null) db.Add(progress = new() { Closed = closed.AddDays(-Days), Position = _store.Derived.Position, MarksAt = now });

            var touched = new SortedDictionary<DateOnly, HashSet<Guid>?>();
            if (!first) await TouchAsync(progress, touched, closed, now, cancel);
            for (var day = Later(progress.Closed.AddDays(1), closed.AddDays(1 - Days)); day <= closed; day = day.AddDays(1)) touched[day] = null;

            var judged = 0;
            foreach (var (day, points) in touched) judged += await _judge.PointsAsync(day, points, cancel);
            if (progress.Closed < closed) await _judge.RecordsAsync(closed, cancel);
            if (now - _running >= TimeSpan.FromHours(1))
            {
                for (var day = closed.AddDays(1); day <= Periods.Day(now); day = day.AddDays(1)) judged += await _judge.PointsAsync(day, null, cancel);
                _running = now;
            }
            var run = await _issues.FollowAsync(closed, touched.Keys.ToList(), first, cancel);
            progress.Closed = closed;
            await db.SaveChangesAsync(cancel);
            return run with { Judged = judged };
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
            _stored = -1;
            _log.LogError(e, "Judging the quality of data failed; it is tried again");
        }
    }

    /// <summary>Notes the days, judged already, that got values or marks since.</summary>
    private async Task TouchAsync(QualityProgress progress, SortedDictionary<DateOnly, HashSet<Guid>?> touched, DateOnly closed, DateTime now, CancellationToken cancel)
    {
        var (upTo, stored) = (_store.Derived.Position, _streams.Stored);
        if (progress.Position != upTo || _stored != stored)
        {
            // What is derived later of the same packets carries the same position: the last one is looked at again.
            for (var after = Math.Max(0, progress.Position - 1); after < upTo; after += PacketsAtOnce)
                foreach (var some in await _store.TouchedAsync(after, Math.Min(upTo, after + PacketsAtOnce), cancel))
                    if (_series.Find(some.Series) is { } series) Add(series.PointId, some.First, some.Last);
        }
        foreach (var mark in await _marks.ChangedSinceAsync(progress.MarksAt - OnTheirWay, cancel))
            if (mark.Stage != ReviewStage.Automatic) Add(mark.PointId, mark.From, mark.To.AddTicks(-1));
        (progress.Position, progress.MarksAt, _stored) = (upTo, now, stored);

        void Add(Guid point, DateTime from, DateTime to)
        {
            var last = Earlier(Periods.Day(to), closed);
            for (var day = Later(Periods.Day(from), closed.AddDays(1 - Days)); day <= last; day = day.AddDays(1))
                if (!touched.TryGetValue(day, out var points)) touched[day] = [point];
                else points?.Add(point);
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
