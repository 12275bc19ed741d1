using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>What a person wants to say of values.</summary>
/// <param name="Factors">Factor codes; empty: all that the point measures.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, exclusive.</param>
public sealed record MarkWish(MonitoringPoint Point, IReadOnlyList<string> Factors, DateTime From, DateTime To, ReviewStage Stage, string? Reason, string? Detail);

/// <summary>
/// 审核台 · What people do in the review of data: mark, take back, accept days. Each act is one transaction with its entry in the audit
/// log; what it touches is derived again.
/// </summary>
public sealed class ReviewDesk(PlatformDbs dbs, MarkBook marks, SeriesBook series, MarkDeadline deadline, TimeProvider time)
{
    private const int MostDays = 92;
    private const int MostDetail = 500;

    /// <summary>Enters a mark.</summary>
    /// <returns>The act, by which it can be taken back.</returns>
    public async Task<Result<Guid>> MarkAsync(Viewer by, MarkWish wish, CancellationToken cancel)
    {
        if (Wrong(by, wish) is { } error) return error;
        if (await ReviewedAboveAsync(wish.Point, wish.Factors, wish.From, wish.To, wish.Stage, cancel) is { } above) return above;
        var (now, batch, reason) = (time.GetUtcNow().UtcDateTime, Guid.CreateVersion7(), MarkReason.Find(wish.Reason)!);
        var added = (wish.Factors.Count == 0 ? [null] : wish.Factors.Cast<string?>()).Select(factor => new Mark
        {
            Batch = batch, PointId = wish.Point.Id, Factor = factor, From = wish.From, To = wish.To, Stage = wish.Stage, Verdict = reason.Verdict,
            Reason = reason.Key, Detail = wish.Detail?.Trim() ?? "", By = by.Name, At = now,
        }).ToList();
        await marks.ChangeAsync(by, added, [], db => Audited(db, "mark-data", wish.Point, $"{batch}: {reason.Key} {string.Join(' ', wish.Factors)} {wish.From:O} … {wish.To:O} at {wish.Stage}"), tell: true, cancel);
        return batch;
    }

    /// <summary>Takes an act back: its own author, or somebody of a stage above.</summary>
    public async Task<Result<IReadOnlyList<Mark>>> WithdrawAsync(Viewer by, LedgerSnapshot ledger, Guid batch, CancellationToken cancel)
    {
        List<Mark> found;
        await using (var db = dbs.Open(by))
            found = await db.Set<Mark>().AsNoTracking().Where(m => m.Batch == batch && m.WithdrawnAt == null && m.Stage > ReviewStage.Automatic).ToListAsync(cancel);
        if (found.Count == 0 || !ledger.Points.TryGetValue(found[0].PointId, out var point) || !Policy.For(by)(point)) return ReviewErrors.UnknownBatch.Of(batch);
        if (!Policy.Holds(by, point)) return ReviewErrors.OutsideJurisdiction.Of(point.Code);
        var stage = found[0].Stage;
        if (ReviewStages.HighestOf(by) is not { } mine || mine < stage) return ReviewErrors.StageForbidden.Of(stage.Name());
        if (deadline.Missed(by, found.Min(m => m.From), time.GetUtcNow().UtcDateTime) is { } late) return late;
        await marks.ChangeAsync(by, [], found, db => Audited(db, "withdraw-mark", point, $"{batch}"), tell: true, cancel);
        return found;
    }

    /// <summary>Accepts whole days of a point as they stand, at a stage.</summary>
    /// <returns>How many days.</returns>
    public async Task<Result<int>> AcceptAsync(Viewer by, MonitoringPoint point, DateOnly first, DateOnly last, ReviewStage stage, CancellationToken cancel)
    {
        if (NotAllowed(by, point, stage) is { } error) return error;
        var now = time.GetUtcNow().UtcDateTime;
        if (last >= Periods.Day(now)) return ReviewErrors.DayNotOver.Of(Periods.Show(last));
        await using var db = dbs.Open(by);
        var days = await db.Set<ReviewDay>().Where(d => d.PointId == point.Id && d.Day >= first && d.Day <= last).ToListAsync(cancel);
        if (days.Count == 0) return ReviewErrors.NothingToAccept.Of(point.Code, Periods.Show(first), Periods.Show(last));
        if (days.Find(d => d.Stage > stage) is { } above) return ReviewErrors.ReviewedAbove.Of(Periods.Show(above.Day), above.Stage.Name());
        if (days.Find(d => d.Questionable > 0) is { } open) return ReviewErrors.QuestionsOpen.Of(Periods.Show(open.Day), open.Questionable);
        foreach (var day in days) (day.Stage, day.Reopened, day.ReviewedAt, day.ReviewedBy) = (stage, false, now, by.Name);
        await Audited(db, "accept-data", point, $"{first:yyyy-MM-dd} … {last:yyyy-MM-dd} at {stage}");
        await db.SaveChangesAsync(cancel);
        return days.Count;
    }

