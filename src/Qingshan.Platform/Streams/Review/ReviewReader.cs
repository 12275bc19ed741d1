using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>A value as a reviewer sees it: what it is, what is said of it and by whom.</summary>
/// <param name="Valid">Whether it enters into what is derived.</param>
public readonly record struct ReviewedValue(Observation Value, bool Valid, Judgement Said);

/// <summary>The hours of one factor at a point, with what the reviews say.</summary>
public sealed record ReviewedHours(SeriesKind Kind, string Factor, string Unit, IReadOnlyList<ReviewedValue> Values);

/// <summary>Reads hours for the eye of a reviewer.</summary>
public sealed class ReviewReader(IObservationStore store, SeriesBook series, MarkBook marks, LedgerBook ledger)
{
    private readonly NeighbourBook _neighbours = new(ledger);
    private readonly StreamInputs _inputs = new(store, series, marks, ledger);

    /// <summary>The factors that a point has by the hour (or every four hours), without indices.</summary>
    public IReadOnlyList<string> Factors(MonitoringPoint point)
    {
        var kind = PointHours.KindOf(series.OfPoint(point.Id));
        return [.. series.OfPoint(point.Id).Where(s => s.Kind == kind && s.Channel.Length == 0 && !Indices.Are(s.Factor)).Select(s => s.Factor).Distinct()];
    }

    /// <summary>The nearest points of the same kind, for comparison; of ambient air only.</summary>
    public IReadOnlyList<MonitoringPoint> Neighbours(MonitoringPoint point) => _neighbours.Of(point);

    /// <summary>Hours of several factors of a point, in their order; a factor that is not there has none.</summary>
    public async Task<IReadOnlyList<ReviewedHours>> ReadAsync(MonitoringPoint point, IReadOnlyList<string> factors, DateTime from, DateTime to, CancellationToken cancel)
    {
        var kind = PointHours.KindOf(series.OfPoint(point.Id));
        List<Input> wanted = [.. factors.Select(f => new Input(f, kind, "", series.OfPoint(point.Id).FirstOrDefault(s => s.Factor == f && s.Kind == kind)?.Unit ?? ""))];
        var reviewed = await marks.OfAsync(point.Id, from, to, cancel);
        // The same value is chosen as for what is derived; its own flag is shown, and beside it what it counts for.
        var raw = await _inputs.BestAsync(point, wanted, from, to, PointMarks.None, cancel);
        var counts = reviewed.All.Count == 0 ? raw : await _inputs.BestAsync(point, wanted, from, to, reviewed, cancel);
        return [.. wanted.Zip(raw, counts).Select(r => new ReviewedHours(kind, r.First.Factor, r.First.Unit, Join(r.Second, r.Third, r.First, reviewed)))];
    }

    private static List<ReviewedValue> Join(IReadOnlyList<Observation> raw, IReadOnlyList<Observation> counting, in Input input, PointMarks reviewed)
    {
        var valid = counting.ToDictionary(o => o.Start);
        var joined = new List<ReviewedValue>();
        foreach (var o in raw)
        {
            var counts = valid[o.Start];
            var shown = counts.Series == o.Series ? o : counts;
            joined.Add(new(shown, StreamInputs.IsValid(counts), reviewed.Of(input.Factor, "", o.Start, input.Kind.Period)));
        }
        return joined;
    }
}
