using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>When the values of all series came, for the spans of some duties: one question to the store a window, whatever the number of series.</summary>
internal sealed class Arrivals
{
    private readonly Dictionary<TimeSpan, (List<TimeSpan> Limits, Dictionary<int, SeriesArrivals> Series)> _windows = [];

    private Arrivals(DateTime now) => Now = now;

    public DateTime Now { get; }

    public static async Task<Arrivals> LookAsync(IObservationStore store, IEnumerable<DutySpan> spans, DateTime now, CancellationToken cancel)
    {
        var arrivals = new Arrivals(now);
        foreach (var window in spans.GroupBy(s => s.Window))
        {
            List<TimeSpan> limits = [.. window.Select(s => s.Limit).Distinct().Order()];
            arrivals._windows[window.Key] = (limits, (await store.ArrivalsAsync(now - window.Key, now, limits, cancel)).ToDictionary(a => a.Series));
        }
        return arrivals;
    }

    public (long Arrived, long InTime) Of(int series, DutySpan span)
    {
        var (limits, all) = _windows[span.Window];
        if (!all.TryGetValue(series, out var found)) return (0, 0);
        var at = limits.IndexOf(span.Limit);
        return (found.Due[at], found.InTime[at]);
    }
}
