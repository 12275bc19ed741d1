using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>All hours of a point over a span with what lies before it, as the checks want them: in one unit a factor, whatever the reviews say.</summary>
internal sealed class PointHours
{
    private PointHours(TimeSpan step, IReadOnlyDictionary<string, IReadOnlyList<Observation>> values, IReadOnlyDictionary<string, Hours> hours) =>
        (Step, Values, Hours) = (step, values, hours);

    public TimeSpan Step { get; }

    /// <summary>Everything that is there, by factor and in order of time, with the device's flag.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Observation>> Values { get; }

    /// <summary>What of it is a number and not called faulty by the device.</summary>
    public IReadOnlyDictionary<string, Hours> Hours { get; }

    public static async Task<PointHours> ReadAsync(MonitoringPoint point, SeriesBook series, StreamInputs inputs, DateTime from, DateTime to, CancellationToken cancel)
    {
        var kind = KindOf(series.OfPoint(point.Id));
        List<Input> wanted = [.. series.OfPoint(point.Id).Where(s => s.Kind == kind && s.Channel.Length == 0 && !Indices.Are(s.Factor)).DistinctBy(s => s.Factor)
            .Select(s => new Input(s.Factor, kind, "", s.Unit))];
        var reach = kind.Period * (StepCheck.Reach / TimeSpan.FromHours(1));
        var read = await inputs.BestAsync(point, wanted, from - reach, to, PointMarks.None, cancel);
        var (values, hours) = (new Dictionary<string, IReadOnlyList<Observation>>(), new Dictionary<string, Hours>());
        foreach (var (input, observations) in wanted.Zip(read))
        {
            values[input.Factor] = observations;
            var of = hours[input.Factor] = new Hours(input.Factor, input.Unit, kind.Period);
            foreach (var o in observations)
                if (StreamInputs.IsValid(o)) of.Add(o.Start, o.Value);
        }
        return new(kind.Period, values, hours);
    }

    /// <summary>Hours; of a point that has none, its values every four hours.</summary>
    public static SeriesKind KindOf(IReadOnlyList<Series> series) =>
        series.Any(s => s.Kind == SeriesKind.HourlyMean) ? SeriesKind.HourlyMean : SeriesKind.Mean(TimeSpan.FromHours(4));
}
