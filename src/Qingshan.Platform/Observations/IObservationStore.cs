using System.Runtime.CompilerServices;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Where observations and the index of packets are kept: DuckDB on one machine, ClickHouse on many. The contract tests
/// run against every implementation.
/// </summary>
public interface IObservationStore : IAsyncDisposable
{
    /// <summary>The last sequence of the journal whose packets are stored; 0 for none.</summary>
    long Position { get; }

    /// <summary>
    /// Stores a batch and moves <see cref="Position"/> to its end, all or nothing, synced. A batch that does not begin
    /// after the present position is a bug of the caller and refused by exception.
    /// </summary>
    Task AppendAsync(ObservationBatch batch, CancellationToken cancel);

    /// <summary>Values of one series by start time: those in effect, or every revision in the order it came.</summary>
    IAsyncEnumerable<Observation> ReadAsync(int series, DateTime from, DateTime to, bool everyRevision, CancellationToken cancel);

    /// <summary>The values in effect of many series, each in order of time.</summary>
    async IAsyncEnumerable<Observation> ReadAsync(IReadOnlyCollection<int> series, DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var one in series)
            await foreach (var o in ReadAsync(one, from, to, everyRevision: false, cancel)) yield return o;
    }

    /// <summary>
    /// The values in effect, summarised over periods of <paramref name="width"/> that are aligned to midnight in Beijing.
    /// A period without values is absent.
    /// </summary>
    /// <param name="circular">For directions in degrees: mean of unit vectors.</param>
    Task<IReadOnlyList<Bucket>> SummariseAsync(int series, DateTime from, DateTime to, TimeSpan width, bool circular, CancellationToken cancel);

    /// <summary>How many values in effect series have, by series and month of Beijing: those months that have to do with a span. Exact, and an addition.</summary>
    /// <param name="series">Null for all.</param>
    Task<IReadOnlyList<SeriesMonth>> MonthsAsync(IReadOnlyCollection<int>? series, DateTime from, DateTime to, CancellationToken cancel);

    /// <summary>How many values in effect a filter takes.</summary>
    Task<long> CountAsync(ObservationFilter filter, CancellationToken cancel);

    /// <summary>The values in effect that a filter takes, in an order, and not more than so many.</summary>
    IAsyncEnumerable<Observation> FindAsync(ObservationFilter filter, ObservationOrder order, int take, CancellationToken cancel);

    /// <summary>First and last start and number of rows of a series; null where it has none.</summary>
    Task<SeriesSpan?> SpanAsync(int series, CancellationToken cancel);

    /// <summary>What stands of every series that has something, and how its recent values are, by series.</summary>
    /// <param name="recent">Values that start from then on (UTC) are the recent ones.</param>
    Task<IReadOnlyList<SeriesTally>> TalliesAsync(DateTime recent, CancellationToken cancel);

    /// <summary>
    /// When values came, of every series that has a value since a moment: how many starts there are, and how many of them had their first value
    /// within each of some limits. What came again later is not late.
    /// </summary>
    /// <param name="from">Starts from then on (UTC).</param>
    /// <param name="now">For a limit only those starts count that are at least as old as it (UTC): others may still come in time.</param>
    /// <param name="limits">Times from the start of a value to its arrival.</param>
    Task<IReadOnlyList<SeriesArrivals>> ArrivalsAsync(DateTime from, DateTime now, IReadOnlyList<TimeSpan> limits, CancellationToken cancel);

    /// <summary>Keeps the latest value of each series as of <paramref name="position"/>, so that a start is quick.</summary>
    Task SaveLatestAsync(IReadOnlyCollection<Observation> latest, long position, CancellationToken cancel);

    /// <summary>The latest value of each series as of <see cref="Position"/>.</summary>
    Task<IReadOnlyList<Observation>> LoadLatestAsync(CancellationToken cancel);

    /// <summary>One packet's index entry; null where it is not stored (yet).</summary>
    Task<PacketRow?> PacketAsync(long sequence, CancellationToken cancel);

    /// <summary>Packets, newest first.</summary>
    Task<IReadOnlyList<PacketRow>> PacketsAsync(PacketQuery query, CancellationToken cancel);

    /// <summary>How many packets of some senders came on which day (of Beijing), by verdict.</summary>
    /// <param name="from">Received from then on (UTC).</param>
    Task<IReadOnlyList<PacketDay>> PacketDaysAsync(IReadOnlyCollection<string> senders, DateTime from, CancellationToken cancel);

    /// <summary>The observations that one packet brought.</summary>
    Task<IReadOnlyList<Observation>> OfPacketAsync(PacketRow packet, CancellationToken cancel);

    /// <summary>How far derived values have come: what was stored up to there, and until when periods were completed.</summary>
    DerivedUntil Derived { get; }

    /// <summary>
    /// Stores derived values and how far they have come, all or nothing. They are revisions like others, ordered by the position
    /// up to which their inputs were read; <see cref="Position"/> stays.
    /// </summary>
    Task AppendDerivedAsync(IReadOnlyList<Observation> derived, DerivedUntil until, CancellationToken cancel);

    /// <summary>Which series got values from packets after one position and up to another, and for which times: an entry a day (of Beijing) and series.</summary>
    Task<IReadOnlyList<Touched>> TouchedAsync(long after, long upTo, CancellationToken cancel);

    Task<StoreSize> SizeAsync(CancellationToken cancel);
}

