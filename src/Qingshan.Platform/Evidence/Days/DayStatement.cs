using System.Globalization;
using System.Text;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// 日根 · What is signed of a day: which packets, audit entries and record versions it covers with the roots of their trees, and the root
/// of the day before. It is plain text, so that people and other programs can check it; the root of the day is its SHA-256.
/// </summary>
public sealed record DayStatement
{
    private const string Title = "qingshan day root 1";

    /// <summary>1 for the first day that was ever closed, and no number left out. Days with nothing to cover have none.</summary>
    public required long Number { get; init; }

    /// <summary>The day in Beijing.</summary>
    public required DateOnly Day { get; init; }

    public required long FirstPacket { get; init; }

    /// <summary>Less than the first where there are none.</summary>
    public required long LastPacket { get; init; }

    public required Digest Packets { get; init; }

    /// <summary>Packets whose bytes could not be read when the day was closed.</summary>
    public IReadOnlyList<(long First, long Last)> Unreadable { get; init; } = [];

    /// <summary>Audit entries behind this number …</summary>
    public required long AuditAfter { get; init; }

    /// <summary>… and up to this one.</summary>
    public required long AuditLast { get; init; }

    public required long AuditEntries { get; init; }

    public required Digest Audit { get; init; }

    /// <summary>Record versions that were written or ended from this moment on …</summary>
    public required DateTime RecordsFrom { get; init; }

    /// <summary>… and before this one.</summary>
    public required DateTime RecordsUntil { get; init; }

    public required long RecordEntries { get; init; }

    public required Digest Records { get; init; }

    /// <summary>The root of the day with the number before; zeros for the first.</summary>
    public required Digest Previous { get; init; }

    public required DateTime Closed { get; init; }

    /// <summary>Fingerprint of the key that signs it.</summary>
    public required string Key { get; init; }

    public long PacketCount => LastPacket - FirstPacket + 1;

    public Digest Root => RootOf(ToText());

    public static Digest RootOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Title}
        number {Number}
        day {EvidenceTime.Write(Day)}
        packets {FirstPacket} {LastPacket} {Packets}
        unreadable {(Unreadable.Count == 0 ? "-" : string.Join(' ', Unreadable.Select(u => $"{u.First}-{u.Last}")))}
        audit {AuditAfter} {AuditLast} {AuditEntries} {Audit}
        records {EvidenceTime.Write(RecordsFrom)} {EvidenceTime.Write(RecordsUntil)} {RecordEntries} {Records}
        previous {Previous}
        closed {EvidenceTime.Write(Closed)}
        key {Key}

        """).ReplaceLineEndings("\n");

    /// <summary>Reads what <see cref="ToText"/> wrote; anything else, down to a blank, is refused.</summary>
    public static DayStatement? Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != 11 || lines[0] != Title) return null;
        var words = lines.Skip(1).Select(l => l.Split(' ')).ToList();
        try
        {
            var read = new DayStatement
            {
                Number = Long(words[0][1]),
                Day = DateOnly.ParseExact(words[1][1], "O", CultureInfo.InvariantCulture),
                FirstPacket = Long(words[2][1]), LastPacket = Long(words[2][2]), Packets = Hash(words[2][3]),
                Unreadable = words[3][1] == "-" ? [] : [.. words[3].Skip(1).Select(u => u.Split('-')).Select(u => (Long(u[0]), Long(u[1])))],
                AuditAfter = Long(words[4][1]), AuditLast = Long(words[4][2]), AuditEntries = Long(words[4][3]), Audit = Hash(words[4][4]),
                RecordsFrom = Time(words[5][1]), RecordsUntil = Time(words[5][2]), RecordEntries = Long(words[5][3]), Records = Hash(words[5][4]),
                Previous = Hash(words[6][1]),
                Closed = Time(words[7][1]),
                Key = words[8][1],
            };
            return read.ToText() == text ? read : null;
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static long Long(string text) => long.Parse(text, NumberStyles.None | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static Digest Hash(string text) => Digest.TryParse(text, out var digest) ? digest : throw new FormatException(text);

    private static DateTime Time(string text) => EvidenceTime.TryRead(text, out var utc) ? utc : throw new FormatException(text);
}
