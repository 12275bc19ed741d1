using System.Buffers;
using System.Text;
using DuckDB.NET.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Bench;

/// <summary>
/// What a data folder at rest holds of the packets that were acknowledged: looked up one by one in the journal, by MN and
/// QN, and in the store, by sequence.
/// </summary>
internal sealed record KeptPackets
{
    public required long Acknowledged { get; init; }

    public required long InJournal { get; init; }

    public required long InStore { get; init; }

    public required long JournalPackets { get; init; }

    /// <summary>Packets of the journal that hold an MN and QN which an earlier one holds already.</summary>
    public required long SentAgain { get; init; }

    /// <summary>Where in the file of acknowledged packets those stand that are missing, as bytes.</summary>
    public required IReadOnlyList<long> MissingAt { get; init; }

    public required int TornFiles { get; init; }

    public required IReadOnlyList<(bool Holds, string What)> Conditions { get; init; }

    public long Missing => Acknowledged - Math.Min(InJournal, InStore);

    /// <param name="noted">Whether packets may have notes: those of a device whose clock is not the platform's have.</param>
    public static async Task<KeptPackets> CheckAsync(string folder, string acknowledgedLog, CancellationToken cancel, bool noted = false)
    {
        var data = new DataFolder(folder);
        var conditions = new List<(bool, string)>();
        var torn = Directory.GetFiles(data.JournalFolder, "*.torn").Length;
        var (bySequence, byName, lastSynced) = await JournalAsync(data, conditions, cancel);
        var stored = Store(data, lastSynced, conditions);

        long inJournal = 0, inStore = 0, acknowledged = 0;
        var names = new HashSet<string>();
        var (at, missing) = (0L, new List<long>());
        foreach (var line in File.ReadLines(acknowledgedLog))
        {
            acknowledged++;
            var here = at;
            at += line.Length + 1;
            names.Add(line);
            if (!byName.TryGetValue(line, out var sequences))
            {
                missing.Add(here);
                continue;
            }
            inJournal++;
            // Sent twice because the first acknowledgement did not get through: the first is stored with its values, the others are known for what they are.
            if (sequences.Select((s, i) => stored.TryGetValue(s, out var packet) && (i == 0 ? packet.IsWhole(bySequence[s], noted) : packet.IsRepetition(bySequence[s]))).All(kept => kept)) inStore++;
            else missing.Add(here);
        }
        conditions.Add((names.Count == acknowledged, $"no packet was acknowledged to its device twice ({acknowledged - names.Count})"));
        var notWhole = bySequence.Count(j => !stored.TryGetValue(j.Key, out var packet) || !(packet.IsWhole(j.Value, noted) || packet.IsRepetition(j.Value)));
        conditions.Add((notWhole == 0, $"all {bySequence.Count:N0} packets of the journal, acknowledged or not, are in the store with their observations and values, or as a repetition without, {notWhole} are not"));
        var notOnce = byName.Count(n => n.Value.Sum(s => stored.TryGetValue(s, out var packet) ? packet.Observations : 0) != bySequence[n.Value[0]].Values);
        conditions.Add((notOnce == 0, $"each of {byName.Count:N0} packets has its values in the store once, however often it was sent ({notOnce} have not)"));
        return new()
        {
            Acknowledged = acknowledged, InJournal = inJournal, InStore = inStore, JournalPackets = bySequence.Count,
            SentAgain = byName.Values.Sum(s => s.Count - 1), MissingAt = missing, TornFiles = torn, Conditions = conditions,
        };
    }

    /// <summary>The packets, by MN and QN, that the journal holds.</summary>
    public static async Task<IReadOnlySet<string>> InJournalAsync(string folder, CancellationToken cancel) =>
        (await JournalAsync(new DataFolder(folder), [], cancel)).ByName.Keys.ToHashSet();

    private static async Task<(Dictionary<long, JournalPacket> BySequence, Dictionary<string, List<long>> ByName, long LastSynced)> JournalAsync(
        DataFolder data, List<(bool, string)> conditions, CancellationToken cancel)
    {
        var opening = PacketJournal.Open(new JournalOptions { Folder = data.JournalFolder }, TimeProvider.System, NullLogger.Instance);
        if (!opening.Opened) throw new InvalidOperationException(opening.Failure.Message);
        await using var journal = opening.Journal;
        var (bySequence, byName) = (new Dictionary<long, JournalPacket>(), new Dictionary<string, List<long>>());
        var (expected, holes) = (1L, 0);
        if (journal.LastSynced > 0)
        {
            await foreach (var batch in journal.ReadFrom(1, cancel))
            {
                foreach (var entry in batch.Entries)
                {
                    if (entry.Sequence != expected) holes++;
                    expected = entry.Sequence + 1;
                    var (name, packet) = Read(entry);
                    bySequence[entry.Sequence] = packet;
                    if (!byName.TryGetValue(name, out var sequences)) byName[name] = sequences = [];
                    sequences.Add(entry.Sequence);
                }
                if (batch.NextSequence > journal.LastSynced) break;
            }
        }
        conditions.Add((holes == 0 && expected == journal.LastSynced + 1, $"the journal's sequences run from 1 to {journal.LastSynced:N0} without a hole ({holes})"));
        conditions.Add((journal.Check(cancel).Count == 0, $"no damage in the journal's {journal.Segments.Count} segments"));
        return (bySequence, byName, journal.LastSynced);
    }

