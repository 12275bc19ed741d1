using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// When the values of all series came, for the spans of some duties: one question to the store a window, whatever the number of series. What a
/// series brought from before the platform first heard of it was handed in as history and is neither owed nor late: series that began within
/// a window are asked for again from their beginning, those of one hour (or day, where there are many) together.
/// </summary>
internal sealed class Arrivals
{
    private const int MostHours = 12;
    private readonly Dictionary<(TimeSpan Window, DateTime From), (List<TimeSpan> Limits, Dictionary<int, SeriesArrivals> Series)> _looks = [];
    private readonly Dictionary<TimeSpan, TimeSpan> _steps = [];

    private Arrivals(DateTime now) => Now = now;

    public DateTime Now { get; }

    /// <param name="began">When the platform first heard of the series that answer duties (UTC).</param>
    public static async Task<Arrivals> LookAsync(IObservationStore store, IEnumerable<DutySpan> spans, IReadOnlyCollection<DateTime> began, DateTime now, CancellationToken cancel)
    {
        var arrivals = new Arrivals(now);
        foreach (var window in spans.GroupBy(s => s.Window))
        {
            List<TimeSpan> limits = [.. window.Select(s => s.Limit).Distinct().Order()];
            List<DateTime> within = [.. began.Where(b => b > now - window.Key)];
            var hours = within.Select(b => Up(b, TimeSpan.FromHours(1))).Distinct().Count();
            arrivals._steps[window.Key] = hours <= MostHours ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
            foreach (var from in within.Select(b => Up(b, arrivals._steps[window.Key])).Append(now - window.Key).Distinct())
                arrivals._looks[(window.Key, from)] = (limits, (await store.ArrivalsAsync(from, now, limits, cancel)).ToDictionary(a => a.Series));
        }
        return arrivals;
    }

    /// <summary>From when on a series is looked at.</summary>
    public DateTime FromOf(Series series, DutySpan span) => series.CreatedAt > Now - span.Window ? Up(series.CreatedAt, _steps[span.Window]) : Now - span.Window;

    public (long Arrived, long InTime) Of(Series series, DutySpan span)
    {
        var (limits, all) = _looks[(span.Window, FromOf(series, span))];
        if (!all.TryGetValue(series.Id, out var found)) return (0, 0);
        var at = limits.IndexOf(span.Limit);
        return (found.Due[at], found.InTime[at]);
    }

    /// <summary>The next full step; the moment itself where it is one.</summary>
    private static DateTime Up(DateTime moment, TimeSpan step) => new((moment.Ticks + step.Ticks - 1) / step.Ticks * step.Ticks, DateTimeKind.Utc);
}
