using System.Globalization;
using System.Text;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>The queries of the embedded store that are more than a line. What they select from is <see cref="Source"/>.</summary>
internal static class DuckDbSql
{
    /// <summary>
    /// Moves what has arrived to its place in the sorted history. Each move is a run of its own: DuckDB keeps the least and
    /// largest series and time of every stretch of some hundred thousand rows, and reads only those that a question needs.
    /// </summary>
    public const string Settle = $"INSERT INTO settled SELECT {DuckDbRows.ObservationColumns} FROM arrived ORDER BY series, start, packet; DELETE FROM arrived";

    /// <summary>The observations in the database, together with those in some files of closed months.</summary>
    public static string Source(IReadOnlyList<string> files) => files.Count == 0 ? "observation"
        : $"(SELECT {DuckDbRows.ObservationColumns} FROM observation UNION ALL SELECT {DuckDbRows.ObservationColumns} FROM {Files(files)})";

    public static string Files(IEnumerable<string> files) => $"read_parquet([{string.Join(", ", files.Select(Quoted))}])";

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Every revision by time. $1 series, $2 from, $3 to.</summary>
    public static string Revisions(string source) =>
        $"SELECT {DuckDbRows.ObservationColumns} FROM {source} WHERE series = $1 AND start >= $2 AND start < $3 ORDER BY start, packet, received";

    /// <summary>Every revision of many series, by series and time. $1 from, $2 to.</summary>
    public static string RevisionsOf(IEnumerable<int> series, string source) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT {DuckDbRows.ObservationColumns} FROM {source} WHERE start >= $1 AND start < $2 AND series IN ({string.Join(", ", series)})
        ORDER BY series, start, packet, received
        """);

    public static string Span(string source) => $"SELECT min(start), max(start), count(*) FROM {source} WHERE series = $1";

    /// <summary>A row a series. $1 from when on values are recent.</summary>
    public static string Tallies(string source) => $"""
        SELECT series, count(*), min(start), max(start), max(received), count(*) FILTER (WHERE start >= $1),
               count(*) FILTER (WHERE start >= $1 AND flag IN (0, 78)), coalesce(avg(epoch_us(received) - epoch_us(start)) FILTER (WHERE start >= $1), 0)
        FROM {source} GROUP BY series ORDER BY series
        """;

    /// <summary>A row a series: of each limit the starts that are old enough, and those whose first value came within it. $1 from, then for each limit its latest start and itself.</summary>
    public static string Arrivals(int limits, string source) => $"""
        SELECT series{string.Concat(Enumerable.Range(0, limits).Select(i => $", count(*) FILTER (WHERE start <= ${2 + 2 * i}), count(*) FILTER (WHERE start <= ${2 + 2 * i} AND delay <= ${3 + 2 * i})"))}
        FROM (SELECT series, start, min(epoch_us(received)) - epoch_us(start) AS delay FROM {source} WHERE start >= $1 GROUP BY series, start)
        GROUP BY series ORDER BY series
        """;

    public static string OfPacket(string source) =>
        // The time of receipt lets DuckDB skip everything but the stretch in which the packet came.
        $"SELECT {DuckDbRows.ObservationColumns} FROM {source} WHERE packet = $1 AND received = $2 ORDER BY series, start";

    /// <summary>Which series got values for which times, by day of Beijing. $1 after, $2 up to a packet.</summary>
    public static string Touched(string source) => $"""
        SELECT series, min(start), max(start) FROM {source} WHERE packet > $1 AND packet <= $2
        GROUP BY series, date_trunc('day', start + INTERVAL 8 HOUR) ORDER BY series, min(start)
        """;

    /// <summary>The saved latest values, overtaken by what was stored after they were saved.</summary>
    public static string Latest(string source) => $"""
        SELECT {DuckDbRows.ObservationColumns} FROM (
            SELECT * FROM latest
            UNION ALL
            SELECT * FROM {source} WHERE packet > (SELECT latest_position FROM progress))
        QUALIFY row_number() OVER (PARTITION BY series ORDER BY start DESC, packet DESC, received DESC) = 1
        """;

    /// <summary>The values in effect over periods. $1 series, $2 from, $3 to.</summary>
    public static string Summary(string source, TimeSpan width, bool circular)
    {
        var micros = ((long)width.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
        // Periods begin at midnight in Beijing, eight hours before midnight of UTC. The remainder of a time before 1970 is negative.
        var start = $"make_timestamp(epoch_us(start) - ((epoch_us(start) + 28800000000) % {micros} + {micros}) % {micros})";
        var mean = circular
            ? "(degrees(atan2(avg(sin(radians(value))), avg(cos(radians(value))))) + 360) % 360"
            : "avg(value)";
        return $"""
            SELECT {start} AS bucket, {mean}, min(coalesce(vmin, value)), max(coalesce(vmax, value)), count(value),
                   count(*) FILTER (WHERE flag NOT IN (0, 78))
            FROM ({InEffect(source)}) GROUP BY bucket ORDER BY bucket
            """;
    }

    /// <summary>
    /// Of each start the last revision. Materialised, because DuckDB otherwise looks for the last revisions among the rows of
    /// the series and then fetches them by a scan of the whole table.
    /// </summary>
    private static string InEffect(string source) => $"""
        WITH found AS MATERIALIZED (SELECT * FROM {source} WHERE series = $1 AND start >= $2 AND start < $3)
        SELECT * FROM found QUALIFY row_number() OVER (PARTITION BY start ORDER BY packet DESC, received DESC) = 1
        """;

    /// <summary>Day of Beijing, verdict, packets, bytes. $1 from.</summary>
    public static string PacketDays(IReadOnlyCollection<string> senders) => $"""
        SELECT epoch_us(date_trunc('day', received + INTERVAL 8 HOUR)), verdict, count(*), CAST(sum(bytes) AS BIGINT)
        FROM packet WHERE received >= $1 AND sender IN ({string.Join(", ", senders.Select(Quoted))}) GROUP BY ALL ORDER BY ALL
        """;

    public static string Packets(PacketQuery query, out object[] values)
    {
        var given = new List<object>();
        var sql = new StringBuilder($"SELECT {DuckDbRows.PacketColumns} FROM packet WHERE true");
        if (query.Senders is { } senders) sql.Append(" AND sender IN (").Append(List(senders)).Append(')');
        if (query.Verdicts is { } verdicts) sql.Append(" AND verdict IN (").Append(List(verdicts.Select(v => (byte)v))).Append(')');
        if (query.Before is { } before) sql.Append(" AND sequence < ").Append(Next(before));
        sql.Append(" ORDER BY sequence DESC LIMIT ").Append(Next(query.Take));
        values = [.. given];
        return sql.ToString();

        string Next(object value)
        {
            given.Add(value);
            return "$" + given.Count.ToString(CultureInfo.InvariantCulture);
        }

        string List<T>(IEnumerable<T> items) where T : notnull
        {
            var places = items.Select(i => Next(i)).ToList();
            return places.Count == 0 ? "NULL" : string.Join(", ", places);
        }
    }
}
