using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// 核验证据 · Checks a file of evidence with nothing but the file, and a root or a key that was learned elsewhere: the seal over every byte,
/// the roots with their signatures, the packets and audit entries in the roots, the values in the packets.
/// </summary>
/// <param name="deviceKeys">Keys of the devices whose packets are encrypted; without them their values cannot be read again.</param>
public sealed class EvidenceVerify(IReadOnlyList<IImportFormat> formats, IReadOnlyList<Hj212.DeviceKeys>? deviceKeys = null)
{
    /// <param name="root">A root that was written down elsewhere: it has to be among those of the file.</param>
    /// <param name="key">The key as it was learned elsewhere: everything has to be signed by it.</param>
    public EvidenceReport Run(byte[] file, Digest? root, PublicKey? key)
    {
        var report = new EvidenceReport();
        var lines = FileLine.Of(file);
        new SealCheck(file, lines, report).Run();
        if (lines.Count == 0 || lines[0].Read is not HeadLine { Format: HeadLine.ThisFormat })
            report.Bad("第 1 行不是本程序认识的证据文件头", "line 1 is not the head of a file of evidence that this program knows");
        var roots = new RootCheck(lines, report).Run();
        var packets = new PacketCheck(lines, roots, report).Run();
        new ValueCheck(lines, packets, new PacketContents(formats, deviceKeys ?? []), report).Run();
        new AuditCheck(lines, roots, report).Run();
        Outside(lines, roots, root, key, report);
        return report;
    }

    private static void Outside(IReadOnlyList<FileLine> lines, IReadOnlyDictionary<long, DayStatement> roots, Digest? root, PublicKey? key, EvidenceReport report)
    {
        if (root is { } wanted)
        {
            if (roots.Values.FirstOrDefault(s => s.Root == wanted) is { } found)
                report.Good($"所给日根即 {found.Day:O} 的日根 {found.Number}", $"the root that was given is day root {found.Number}, of {found.Day:O}");
            else report.Bad($"所给日根 {wanted} 不在文件的日根之中", $"the root that was given, {wanted}, is none of those in the file");
        }
        var used = lines.Select(l => l.Read).OfType<KeyLine>().Select(k => k.Fingerprint).ToHashSet();
        if (key is null || used.Count == 0) return;
        if (used.SetEquals([key.Fingerprint])) report.Good($"签名所用即所给公钥 {key.Fingerprint}", $"the key that was given, {key.Fingerprint}, is the one that signed");
        else report.Bad($"所给公钥 {key.Fingerprint} 与文件的公钥不同：{string.Join(", ", used)}", $"the key that was given, {key.Fingerprint}, is not that of the file: {string.Join(", ", used)}");
    }
}
