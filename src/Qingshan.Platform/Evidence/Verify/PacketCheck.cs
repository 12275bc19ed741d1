using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>Checks that each packet is what its entry on disk says, and that the entry is in the root of its day.</summary>
internal sealed class PacketCheck(IReadOnlyList<FileLine> lines, IReadOnlyDictionary<long, DayStatement> roots, EvidenceReport report)
{
    /// <summary>The entries by sequence: of those that hold.</summary>
    public Dictionary<long, JournalEntry> Run()
    {
        var good = new Dictionary<long, JournalEntry>();
        foreach (var line in lines)
            if (line.Read is PacketLine packet && Entry(line, packet) is { } entry) good[entry.Sequence] = entry;
        if (good.Count > 0)
            report.Good($"数据包：{good.Count} 个的原始字节都在其日根之中", $"packets: the bytes of {good.Count} are in the roots of their days");
        return good;
    }

    private JournalEntry? Entry(FileLine line, PacketLine packet)
    {
        var bytes = packet.Entry;
        if (bytes.Length < EntryFormat.HeaderBytes || EntryFormat.LengthOf(bytes) != bytes.Length || !EntryFormat.Sound(bytes))
        {
            report.Bad(line.Place, "原始字节（entry）与其校验码不符，字节被改动", "the bytes (entry) do not fit their checksum: they were altered");
            return null;
        }
        var entry = EntryFormat.Parse(bytes);
        var wrong = new List<string>();
        if (entry.Sequence != packet.Sequence) wrong.Add("sequence");
        if (entry.Received != packet.Received) wrong.Add("received");
        if (entry.Sender != packet.Sender) wrong.Add("sender");
        if (!entry.Channel.ToString().Equals(packet.Channel, StringComparison.OrdinalIgnoreCase)) wrong.Add("channel");
        if (wrong.Count > 0) report.Bad(line.Place, $"字段 {string.Join(", ", wrong)} 与原始字节不符", $"the fields {string.Join(", ", wrong)} are not what the bytes say");

        if (!roots.TryGetValue(packet.Root, out var root))
        {
            report.Bad(line.Place, $"文件中没有有效的日根 {packet.Root}", $"there is no day root {packet.Root} in the file that holds");
            return null;
        }
        if (packet.Index != entry.Sequence - root.FirstPacket || packet.Size != root.PacketCount)
        {
            report.Bad(line.Place, $"位置（index、size）与日根 {root.Number} 不符", $"its place (index, size) is not the one in day root {root.Number}");
            return null;
        }
        var path = packet.Proof.Select(p => Digest.TryParse(p, out var digest) ? digest : default).ToList();
        if (MerkleProof.RootOf(PacketLeaves.Of(bytes), packet.Index, packet.Size, path) == root.Packets) return wrong.Count == 0 ? entry : null;
        report.Bad(line.Place, $"原始字节与证明（entry、proof）不能得出日根 {root.Number} 的数据包根", $"bytes and proof (entry, proof) do not lead to the packets' root in day root {root.Number}");
        return null;
    }
}
