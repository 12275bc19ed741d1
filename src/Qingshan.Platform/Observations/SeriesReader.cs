using System.Xml;
using Qingshan.Analysis.Time;

namespace Qingshan.Platform.Observations;

/// <summary>Reads a series at the resolution that a chart of so many pixels can show: every value, or summaries.</summary>
public sealed class SeriesReader(IObservationStore store)
{
    /// <summary>An instrument's instants come no faster than this in the long run; below it every value is shown.</summary>
    private static readonly TimeSpan InstantStep = TimeSpan.FromSeconds(30);

    /// <returns>The resolution, and rows as <see cref="ObservationsView.Rows"/> has them.</returns>
    public async Task<(string Resolution, IReadOnlyList<object?[]> Rows)> ReadAsync(
        Series series, DateTime from, DateTime to, int? pixels, CancellationToken cancel)
    {
        var step = series.Kind.Period > TimeSpan.Zero ? series.Kind.Period : InstantStep;
        if (pixels is { } wide && BucketSize.For(to - from, wide).Length > step)
        {
            var width = BucketSize.For(to - from, wide).Length;
            var circular = SeriesAccess.IsDirection(series.Factor);
            var summaries = await store.SummariseAsync(series.Id, from, to, width, circular, cancel);
            return (XmlConvert.ToString(width), [.. summaries.Select(b => new object?[]
            {
                Millis(b.Start), ObservationView.Given(b.Mean), circular ? null : ObservationView.Given(b.Min),
                circular ? null : ObservationView.Given(b.Max), b.Flagged > 0 ? "?" : null, b.Count,
            })]);
        }
        var rows = new List<object?[]>();
        await foreach (var o in store.ReadAsync(series.Id, from, to, everyRevision: false, cancel))
            rows.Add([Millis(o.Start), ObservationView.Given(o.Value), ObservationView.Given(o.Min), ObservationView.Given(o.Max), ObservationView.FlagOf(o.Flag), 1]);
        return ("raw", rows);
    }

    private static long Millis(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeMilliseconds();
}
