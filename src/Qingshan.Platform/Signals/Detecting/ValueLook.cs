using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>Looks at the values of a point over one kind of period with all detectors that judge values, read together.</summary>
internal sealed class ValueLook(DetectorBook book, StreamInputs inputs, SeriesBook series)
{
    /// <summary>Hours, four hours and days; months are not judged, finer values are what hours are made of.</summary>
    public static bool IsJudged(SeriesKind kind) =>
        kind == OzoneDays.Kind || (kind.Statistic == Statistic.Mean && kind.Period >= TimeSpan.FromHours(1) && kind.Period <= TimeSpan.FromDays(1));

    /// <param name="first">The first value that was touched.</param>
    /// <param name="signals">All signals of the point that are open, or were so lately.</param>
    public async Task<IReadOnlyList<Changes>> AtAsync(
        MonitoringPoint point, SeriesKind kind, DateTime first, IReadOnlyList<Signal> signals, IReadOnlyList<PointLimit> limits, DateTime now, CancellationToken cancel)
    {
        var wanted = series.OfPoint(point.Id).Where(s => s.Kind == kind).Select(s => (s.Factor, s.Channel)).Distinct()
            .Select(f => (f.Factor, f.Channel, Detectors: book.Values.Where(d => d.Judges(point, f.Factor, kind)).ToList())).Where(f => f.Detectors.Count > 0).ToList();
        if (wanted.Count == 0) return [];

        var looks = new List<(int Input, Readings Readings, IValueDetector Detector, DateTime From, List<Signal> There)>();
        foreach (var (factor, channel, detectors) in wanted)
        {
            var unit = inputs.Candidates(point, factor, k => k == kind, channel).First().Unit;
            var readings = new Readings(point, factor, kind, channel, unit, [], [.. limits.Where(l => l.Factor == factor)], inputs.Editions);
            foreach (var detector in detectors)
            {
                var of = signals.Where(s => s.Detector == detector.Facts.Key && s.Part == readings.Part).ToList();
                var from = ValueFindings.From(detector, kind, first, of);
                looks.Add((wanted.IndexOf((factor, channel, detectors)), readings, detector, from, of));
            }
        }
        var read = await inputs.BestAsync(point, [.. looks.DistinctBy(l => l.Input).Select(l => new Input(l.Readings.Factor, kind, l.Readings.Channel, l.Readings.Unit))],
            looks.Min(l => l.From) - Readings.Memory, now, cancel);
        return
        [
            .. looks.Select(look => Reconciliation.OfValues(look.Detector.Facts.Key, point.Id, look.Readings.Part, [.. look.There.Where(s => s.State == SignalState.Open || s.Until >= look.From)],
                ValueFindings.Of(look.Detector, look.Readings with { Values = read[look.Input] }, look.From, now), look.From, now)).Where(c => c.Events.Count > 0),
        ];
    }
}
