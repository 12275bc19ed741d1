using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Review;

/// <summary>What a reviewer sees of one point and day: the day before and after it stand beside it.</summary>
/// <param name="Doubts">Hours in doubt of the day, by factor.</param>
/// <param name="Hours">Of the factor, over the three days.</param>
/// <param name="Days">The days around, with how far their review has come.</param>
/// <param name="Next">What waits next for this viewer, after this day.</param>
public sealed record ReviewSheet(
    MonitoringPoint Point, DateOnly Day, string Factor, DateTime From, DateTime To, IReadOnlyList<string> Factors, IReadOnlyDictionary<string, int> Doubts,
    ReviewedHours Hours, IReadOnlyList<Mark> Marks, IReadOnlyList<ReviewDay> Days, IReadOnlyList<MonitoringPoint> Neighbours, IReadOnlyList<string> Weather,
    (MonitoringPoint Point, ReviewDay Day)? Next)
{
    public ReviewDay? State => Days.FirstOrDefault(d => d.Day == Day);

    public DateTime DayStart => BeijingTime.ToUtc(Day.ToDateTime(TimeOnly.MinValue));

    public IEnumerable<ReviewedValue> OfDay => Hours.Values.Where(v => v.Value.Start >= DayStart && v.Value.Start < DayStart.AddDays(1));
}

/// <summary>Puts sheets together.</summary>
public sealed class ReviewSheets(LedgerBook ledger, ReviewReader reader, WaitingBook waiting, MarkBook marks, TimeProvider time)
{
    /// <summary>Temperature, humidity, wind speed and direction: what explains a reading more often than anything else.</summary>
    private static readonly string[] WeatherFactors = ["a01001", "a01002", "a01007", "a01008"];
    private const int DaysAround = 3;
    private const int MostNeighbours = 5;

    public async Task<Result<ReviewSheet>> OfAsync(Viewer viewer, string code, DateOnly? day, string? factor, CancellationToken cancel)
    {
        if (!ledger.Now.PointsByCode.TryGetValue(code, out var point) || !Policy.For(viewer)(point)) return LedgerErrors.UnknownPoint.Of(code);
        var today = DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime));
        var on = day ?? await waiting.LastAsync(point, cancel) ?? today.AddDays(-1);
        List<string> factors = [.. reader.Factors(point).OrderBy(f => MainFactors.Place(point.Kind, f)).ThenBy(f => f, StringComparer.Ordinal)];
        if (factors.Count == 0) return ReviewErrors.NothingToAccept.Of(point.Code, on, on);
        var start = BeijingTime.ToUtc(on.ToDateTime(TimeOnly.MinValue));
        var (from, to) = (start.AddDays(-1), start.AddDays(2));

        var all = await reader.ReadAsync(point, factors, from, to, cancel);
        var doubts = all.ToDictionary(h => h.Factor, h => h.Values.Count(v => v.Value.Start >= start && v.Value.Start < start.AddDays(1) && v.Said.Verdict == MarkVerdict.Questionable));
        var chosen = factor is not null && factors.Contains(factor) ? factor : doubts.MaxBy(d => d.Value) is { Value: > 0 } most ? most.Key : factors[0];
        var over = await marks.OfAsync(point.Id, from, to, cancel);
        var days = await waiting.OfAsync(point, on.AddDays(-DaysAround), on.AddDays(DaysAround), cancel);
        var next = await NextAsync(viewer, point, on, cancel);
        return new ReviewSheet(
            point, on, chosen, from, to, factors, doubts, all.First(h => h.Factor == chosen),
            [.. over.All.Where(m => m.Factor is null || m.Factor == chosen).OrderByDescending(m => m.Stage).ThenBy(m => m.From)], days,
            [.. reader.Neighbours(point).Where(n => Policy.For(viewer)(n) && reader.Factors(n).Contains(chosen)).Take(MostNeighbours)],
            [.. WeatherFactors.Where(w => w != chosen && factors.Contains(w))], next);
    }

    private async Task<(MonitoringPoint, ReviewDay)?> NextAsync(Viewer viewer, MonitoringPoint point, DateOnly day, CancellationToken cancel)
    {
        if (ReviewStages.HighestOf(viewer) is not (> ReviewStage.Enterprise and var stage)) return null;
        var sees = Policy.For(viewer);
        var points = ledger.Now.InCodeOrder.Where(p => sees(p) && Policy.Holds(viewer, p)).ToList();
        var waits = await waiting.DaysAsync(points, stage, DateOnly.MinValue, 0, 2, cancel);
        return waits.FirstOrDefault(w => w.Point.Id != point.Id || w.Day.Day != day) is { Point: not null } found ? found : null;
    }
}
