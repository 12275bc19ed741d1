using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 数据替代 · Puts values in the place of hours that are missing or invalid, by rule and on a person's word. They are a series of their
/// own (origin <c>substituted</c>) and stand before what was measured; the mark that goes with them says by which rule, of what, and
/// who did it. Taking it back takes the values back.
/// </summary>
public sealed class SubstitutionDesk(
    ReviewDesk desk, ReviewReader reader, MarkBook marks, SeriesBook series, StreamRunner runner, IObservationStore store, TimeProvider time)
{
    private static readonly TimeSpan Back = TimeSpan.FromHours(2160);

    /// <returns>The act, and how many hours were put in.</returns>
    public async Task<Result<(Guid Batch, int Hours)>> PutAsync(
        Viewer by, MonitoringPoint point, string factor, DateTime from, DateTime to, ReviewStage stage, CancellationToken cancel)
    {
        if (ReviewDesk.NotAllowed(by, point, stage) is { } error) return error;
        (from, to) = (Period.Hour.StartOf(from), Period.Hour.StartOf(to));
        var now = time.GetUtcNow().UtcDateTime;
        if (from >= to || to > now) return CommonErrors.BadParameter.Of("to", $"{to:O}", "from < to <= now");
        if (!reader.Factors(point).Contains(factor)) return ReviewErrors.NotMeasured.Of(point.Code, factor, string.Join(", ", reader.Factors(point)));
        if (await desk.ReviewedAboveAsync(point, [factor], from, to, stage, cancel) is { } above) return above;

        var hours = (await reader.ReadAsync(point, [factor], from - Back, to, cancel))[0];
        var valid = hours.Values.Where(v => v.Valid).Select(v => v.Value).ToList();
        var there = valid.Where(o => o.Start >= from).Select(o => o.Start).ToHashSet();
        List<DateTime> gap = [.. Enumerable.Range(0, (int)((to - from) / hours.Kind.Period)).Select(i => from + i * hours.Kind.Period).Where(start => !there.Contains(start))];
        if (gap.Count == 0)
            return ReviewErrors.CannotSubstitute.Of(point.Code, factor, Substitutes.RuleOf(point) ?? Substitutes.OfFlueGas, new Text("该时段数据都有效", "all hours of the span are valid"));
        var before = valid.Where(o => o.Start < from).ToList();
        var captured = before.Count(o => o.Start >= from - Back) / (Back / hours.Kind.Period);
        if (!Substitutes.Of(point, factor, before, captured, from, gap.Count).TryGet(out var put, out error)) return error;

        var batch = Guid.CreateVersion7();
        await marks.ChangeAsync(by, [.. Spans(gap, hours.Kind.Period).Select(s => new Mark
        {
            Batch = batch, PointId = point.Id, Factor = factor, From = s.From, To = s.To, Stage = stage, Verdict = MarkVerdict.Invalid,
            Reason = MarkReason.Substituted.Key, Detail = put.Basis, By = by.Name, At = now,
        })], [], db =>
        {
            Audit.Add(db, "substitute-data", $"MonitoringPoint {point.Code}", $"{batch}: {factor} {gap.Count} h: {put.Basis}");
            return Task.CompletedTask;
        }, tell: true, cancel);
        await StoreAsync(point, factor, hours, gap, put.Value, cancel);
        return (batch, gap.Count);
    }

    /// <summary>Takes back what an act that was withdrawn had put in.</summary>
    public async Task TakeBackAsync(LedgerSnapshot ledger, IReadOnlyList<Mark> withdrawn, CancellationToken cancel)
    {
        foreach (var mark in withdrawn.Where(m => m.Reason == MarkReason.Substituted.Key))
        {
            var (point, kind) = (ledger.Points[mark.PointId], PointHours.KindOf(series.OfPoint(mark.PointId)));
            if (series.Find(new SeriesKey(point.Id, mark.Factor!, kind, Origin.Substituted, "")) is not { } held) continue;
            var rows = await store.ReadAsync(held.Id, mark.From, mark.To, everyRevision: false, cancel).Where(o => !double.IsNaN(o.Value)).ToListAsync(cancel);
            await runner.PutAsync([.. rows.Select(o => Observation.Plain(held.Id, o.Start, double.NaN, time.GetUtcNow().UtcDateTime, store.Position, Derived.Insufficient))], cancel);
        }
    }

    private async Task StoreAsync(MonitoringPoint point, string factor, ReviewedHours hours, List<DateTime> gap, double value, CancellationToken cancel)
    {
        var id = (await series.EnsureAsync([(new SeriesKey(point.Id, factor, hours.Kind, Origin.Substituted, ""), hours.Unit)], cancel))[0].Id;
        await runner.PutAsync([.. gap.Select(start => Observation.Plain(id, start, value, time.GetUtcNow().UtcDateTime, store.Position, Derived.Valid))], cancel);
    }

    /// <summary>Hours in a row as spans.</summary>
    private static List<(DateTime From, DateTime To)> Spans(List<DateTime> hours, TimeSpan step)
    {
        var spans = new List<(DateTime From, DateTime To)>();
        foreach (var start in hours)
        {
            if (spans.Count > 0 && spans[^1].To == start) spans[^1] = (spans[^1].From, start + step);
            else spans.Add((start, start + step));
        }
        return spans;
    }
}
