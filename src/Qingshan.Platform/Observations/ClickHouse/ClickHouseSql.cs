using System.Globalization;
using System.Text;

namespace Qingshan.Platform.Observations;

/// <summary>
/// The queries of the ClickHouse store: classic SQL that a server of 2018 and one of today understand alike. Every one sees
/// only what the position has reached, so that a batch half written is not there.
/// </summary>
internal static class ClickHouseSql
{
    private static readonly string Observations = string.Join(", ", ClickHouseRows.ObservationColumns);
    private static readonly string Packets = string.Join(", ", ClickHouseRows.PacketColumns);

    /// <summary>Values by time: every revision as it came, or of each start the last.</summary>
    public static string Values(int series, DateTime from, DateTime to, bool everyRevision, long position) =>
        $"SELECT {Observations} FROM observation WHERE {Stretch(series, from, to, position)} ORDER BY start, " + (everyRevision ? "packet, received" : "packet DESC, received DESC LIMIT 1 BY start");

    /// <summary>Start of the period, mean, mean of sines, mean of cosines, least, largest, count, flagged.</summary>
    public static string Summary(int series, DateTime from, DateTime to, TimeSpan width, long position)
    {
        var micros = $"toInt64({Number((long)width.TotalMicroseconds)})";
        // Periods begin at midnight in Beijing, eight hours before midnight of UTC. The remainder of a time before 1970 is negative.
        return $"""
            SELECT toInt64(start - ((start + toInt64(28800000000)) % {micros} + {micros}) % {micros}) AS bucket,
                   avgIf(value, given), avgIf(sin(value * pi() / 180), given), avgIf(cos(value * pi() / 180), given),
                   if(countIf(NOT isNaN(low)) = 0, 0 / 0, minIf(low, NOT isNaN(low))), if(countIf(NOT isNaN(high)) = 0, 0 / 0, maxIf(high, NOT isNaN(high))),
                   countIf(given), countIf(flag NOT IN (0, 78))
            FROM (SELECT start, value, NOT isNaN(value) AS given, if(isNaN(vmin), value, vmin) AS low, if(isNaN(vmax), value, vmax) AS high, flag
                  FROM observation WHERE {Stretch(series, from, to, position)} ORDER BY start, packet DESC, received DESC LIMIT 1 BY start)
            GROUP BY bucket ORDER BY bucket
            """;
    }

    public static string Span(int series, long position) =>
        $"SELECT count(), min(start), max(start) FROM observation WHERE series = {Number(series)} AND packet <= {Number(position)}";

    /// <summary>Series, rows, first and last start, last receipt, recent rows, valid ones among them, their mean delay in microseconds (not a number where there is none).</summary>
    public static string Tallies(DateTime recent, long position) => $"""
        SELECT series, toInt64(count()), min(start), max(start), max(received), toInt64(countIf(start >= {Number(ClickHouseRows.Micros(recent))})),
               toInt64(countIf(start >= {Number(ClickHouseRows.Micros(recent))} AND flag IN (0, 78))), avgIf(received - start, start >= {Number(ClickHouseRows.Micros(recent))})
        FROM observation WHERE packet <= {Number(position)} GROUP BY series ORDER BY series
        """;

    /// <summary>Series, then for each limit the starts that are old enough and those whose first value came within it.</summary>
    public static string Arrivals(DateTime from, DateTime now, IReadOnlyList<TimeSpan> limits, long position) => $"""
        SELECT series{string.Concat(limits.Select(l => $", toInt64(countIf(start <= {Number(ClickHouseRows.Micros(now - l))})), toInt64(countIf(start <= {Number(ClickHouseRows.Micros(now - l))} AND delay <= {Number((long)l.TotalMicroseconds)}))"))}
        FROM (SELECT series, start, min(received) - start AS delay FROM observation WHERE packet <= {Number(position)} AND start >= {Number(ClickHouseRows.Micros(from))} GROUP BY series, start)
        GROUP BY series ORDER BY series
        """;

    /// <summary>Series, first start, starts, rows and last start, by day of Beijing: calendars before 1970 are no matter of the server.</summary>
    public static string CountDays(IReadOnlyCollection<int>? series, DateTime from, DateTime to, long position) => $"""
        SELECT series, min(start), toInt64(uniqExact(start)), toInt64(count()), max(start) FROM observation
        WHERE {Found(new(series, from, to), position)}
        GROUP BY series, intDiv(start + toInt64(28800000000) + toInt64({Number(DayOffset)}), toInt64(86400000000)) AS day
        """;

    public static string CountFound(ObservationFilter filter, long position) => $"SELECT toInt64(count()) FROM ({InEffect(filter, position, "value")}){Range(filter)}";