/// <summary>Observations and packets of a stretch of the journal.</summary>
/// <param name="After">The position before it.</param>
/// <param name="Position">The position after it.</param>
public sealed record ObservationBatch(long After, long Position, IReadOnlyList<Observation> Observations, IReadOnlyList<PacketRow> Packets);

/// <param name="Start">Start of the period (UTC).</param>
/// <param name="Count">Values within it.</param>
/// <param name="Flagged">Values within it whose flag is neither absent nor N.</param>
public readonly record struct Bucket(DateTime Start, double Mean, double Min, double Max, long Count, long Flagged);

public readonly record struct SeriesSpan(DateTime First, DateTime Last, long Rows);

/// <param name="Rows">All that is stored, revisions counted.</param>
/// <param name="First">Least start (UTC).</param>
/// <param name="Last">Largest start (UTC).</param>
/// <param name="Received">When the last of it came (UTC).</param>
/// <param name="Recent">Rows among the recent ones.</param>
/// <param name="RecentValid">Of these, rows whose flag is absent or N.</param>
/// <param name="RecentDelay">Mean time from the start of a recent value to its arrival; zero where there is none.</param>
public readonly record struct SeriesTally(
    int Series, long Rows, DateTime First, DateTime Last, DateTime Received, long Recent, long RecentValid, TimeSpan RecentDelay);

/// <param name="Due">For each limit, the starts that are at least as old as it.</param>
/// <param name="InTime">For each limit, those of them whose first value came within it.</param>
public readonly record struct SeriesArrivals(int Series, IReadOnlyList<long> Due, IReadOnlyList<long> InTime);

/// <param name="Senders">Only of these senders; null for all.</param>
/// <param name="Verdicts">Only with these verdicts; null for all.</param>
/// <param name="Before">Only with a smaller sequence: the cursor.</param>
public sealed record PacketQuery(IReadOnlyCollection<string>? Senders, IReadOnlyCollection<Verdict>? Verdicts, long? Before, int Take);

/// <param name="Day">By the calendar of Beijing.</param>
/// <param name="Bytes">Of all of them.</param>
public readonly record struct PacketDay(DateOnly Day, Verdict Verdict, long Packets, long Bytes);

/// <param name="Position">Everything up to this packet has been looked at.</param>
/// <param name="Until">Periods that ended before this moment (UTC) are complete.</param>
public readonly record struct DerivedUntil(long Position, DateTime Until);

/// <param name="First">Least start among the values of that day; the span may hold others that were there before.</param>
public readonly record struct Touched(int Series, DateTime First, DateTime Last);

/// <param name="Bytes">On disk, write-ahead log included.</param>
public readonly record struct StoreSize(long Observations, long Packets, long Bytes);
