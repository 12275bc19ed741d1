using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Holds every line against the seal: finds lines that are altered, missing or put in, and in an altered line the byte and the field where
/// that can be told.
/// </summary>
internal sealed class SealCheck(byte[] file, IReadOnlyList<FileLine> lines, EvidenceReport report)
{
    private readonly record struct Sealed(int Bytes, string Sha256, uint Crc, string Text)
    {
        public bool Is(ReadOnlySpan<byte> line) => Crc == Crc32C.Of(line) && line.Length == Bytes && Sha256 == Digest.Of(line).ToString();
    }

    public void Run()
    {
        if (file.Length == 0 || file[^1] != '\n') report.Bad("文件末尾没有换行：末尾被截断或被添加了内容", "the file does not end with a line feed: its end was cut off or something was added");
        var at = Enumerable.Range(0, lines.Count).LastOrDefault(i => lines[i].Read is SealLine, -1);
        if (at < 0)
        {
            var last = lines.Count == 0 ? new Text("文件", "the file") : lines[^1].Place;
            report.Bad(last, "封印（最后一行）缺失、被改动或被截断", "the seal (the last line) is missing, altered or cut off");
            foreach (var line in lines.SkipLast(1).Where(l => l.Read is null)) report.Bad(line.Place, "无法读取", "it cannot be read");
            return;
        }
        foreach (var line in lines.Skip(at + 1)) report.Bad(line.Place, "在封印之后添加", "it was added behind the seal");
        var seal = (SealLine)lines[at].Read!;
        var sealedLines = seal.Lines.Select(Parse).ToList();
        var signed = IsSigned(seal, lines[at]);
        var (before, _) = Compare([.. lines.Take(at)], sealedLines);
        if (before == 0 && signed) report.Good($"封印：{at} 行逐字节与签名一致（公钥 {seal.Key}）", $"seal: {at} lines are byte for byte what was signed (key {seal.Key})");
    }

    private bool IsSigned(SealLine seal, FileLine line)
    {
        var key = lines.Select(l => l.Read).OfType<KeyLine>().FirstOrDefault(k => k.Fingerprint == seal.Key);
        if (key is null)
        {
            report.Bad(line.Place, $"封印所用公钥 {seal.Key} 不在文件中", $"the key of the seal, {seal.Key}, is not in the file");
            return false;
        }
        if (new PublicKey(key.PublicKey).Verifies(SealLine.TextOf(seal.Lines), seal.Signature)) return true;
        report.Bad(line.Place, "封印的签名不符：封印或其公钥被改动，或文件不是由该公钥的持有者出具", "the signature of the seal does not fit: the seal or its key was altered, or the holder of that key did not make the file");
        return false;
    }

    private static Sealed Parse(string text) =>
        text.Split(' ') is [var bytes, var sha, var crc]
        && int.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && uint.TryParse(crc, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum)
            ? new(length, sha, sum, text)
            : new(-1, "", 0, text);

    /// <summary>Lines that are the same at the beginning and at the end are taken off; what is between does not fit.</summary>
    private (int Lines, int Sealed) Compare(IReadOnlyList<FileLine> found, IReadOnlyList<Sealed> wanted)
    {
        var begin = 0;
        while (begin < found.Count && begin < wanted.Count && wanted[begin].Is(found[begin].Bytes.Span)) begin++;
        var end = 0;
        while (end < found.Count - begin && end < wanted.Count - begin && wanted[^(end + 1)].Is(found[^(end + 1)].Bytes.Span)) end++;
        List<FileLine> odd = [.. found.Skip(begin).Take(found.Count - begin - end)];
        List<Sealed> due = [.. wanted.Skip(begin).Take(wanted.Count - begin - end)];
        if (odd.Count == due.Count)
        {
            foreach (var (line, was) in odd.Zip(due))
                if (!was.Is(line.Bytes.Span)) Altered(line, was);
        }
        else if (odd.Count == 0) report.Bad($"第 {begin} 行之后少了 {due.Count} 行", $"{due.Count} lines are missing after line {begin}");
        else if (due.Count == 0)
        {
            foreach (var line in odd) report.Bad(line.Place, "这一行是添加的", "this line was put in");
        }
        else Joined(odd, due);
        return (Math.Max(odd.Count, due.Count), due.Count);
    }

    private void Altered(FileLine line, Sealed was)
    {
        if (OneByte.Find(line.Bytes.Span, was.Bytes, was.Is) is not { } one)
        {
            report.Bad(line.Place, $"这一行被改动（应为 {was.Bytes} 字节，现为 {line.Bytes.Length} 字节）", $"this line was altered ({was.Bytes} bytes were sealed, {line.Bytes.Length} stand there)");
            return;
        }
        var mended = one.Mend(line.Bytes.Span);
        var (name, field) = (FileLine.NameOf(line.Number, EvidenceFile.ReadLine(mended)), FileLine.FieldAt(mended, one.At));
        var (zh, en) = Say(one, line.Offset + one.At);
        report.Bad(name, $"字段 {field}，{zh}", $"field {field}, {en}");
    }

    /// <summary>Another number of lines than was sealed: a line feed was altered, taken out or put in, or whole lines were.</summary>
    private void Joined(List<FileLine> odd, List<Sealed> due)
    {
        var (first, last) = (odd[0].Offset, odd[^1].Offset + odd[^1].Bytes.Length);
        var bytes = file.AsSpan(first, last - first);
        // A line feed that is another byte now, or is gone: where the first sealed line ends.
        if (odd.Count == due.Count - 1 && due[0].Bytes >= 0 && bytes.Length >= due[0].Bytes && due[0].Is(bytes[..due[0].Bytes]))
        {
            var at = due[0].Bytes;
            var gone = bytes.Length == due[0].Bytes + due[1].Bytes;
            var (zh, en) = Say(new OneByte(at, gone ? null : bytes[at], (byte)'\n'), first + at);
            report.Bad(odd[0].Name, zh, en);
            return;
        }
        if (odd.Count == due.Count + 1 && OneByte.Find(bytes, due[0].Bytes, due[0].Is) is { } one)
        {
            var (zh, en) = Say(one, first + one.At);
            report.Bad(FileLine.NameOf(odd[0].Number, EvidenceFile.ReadLine(one.Mend(bytes))), zh, en);
            return;
        }
        report.Bad($"文件第 {first}–{last - 1} 字节（第 {odd[0].Number}–{odd[^1].Number} 行）：应为 {due.Count} 行，现为 {odd.Count} 行，内容不符",
            $"bytes {first}–{last - 1} of the file (lines {odd[0].Number}–{odd[^1].Number}): {due.Count} lines were sealed, {odd.Count} stand there, and they do not fit");
    }

    private static (string Zh, string En) Say(OneByte one, int at) => one switch
    {
        { Was: null } => ($"文件第 {at} 字节 {Show(one.Stands)} 是添加的", $"byte {at} of the file, {Show(one.Stands)}, was put in"),
        { Stands: null } => ($"文件第 {at} 字节前少了 {Show(one.Was)}", $"{Show(one.Was)} is missing before byte {at} of the file"),
        _ => ($"文件第 {at} 字节原为 {Show(one.Was)}，现为 {Show(one.Stands)}", $"byte {at} of the file was {Show(one.Was)} and is {Show(one.Stands)}"),
    };

    internal static string Show(byte? b) => b is > 0x20 and < 0x7f ? $"'{(char)b}' (0x{b:x2})" : $"0x{b:x2}";
}
