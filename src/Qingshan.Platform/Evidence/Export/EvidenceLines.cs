using System.Text.Json.Serialization;

namespace Qingshan.Platform.Evidence;

/// <summary>A line of a file of evidence: one JSON object, which says in <c>line</c> what it is. See docs/evidence.md.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "line")]
[JsonDerivedType(typeof(HeadLine), "head")]
[JsonDerivedType(typeof(SignalLine), "signal")]
[JsonDerivedType(typeof(ValueLine), "value")]
[JsonDerivedType(typeof(PacketLine), "packet")]
[JsonDerivedType(typeof(AuditLine), "audit")]
[JsonDerivedType(typeof(RootLine), "root")]
[JsonDerivedType(typeof(KeyLine), "key")]
[JsonDerivedType(typeof(SealLine), "seal")]
public abstract record EvidenceLine;

/// <summary>The first line.</summary>
/// <param name="Values">The values that it is evidence of, by their number in this file.</param>
/// <param name="Packets">The packets that it is evidence of, where it was asked for packets.</param>
public sealed record HeadLine(int Format, DateTime Made, IReadOnlyList<int> Values, IReadOnlyList<long> Packets, string HowToCheck) : EvidenceLine
{
    public const int ThisFormat = 1;

    /// <summary>The audit entries that it is evidence of, where it was asked for those.</summary>
    public IReadOnlyList<long>? Entries { get; init; }

    public const string Check = "./qingshan evidence verify FILE — 用法与格式见 docs/evidence.md · usage and format in docs/evidence.md";
}

/// <summary>The signal that rests on the values.</summary>
public sealed record SignalLine(
    Guid Id, string Detector, string Point, string Severity, DateTime Since, DateTime Until, string Zh, string En, IReadOnlyList<int> Values) : EvidenceLine;

/// <summary>A value, with the packet that brought it or with the values that it was derived of.</summary>
/// <param name="Id">Its number in this file.</param>
/// <param name="Kind">As series write it, for example <c>mean:PT1H</c>.</param>
/// <param name="Packet">The packet that brought it; none where it was derived or put in by rule.</param>
/// <param name="Inputs">What it was derived of, in this file.</param>
/// <param name="RuleZh">By which rule, where it was derived.</param>
public sealed record ValueLine(
    int Id, string Point, string PointName, string PointKind, int Series, string Factor, string Kind, string Origin, string Channel, string Unit,
    DateTime Start, double? Value, double? Min, double? Max, double? Total, double? Converted, string Qualifier, string? Flag, DateTime Received,
    long? Packet, IReadOnlyList<InputRef>? Inputs, string? RuleZh, string? RuleEn) : EvidenceLine
{
    /// <summary>
    /// The unit in which the device reports, as the ledger has it, where that is another than the value's: a frame of HJ 212 names none.
    /// </summary>
    public string? ReportedUnit { get; init; }

    /// <summary>The code under which the device sent it, where its profile says that it means this factor; absent: the factor's own.</summary>
    public string? ReportedFactor { get; init; }
}

/// <param name="Value">Its number in this file.</param>
/// <param name="Counts">Whether it was valid, with what the reviews said of it.</param>
public sealed record InputRef(int Value, bool Counts);

/// <summary>A packet with its bytes, and the proof that it is in the root of its day.</summary>
/// <param name="Entry">The entry of the journal as it stands on disk: header, sender, payload.</param>
/// <param name="Root">Number of the root that covers it.</param>
/// <param name="Index">Its place in the tree of that day's packets.</param>
/// <param name="Size">How many the tree has.</param>
public sealed record PacketLine(
    long Sequence, DateTime Received, string Channel, string Sender, string Verdict, byte[] Entry, long Root, long Index, long Size, IReadOnlyList<string> Proof) : EvidenceLine;

/// <summary>An entry of the audit log, and the proof that it is in the root of its day.</summary>
/// <param name="Entry">Its number.</param>
/// <param name="Salt">With which the personal fields (person, actor, subject, detail, address) are committed to; absent where it was removed.</param>
/// <param name="Commitment">SHA-256 of salt and personal fields.</param>
/// <param name="Root">Number of the root that covers it.</param>
/// <param name="Index">Its place in the tree of that day's entries.</param>
/// <param name="Size">How many the tree has.</param>
public sealed record AuditLine(
    long Entry, DateTime At, string Action, string Outcome, int Repeats, long Bytes, Guid? Person, string Actor, string Subject, string? Detail, string? Address,
    byte[]? Salt, byte[] Commitment, long Root, long Index, long Size, IReadOnlyList<string> Proof) : EvidenceLine;

/// <summary>The signed root of a day.</summary>
public sealed record RootLine(long Number, string Root, string Statement, byte[] Signature, string Key) : EvidenceLine;

/// <summary>A key that signed roots or this file.</summary>
public sealed record KeyLine(string Fingerprint, byte[] PublicKey) : EvidenceLine;

/// <summary>The last line: what every line before it is, signed.</summary>
/// <param name="Lines">Of each line its length in bytes, SHA-256 and CRC-32C.</param>
public sealed record SealLine(IReadOnlyList<string> Lines, string Key, byte[] Signature) : EvidenceLine
{
    public static string TextOf(IReadOnlyList<string> lines) => "qingshan evidence file 1\n" + string.Join('\n', lines) + "\n";
}