    /// <summary>Takes the acceptance of days back: they wait again.</summary>
    public async Task<Result<int>> ReopenAsync(Viewer by, MonitoringPoint point, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var days = await db.Set<ReviewDay>().Where(d => d.PointId == point.Id && d.Day >= first && d.Day <= last && d.Stage > ReviewStage.Automatic).ToListAsync(cancel);
        if (days.Count == 0) return ReviewErrors.NothingToAccept.Of(point.Code, Periods.Show(first), Periods.Show(last));
        if (NotAllowed(by, point, days.Max(d => d.Stage)) is { } error) return error;
        foreach (var day in days) (day.Stage, day.ReviewedAt, day.ReviewedBy) = (ReviewStage.Raw, null, null);
        await Audited(db, "reopen-data", point, $"{first:yyyy-MM-dd} … {last:yyyy-MM-dd}");
        await db.SaveChangesAsync(cancel);
        return days.Count;
    }

    private Error? Wrong(Viewer by, MarkWish wish)
    {
        if (NotAllowed(by, wish.Point, wish.Stage) is { } error) return error;
        if (MarkReason.Find(wish.Reason) is not { Least: > ReviewStage.Automatic } reason || reason.Least > wish.Stage)
            return ReviewErrors.UnknownReason.Of(wish.Reason, wish.Stage.Name(), string.Join(", ", MarkReason.At(wish.Stage).Select(r => r.Key)));
        if (reason.NeedsDetail && string.IsNullOrWhiteSpace(wish.Detail)) return ReviewErrors.NeedsDetail.Of(reason.Name);
        if (wish.Detail?.Length > MostDetail) return ReviewErrors.DetailTooLong.Of(MostDetail, wish.Detail.Length);
        if (wish.From >= wish.To) return CommonErrors.BadParameter.Of("from", BeijingTime.ToIso(wish.From), "from < to");
        if (wish.To - wish.From > TimeSpan.FromDays(MostDays)) return ReviewErrors.TooLong.Of(MostDays);
        if (deadline.Missed(by, wish.From, time.GetUtcNow().UtcDateTime) is { } late) return late;
        if (wish.To > time.GetUtcNow().UtcDateTime + TimeSpan.FromHours(1) && reason is not { Excused: true }) return ReviewErrors.OnlyPlans.Of(BeijingTime.ToIso(wish.To));
        var measured = series.OfPoint(wish.Point.Id).Select(s => s.Factor).Where(f => !Indices.Are(f)).ToHashSet();
        return wish.Factors.FirstOrDefault(f => !measured.Contains(f)) is { } missing
            ? ReviewErrors.NotMeasured.Of(wish.Point.Code, missing, string.Join(", ", measured.Order())) : null;
    }

    internal static Error? NotAllowed(Viewer by, MonitoringPoint point, ReviewStage stage) =>
        !by.May(stage.Needs()) ? ReviewErrors.StageForbidden.Of(stage.Name())
        : !Policy.Holds(by, point) ? ReviewErrors.OutsideJurisdiction.Of(point.Code)
        : null;

    /// <summary>A lower stage does not touch what a higher one has decided or accepted.</summary>
    internal async Task<Error?> ReviewedAboveAsync(MonitoringPoint point, IReadOnlyList<string> factors, DateTime from, DateTime to, ReviewStage stage, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var higher = await MarkBook.InEffect(db, point.Id, from, to).ToListAsync(cancel);
        if (higher.Find(m => m.Stage > stage && (m.Factor is null || factors.Count == 0 || factors.Contains(m.Factor))) is { } mark)
            return ReviewErrors.ReviewedAbove.Of(BeijingTime.ToIso(mark.From), mark.Stage.Name());
        var (first, last) = (Periods.Day(from), Periods.Day(to.AddTicks(-1)));
        var days = await db.Set<ReviewDay>().AsNoTracking().Where(d => d.PointId == point.Id && d.Day >= first && d.Day <= last).ToListAsync(cancel);
        return days.Find(d => d.Stage > stage) is { } accepted ? ReviewErrors.ReviewedAbove.Of(Periods.Show(accepted.Day), accepted.Stage.Name()) : null;
    }

    private static Task Audited(PlatformDb db, string action, MonitoringPoint point, string detail)
    {
        Audit.Add(db, action, $"MonitoringPoint {point.Code}", detail);
        return Task.CompletedTask;
    }
}
