using Microsoft.Data.Sqlite;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 转发账 · What is known of one target: how far it is in the journal, what it acknowledged, what was set aside, what it asked for. It stands
/// beside the journal whose sequences it speaks of. A batch of outcomes and the position are one synced transaction.
/// </summary>
internal sealed class RelayBook : IDisposable
{
    /// <summary>Commands from above are kept for people to look at; the oldest go.</summary>
    private const int KeptCommands = 1000;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS position (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, begun INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS receipts (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, acknowledged INTEGER NOT NULL, answer BLOB);
        CREATE TABLE IF NOT EXISTS aside (sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, mn TEXT NOT NULL, qn TEXT NOT NULL, tries INTEGER NOT NULL, reason TEXT NOT NULL, again INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS commands (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, mn TEXT NOT NULL, command INTEGER NOT NULL, bytes BLOB NOT NULL);
        """;

    private readonly Lock _one = new();
    private readonly SqliteConnection _db;

    public RelayBook(string file)
    {
        _db = new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _db.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; " + Tables);
        Position = (long?)Scalar("SELECT sequence FROM position");
        SetAside = (long)Scalar("SELECT count(*) FROM aside")!;
        Last = Receipts(null, null, 1, acknowledgedOnly: true) is [var last] ? last : null;
    }

    /// <summary>Everything up to this sequence is dealt with; null: it was never said where to begin.</summary>
    public long? Position { get; private set; }

    /// <summary>How many frames are set aside.</summary>
    public long SetAside { get; private set; }

    /// <summary>The last acknowledgement.</summary>
    public RelayReceipt? Last { get; private set; }

    /// <summary>Begins, or begins again, behind a sequence. What was acknowledged and set aside before stays to be read.</summary>
    public void BeginAt(long position, DateTime now)
    {
        lock (_one)
        {
            Run("INSERT INTO position VALUES (1, $s, $n) ON CONFLICT (id) DO UPDATE SET sequence = $s, begun = $n", ("$s", position), ("$n", now.Ticks));
            Position = position;
        }
    }

    public void Keep(IReadOnlyList<RelayOutcome> outcomes, long position, DateTime now)
    {
        lock (_one)
        {
            using var transaction = _db.BeginTransaction();
            foreach (var outcome in outcomes) Keep(outcome, now);
            Run("UPDATE position SET sequence = $s", ("$s", position));
            transaction.Commit();
            Position = position;
            SetAside = (long)Scalar("SELECT count(*) FROM aside")!;
            if (outcomes.LastOrDefault(o => o.End == RelayEnd.Acknowledged) is { } last) Last = new(last.Frame.Sequence, now, true, last.Answer.ToArray());
        }
    }

    /// <summary>What behind the position is dealt with already, since it was begun.</summary>
    public HashSet<long> DoneBehind()
    {
        const string sql = """
            SELECT receipts.sequence FROM receipts, position WHERE receipts.sequence > position.sequence AND at >= begun
            UNION ALL SELECT aside.sequence FROM aside, position WHERE aside.sequence > position.sequence AND at >= begun
            """;
        lock (_one) return [.. Rows(sql, r => r.GetInt64(0))];
    }

    /// <summary>Newest first.</summary>
    /// <param name="packet">Only this one's.</param>
    /// <param name="before">Only those of earlier packets.</param>
    public IReadOnlyList<RelayReceipt> Receipts(long? packet, long? before, int take, bool acknowledgedOnly = false)
    {
        lock (_one)
            return Rows("SELECT sequence, at, acknowledged, answer FROM receipts WHERE ($p IS NULL OR sequence = $p) AND ($b IS NULL OR sequence < $b) AND acknowledged >= $a ORDER BY sequence DESC LIMIT $t",
                r => new RelayReceipt(r.GetInt64(0), Time(r.GetInt64(1)), r.GetBoolean(2), r.IsDBNull(3) ? (ReadOnlyMemory<byte>?)null : r.GetFieldValue<byte[]>(3)),
                ("$p", packet), ("$b", before), ("$t", take), ("$a", acknowledgedOnly ? 1 : 0));
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<RelaySetAside> Aside(long? after, int take)
    {
        lock (_one)
            return Rows("SELECT sequence, at, mn, qn, tries, reason, again FROM aside WHERE sequence > $a ORDER BY sequence LIMIT $t",
                r => new RelaySetAside(r.GetInt64(0), Time(r.GetInt64(1)), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetString(5), r.GetBoolean(6)), ("$a", after ?? 0), ("$t", take));
    }

    /// <summary>What is set aside is to be tried again: one, or all.</summary>
    /// <returns>How many.</returns>
    public int TryAgain(long? packet)
    {
        lock (_one) return Run("UPDATE aside SET again = 1 WHERE $p IS NULL OR sequence = $p", ("$p", packet));
    }

    /// <summary>What a person wants tried again.</summary>
    public IReadOnlyList<long> Again(int take)
    {
        lock (_one) return Rows("SELECT sequence FROM aside WHERE again = 1 ORDER BY sequence LIMIT $t", r => r.GetInt64(0), ("$t", take));
    }

    /// <summary>The target wanted something of a device, and was refused.</summary>
    public void Refused(string mn, int command, ReadOnlyMemory<byte> bytes, DateTime now)
    {
        lock (_one)
        {
            Run("INSERT INTO commands (at, mn, command, bytes) VALUES ($at, $mn, $c, $b)", ("$at", now.Ticks), ("$mn", mn), ("$c", command), ("$b", bytes.ToArray()));
            Run("DELETE FROM commands WHERE id <= (SELECT max(id) FROM commands) - $k", ("$k", KeptCommands));
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RelayCommand> Commands(int take)
    {
        lock (_one)
            return Rows("SELECT at, mn, command, bytes FROM commands ORDER BY id DESC LIMIT $t", r => new RelayCommand(Time(r.GetInt64(0)), r.GetString(1), r.GetInt32(2), r.GetFieldValue<byte[]>(3)), ("$t", take));
    }

    /// <summary>Forgets acknowledgements of before a moment; never those behind the position, by which nothing is sent twice.</summary>
    public int Forget(DateTime before)
    {
        lock (_one) return Run("DELETE FROM receipts WHERE at < $b AND sequence <= $p", ("$b", before.Ticks), ("$p", Position ?? 0));
    }

    public void Dispose()
    {
        lock (_one) _db.Dispose();
    }

    private void Keep(RelayOutcome outcome, DateTime now)
    {
        var frame = outcome.Frame;
        if (outcome.End == RelayEnd.SetAside)
        {
            Run("INSERT INTO aside VALUES ($s, $at, $mn, $qn, $n, $r, 0) ON CONFLICT (sequence) DO UPDATE SET at = $at, tries = tries + $n, reason = $r, again = 0",
                ("$s", frame.Sequence), ("$at", now.Ticks), ("$mn", frame.Mn), ("$qn", frame.Qn), ("$n", outcome.Tries), ("$r", outcome.Reason));
            return;
        }
        if (frame.Again) Run("DELETE FROM aside WHERE sequence = $s", ("$s", frame.Sequence));
        var answer = outcome.End == RelayEnd.Sent || ExpectedAnswer.Is(frame.Bytes, outcome.Answer.Span) ? null : outcome.Answer.ToArray();
        Run("INSERT INTO receipts VALUES ($s, $at, $k, $a) ON CONFLICT (sequence) DO UPDATE SET at = $at, acknowledged = $k, answer = $a",
            ("$s", frame.Sequence), ("$at", now.Ticks), ("$k", outcome.End == RelayEnd.Acknowledged ? 1 : 0), ("$a", answer));
    }

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> with)
    {
        using var command = Command(sql, with);
        return command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var command = Command(sql, []);
        return command.ExecuteScalar();
    }

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> with)
    {
        using var command = Command(sql, with);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> with)
    {
        var command = _db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in with) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
