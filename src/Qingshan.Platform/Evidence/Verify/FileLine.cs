using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>A line of a file that is checked, where it stands, and what it says.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Offset">Of its first byte in the file.</param>
/// <param name="Read">Null where it cannot be read.</param>
internal sealed record FileLine(int Number, int Offset, ReadOnlyMemory<byte> Bytes, EvidenceLine? Read)
{
    /// <summary>The line by what it is, for people.</summary>
    public Text Name => NameOf(Number, Read);

    public Text Place => new($"{Name.Zh}，文件第 {Offset}–{Offset + Bytes.Length - 1} 字节", $"{Name.En}, bytes {Offset}–{Offset + Bytes.Length - 1} of the file");

    /// <summary>Cuts a file into lines; what stands behind the last line feed is a line too.</summary>
    public static List<FileLine> Of(byte[] file)
    {
        var lines = new List<FileLine>();
        for (var at = 0; at < file.Length;)
        {
            var end = Array.IndexOf(file, (byte)'\n', at);
            if (end < 0) end = file.Length;
            var bytes = file.AsMemory(at, end - at);
            lines.Add(new(lines.Count + 1, at, bytes, EvidenceFile.ReadLine(bytes.Span)));
            at = end + 1;
        }
        return lines;
    }

    public static Text NameOf(int number, EvidenceLine? line) => line switch
    {
        HeadLine => new($"第 {number} 行（文件头）", $"line {number} (head)"),
        SignalLine s => new($"第 {number} 行（线索 {s.Id}）", $"line {number} (signal {s.Id})"),
        ValueLine v => new($"第 {number} 行（数值 {v.Id}：{v.Point} {v.Factor} {v.Start:O}）", $"line {number} (value {v.Id}: {v.Point} {v.Factor} {v.Start:O})"),
        PacketLine p => new($"第 {number} 行（数据包 {p.Sequence}）", $"line {number} (packet {p.Sequence})"),
        AuditLine a => new($"第 {number} 行（审计记录 {a.Entry}）", $"line {number} (audit entry {a.Entry})"),
        RootLine r => new($"第 {number} 行（日根 {r.Number}）", $"line {number} (day root {r.Number})"),
        KeyLine k => new($"第 {number} 行（公钥 {Short(k.Fingerprint)}）", $"line {number} (key {Short(k.Fingerprint)})"),
        SealLine => new($"第 {number} 行（封印）", $"line {number} (seal)"),
        _ => new($"第 {number} 行", $"line {number}"),
    };

    public static string Short(string fingerprint) => fingerprint.Length > 16 ? fingerprint[..16] + "…" : fingerprint;

    /// <summary>The member of a line's object in which a byte stands; empty where it is none.</summary>
    public static string FieldAt(ReadOnlySpan<byte> line, int at)
    {
        var json = new Utf8JsonReader(line);
        var field = "";
        while (json.Read())
        {
            if (json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) field = json.GetString()!;
            if (json.BytesConsumed > at) break;
        }
        return field;
    }
}
