using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Keeps the scores: looks which months of which stations got values, reviews or forecasts made afterwards since the last time, and scores those
/// again. Months of which forecasts have been removed stay as they were scored.
/// </summary>
public sealed class ScoreKeeper
{
    private const long PacketsAtOnce = 20_000;

    /// <summary>A mark may be saved a moment after the time that it carries.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMinutes(5);

    private readonly PlatformDbs _dbs;
    private readonly IObservationStore _store;
    private readonly SeriesBook _series;
    private readonly MarkBook _marks;
    private readonly TimeProvider _time;
    private readonly MonthScores _months;

    public ScoreKeeper(PlatformDbs dbs, IObservationStore store, SeriesBook series, MarkBook marks, LedgerBook ledger, ForecastPanel panels, ModelShelf shelf, TimeProvider time)
    {
        (_dbs, _store, _series, _marks, _time) = (dbs, store, series, marks, time);
        _months = new(dbs, ledger, panels, shelf);
    }

    /// <summary>Scores what has changed. Returns how many months of stations were scored.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var now = _time.GetUtcNow().UtcDateTime;
        var used = await db.Set<ForecastIssue>().Select(i => i.ModelId).Distinct().ToArrayAsync(cancel);
        if (used.Length == 0) return 0;
        var models = await db.Set<TrainedModel>().AsNoTracking().Where(m => used.Contains(m.Id)).ToListAsync(cancel);
        var touched = new HashSet<(Guid Model, Guid Point, int Month)>();
        if (await db.Set<ForecastProgress>().FirstOrDefaultAsync(cancel) is not { } progress)
        {
            progress = new() { Position = _store.Position, Reviewed = now };
            db.Add(progress);
            // The first time: whatever has come since the first forecast.
            foreach (var first in await db.Set<ForecastIssue>().Where(i => !i.Hindcast).GroupBy(i => i.ModelId).Select(g => new { g.Key, MadeAt = g.Min(i => i.MadeAt) }).ToListAsync(cancel))
                foreach (var point in models.First(m => m.Id == first.Key).PointIds)
                    foreach (var month in Months(first.MadeAt, now)) touched.Add((first.Key, point, month));
        }
        // What is derived later of the same packets carries the same position: the last one is looked at again.
        var (after, upTo) = (Math.Max(0, progress.Position - 1), _store.Position);
        var reviewed = await _marks.ChangedSinceAsync(progress.Reviewed - OnTheirWay, cancel);
        for (var at = after; at < upTo; at += PacketsAtOnce)
            foreach (var t in await _store.TouchedAsync(at, Math.Min(upTo, at + PacketsAtOnce), cancel))
                if (_series.Find(t.Series) is { } of) Touch(of.PointId, of.Factor, t.First, t.Last);
        foreach (var mark in reviewed) Touch(mark.PointId, mark.Factor, mark.From, mark.To < now ? mark.To : now);
        var lastIssue = progress.Issue;
        foreach (var issue in await db.Set<ForecastIssue>().Where(i => i.Hindcast && i.Id > lastIssue).Select(i => new { i.Id, i.ModelId, i.MadeAt }).ToListAsync(cancel))
        {
            foreach (var point in models.First(m => m.Id == issue.ModelId).PointIds)
                foreach (var month in Months(issue.MadeAt.AddHours(1), issue.MadeAt.AddHours(TrainingRequest.FurthestHour))) touched.Add((issue.ModelId, point, month));
            progress.Issue = Math.Max(progress.Issue, issue.Id);
        }
        foreach (var month in touched.GroupBy(t => (t.Model, t.Month))) await ScoreAsync(models.First(m => m.Id == month.Key.Model), month.Key.Month, [.. month.Select(t => t.Point)], cancel);

        (progress.Position, progress.Reviewed) = (_store.Derived.Position is > 0 and var derived ? Math.Min(derived, upTo) : upTo, now);
        await db.SaveChangesAsync(cancel);
        return touched.Count;

        void Touch(Guid point, string? factor, DateTime first, DateTime last)
        {
            foreach (var model in models.Where(m => (factor is null || factor == PanelCodes.Of(m.Factor)) && m.Points.Contains(point.ToString(), StringComparison.Ordinal)))
                foreach (var month in Months(first > model.Until ? first : model.Until, last)) touched.Add((model.Id, point, month));
        }
    }

    /// <summary>The scores of the last days, kept nowhere.</summary>
    internal async Task<List<ForecastScore>> OfSpanAsync(TrainedModel model, DateTime from, DateTime to, CancellationToken cancel) =>
        (await _months.ComputeAsync(model, 0, from, to, model.PointIds, cancel)).Scores;

    internal static BeijingMonth Month(int month) => new(month / 100, month % 100);

    private async Task ScoreAsync(TrainedModel model, int month, Guid[] points, CancellationToken cancel)
    {
        var (from, to) = (Month(month).Start, Month(month).End);
        if (model.ArchiveFrom > from.AddHours(-TrainingRequest.FurthestHour)) return;
        var (scores, reliability) = await _months.ComputeAsync(model, month, from, to, points, cancel);
        await using var db = _dbs.Open(Viewer.Program);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<ForecastScore>().Where(s => s.ModelId == model.Id && s.Month == month && points.Contains(s.PointId)).ExecuteDeleteAsync(cancel);
        await db.Set<ForecastReliability>().Where(s => s.ModelId == model.Id && s.Month == month && points.Contains(s.PointId)).ExecuteDeleteAsync(cancel);
        db.AddRange(scores);
        db.AddRange(reliability);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    private static IEnumerable<int> Months(DateTime first, DateTime last)
    {
        if (last < first) yield break;
        var end = NumberOf(last);
        for (var month = NumberOf(first); month <= end; month = month % 100 == 12 ? month + 89 : month + 1) yield return month;
    }

    private static int NumberOf(DateTime utc)
    {
        var local = BeijingTime.FromUtc(utc);
        return local.Year * 100 + local.Month;
    }
}
