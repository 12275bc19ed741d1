using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>
/// Finds and counts values in effect. Which of several revisions is in effect costs a sort; where nothing was revised, which the counts
/// know by month, it is left out.
/// </summary>
internal sealed class DuckDbSearch : IDisposable
{
    private readonly SegmentedReader _reader;

    public DuckDbSearch(SegmentedReader reader) => (_reader, Counts) = (reader, new(CountMonthsAsync));

    public MonthCounts Counts { get; }

    public async Task<long> CountAsync(ObservationFilter filter, CancellationToken cancel)
    {
        if (filter.Series is { Count: 0 } || filter.From >= filter.To) return 0;
        var months = await Counts.OfAsync(filter.Series, filter.From, filter.To, cancel);
        long sum = 0;
        var ask = new SortedDictionary<BeijingMonth, bool>();
        foreach (var m in months)
        {
            if (!filter.HasRange && m.Month.Start >= filter.From && m.Month.End <= filter.To) sum += m.Count;
            else ask[m.Month] = m.Revised || ask.GetValueOrDefault(m.Month);
        }
        foreach (var (from, to, revised) in Runs(ask, filter)) sum += await CountAsync(filter with { From = from, To = to }, revised, cancel);
        return sum;
    }

    public async IAsyncEnumerable<Observation> FindAsync(ObservationFilter filter, ObservationOrder order, int take, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (filter.Series is { Count: 0 } || filter.From >= filter.To || take <= 0) yield break;
        var revised = (await Counts.OfAsync(filter.Series, filter.From, filter.To, cancel)).Any(m => m.Revised);
        var by = order switch
        {
            ObservationOrder.BySeries => "series, start",
            ObservationOrder.ByTime => "start, series",
            _ => "start DESC, series",
        };
        using var reading = await _reader.OpenAsync(s => s.Overlaps(filter.From, filter.To),
            source => string.Create(CultureInfo.InvariantCulture, $"{Selected(filter, source, revised, DuckDbRows.ObservationColumns)} ORDER BY {by} LIMIT {take}"), cancel, filter.From, filter.To);
        while (await reading.Rows.ReadAsync(cancel)) yield return DuckDbRows.ReadObservation(reading.Rows);
    }

    public void Dispose() => Counts.Dispose();

    private async Task<long> CountAsync(ObservationFilter filter, bool revised, CancellationToken cancel) =>
        (await _reader.QueryAsync(s => s.Overlaps(filter.From, filter.To), source => Selected(filter, source, revised, "count(*)"), row => row.GetInt64(0), cancel, filter.From, filter.To))[0];

    /// <summary>Neighbouring months that are alike, as spans within that of the filter.</summary>
    private static IEnumerable<(DateTime From, DateTime To, bool Revised)> Runs(SortedDictionary<BeijingMonth, bool> months, ObservationFilter filter)
    {
        (BeijingMonth First, BeijingMonth Last, bool Revised)? run = null;
        foreach (var (month, revised) in months)
        {
            if (run is { } going && going.Last.Next == month && going.Revised == revised) run = (going.First, month, revised);
            else
            {
                if (run is { } ended) yield return Cut(ended);
                run = (month, month, revised);
            }
        }
        if (run is { } last) yield return Cut(last);

        (DateTime, DateTime, bool) Cut((BeijingMonth First, BeijingMonth Last, bool Revised) r) =>
            (r.First.Start > filter.From ? r.First.Start : filter.From, r.Last.End < filter.To ? r.Last.End : filter.To, r.Revised);
    }

    private Task<IReadOnlyList<CountedMonth>> CountMonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel) =>
        _reader.QueryAsync(s => s.Overlaps(from, to), source => $"""
            SELECT series, CAST(month // 12 AS INTEGER), CAST(month % 12 + 1 AS INTEGER), count(*), CAST(sum(rows) AS BIGINT), max(start)
            FROM (SELECT series, start, (year(start + INTERVAL 8 HOUR) * 12 + month(start + INTERVAL 8 HOUR) - 1) AS month, count(*) AS rows FROM {source}
                  WHERE start >= $1 AND start < $2{In(series)} GROUP BY series, start)
            GROUP BY series, month
            """, row => new CountedMonth(row.GetInt32(0), new(row.GetInt32(1), row.GetInt32(2)), row.GetInt64(3), row.GetInt64(4), DuckDbRows.Utc(row, 5)), cancel, from, to);

    /// <summary>$1 from, $2 to.</summary>
    private static string Selected(ObservationFilter filter, string source, bool revised, string columns)
    {
        var span = $"start >= $1 AND start < $2{In(filter.Series)}";
        var range = new StringBuilder();
        if (filter.Least is { } least) range.Append(CultureInfo.InvariantCulture, $" AND value >= {least:R}::DOUBLE");
        if (filter.Most is { } most) range.Append(CultureInfo.InvariantCulture, $" AND value <= {most:R}::DOUBLE");
        if (!revised) return $"SELECT {columns} FROM {source} WHERE {span}{range}";
        return $"""
            WITH found AS MATERIALIZED (SELECT {DuckDbRows.ObservationColumns} FROM {source} WHERE {span}),
                 effective AS (SELECT * FROM found QUALIFY row_number() OVER (PARTITION BY series, start ORDER BY packet DESC, received DESC) = 1)
            SELECT {columns} FROM effective WHERE true{range}
            """;
    }

    private static string In(IReadOnlyCollection<int>? series) =>
        series is null ? "" : string.Create(CultureInfo.InvariantCulture, $" AND series IN ({string.Join(", ", series)})");
}