    private static (string Name, JournalPacket Packet) Read(in JournalEntry entry)
    {
        var bytes = new ReadOnlySequence<byte>(entry.Payload);
        if (!new FrameScanner().TryRead(ref bytes, FeedState.Closed, out var frame) || frame.Fault != FrameFault.None)
            return ($"damaged {entry.Sequence}", new(entry.Sender, 0, 0, entry.Payload.Length));
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        var header = Header.Parse(frame.GetSegment(scratch));
        using var sets = Measurements.Read(header.Cp);
        var sum = 0.0;
        foreach (var set in sets) sum += set.Value ?? 0;
        return ($"{Encoding.UTF8.GetString(header.Mn)} {Encoding.UTF8.GetString(header.Qn)}", new(entry.Sender, sets.Count, sum, entry.Payload.Length));
    }

    private static Dictionary<long, StoredPacket> Store(DataFolder data, long lastSynced, List<(bool, string)> conditions)
    {
        using var connection = new DuckDBConnection($"Data Source={data.ObservationsFile};ACCESS_MODE=READ_ONLY");
        connection.Open();
        var position = Query(connection, "SELECT position FROM progress", r => r.GetInt64(0));
        conditions.Add((position is [var only] && only == lastSynced, $"the store stands where the journal ends ({string.Join(", ", position)} of {lastSynced})"));
        var twice = Query(connection, "SELECT sequence FROM packet GROUP BY sequence HAVING count(*) > 1", r => r.GetInt64(0));
        conditions.Add((twice.Count == 0, $"no packet stands twice in the store ({twice.Count})"));
        var revised = Query(connection, "SELECT packet FROM observation GROUP BY packet, series, start HAVING count(*) > 1", r => r.GetInt64(0));
        conditions.Add((revised.Count == 0, $"no packet has two observations of one series and time ({revised.Count})"));
        var strays = Query(connection, "SELECT count(*) FROM observation WHERE packet NOT IN (SELECT sequence FROM packet)", r => r.GetInt64(0));
        conditions.Add((strays is [0], $"no observation without its packet ({strays[0]})"));

        var counts = Query(connection, "SELECT packet, count(*), sum(value) FROM observation GROUP BY packet", r => (Packet: r.GetInt64(0), Count: r.GetInt64(1), Sum: r.GetDouble(2)))
            .ToDictionary(c => c.Packet, c => (c.Count, c.Sum));
        return Query(connection, "SELECT sequence, received, channel, sender, command, verdict, reason, bytes, observations FROM packet",
                r => new PacketRow(r.GetInt64(0), r.GetDateTime(1), r.GetString(2), r.GetString(3), r.GetInt32(4), (Verdict)r.GetByte(5), r.GetString(6), r.GetInt32(7), r.GetInt32(8)))
            .DistinctBy(p => p.Sequence)
            .ToDictionary(p => p.Sequence, p => new StoredPacket(p, counts.GetValueOrDefault(p.Sequence).Count, counts.GetValueOrDefault(p.Sequence).Sum));
    }

    private static List<T> Query<T>(DuckDBConnection connection, string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<T>();
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    /// <summary>What the bytes in the journal say.</summary>
    private readonly record struct JournalPacket(string Sender, int Values, double Sum, int Bytes);

    /// <summary>What the store says of the same packet.</summary>
    private readonly record struct StoredPacket(PacketRow Row, long Observations, double Sum)
    {
        public bool IsWhole(in JournalPacket journal, bool noted) =>
            (Row.Verdict == Verdict.Accepted || (noted && Row.Verdict == Verdict.AcceptedWithNotes)) && Row.Sender == journal.Sender && Row.Bytes == journal.Bytes && Row.Observations == journal.Values && Observations == journal.Values
            && Math.Abs(Sum - journal.Sum) < 1e-6 * Math.Max(1, Math.Abs(journal.Sum));

        /// <summary>The same once more: it stands in the index, noted, and its values are not stored again.</summary>
        public bool IsRepetition(in JournalPacket journal) =>
            Row.Verdict == Verdict.AcceptedWithNotes && Row.Reason == WireName.Of(FrameNotes.RepeatedSame) && Row.Sender == journal.Sender && Row.Bytes == journal.Bytes && Row.Observations == 0 && Observations == 0;
    }
}