    public static string Find(ObservationFilter filter, ObservationOrder order, int take, long position) =>
        $"SELECT {Observations} FROM ({InEffect(filter, position, Observations)}){Range(filter)} ORDER BY " + order switch
        {
            ObservationOrder.BySeries => "series, start",
            ObservationOrder.ByTime => "start, series",
            _ => "start DESC, series",
        } + $" LIMIT {Number(take)}";

    private static string InEffect(ObservationFilter filter, long position, string columns) =>
        $"SELECT {columns} FROM observation WHERE {Found(filter, position)} ORDER BY series, start, packet DESC, received DESC LIMIT 1 BY series, start";

    private static string Found(ObservationFilter filter, long position) =>
        $"start >= {Number(ClickHouseRows.Micros(filter.From))} AND start < {Number(ClickHouseRows.Micros(filter.To))} AND packet <= {Number(position)}"
        + (filter.Series is { } series ? $" AND series IN ({string.Join(", ", series.Select(s => Number(s)))})" : "");

    private static string Range(ObservationFilter filter) => !filter.HasRange ? ""
        : string.Create(CultureInfo.InvariantCulture, $" WHERE value >= {filter.Least ?? double.MinValue:R} AND value <= {filter.Most ?? double.MaxValue:R}");

    /// <summary>The saved latest values, overtaken by what was stored after they were saved.</summary>
    public static string Latest(long saved, long position) => $"""
        SELECT {Observations} FROM (
            SELECT {Observations} FROM latest WHERE saved = {Number(saved)}
            UNION ALL
            SELECT {Observations} FROM observation WHERE packet > {Number(saved)} AND packet <= {Number(position)})
        ORDER BY series, start DESC, packet DESC, received DESC LIMIT 1 BY series
        """;

    /// <summary>Series, first and last start, by day of Beijing.</summary>
    public static string Touched(long after, long upTo) => $"""
        SELECT series, min(start), max(start) FROM observation WHERE packet > {Number(after)} AND packet <= {Number(upTo)}
        GROUP BY series, intDiv(start + toInt64(28800000000) + toInt64({Number(DayOffset)}), toInt64(86400000000)) AS day ORDER BY series, day
        """;

    /// <summary>Whole days in microseconds that put every time after zero, since a division rounds towards it.</summary>
    private const long DayOffset = 1_000_000L * 86_400_000_000;

    public static string OfPacket(in PacketRow packet) =>
        $"SELECT {Observations} FROM observation WHERE packet = {Number(packet.Sequence)} ORDER BY series, start";

    /// <summary>Day of Beijing as days since 1970, verdict, packets, bytes.</summary>
    public static string PacketDays(IReadOnlyCollection<string> senders, DateTime from, long position) => $"""
        SELECT toInt64(intDiv(received + toInt64(28800000000), toInt64(86400000000))) AS day, verdict, toInt64(count()), toInt64(sum(bytes))
        FROM packet WHERE sequence <= {Number(position)} AND received >= {Number(ClickHouseRows.Micros(from))} AND sender IN ({string.Join(", ", senders.Select(Literal))})
        GROUP BY day, verdict ORDER BY day, verdict
        """;

    public static string Packet(long sequence) => $"SELECT {Packets} FROM packet WHERE sequence = {Number(sequence)}";

    /// <param name="after">Only with a larger sequence.</param>
    /// <param name="upTo">Only up to this sequence.</param>
    public static string PacketsNewestFirst(PacketQuery query, long after, long upTo)
    {
        var sql = new StringBuilder($"SELECT {Packets} FROM packet WHERE sequence > {Number(after)} AND sequence <= {Number(upTo)}");
        if (query.Senders is { } senders) sql.Append(" AND sender IN (").AppendJoin(", ", senders.Select(Literal)).Append(')');
        if (query.Verdicts is { } verdicts) sql.Append(" AND verdict IN (").AppendJoin(", ", verdicts.Select(v => Number((byte)v))).Append(')');
        return sql.Append(" ORDER BY sequence DESC LIMIT ").Append(Number(query.Take)).ToString();
    }

    /// <summary>Observations, packets, bytes. The server counts them; looking at the rows would read the history.</summary>
    public const string Size = """
        SELECT toInt64(sumIf(rows, active AND table = 'observation')), toInt64(sumIf(rows, active AND table = 'packet')), toInt64(sum(bytes_on_disk))
        FROM system.parts WHERE database = currentDatabase() AND table IN ('observation', 'packet', 'latest', 'progress')
        """;

    /// <summary>A string as the server reads it. Two signs have a meaning within quotes; no other needs care.</summary>
    public static string Literal(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Stretch(int series, DateTime from, DateTime to, long position) =>
        $"series = {Number(series)} AND start >= {Number(ClickHouseRows.Micros(from))} AND start < {Number(ClickHouseRows.Micros(to))} AND packet <= {Number(position)}";
}
