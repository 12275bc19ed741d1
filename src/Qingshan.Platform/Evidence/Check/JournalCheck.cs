using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Holds the journal's segments against the roots of the closed days, without opening the journal: every byte of every segment is an entry
/// in its place, and every entry is the one that was hashed. What is not is located, down to the byte where it is one.
/// </summary>
internal sealed class JournalCheck(DataFolder folder, EvidenceReport report)
{
    /// <summary>In so many packets it is looked for the byte; where more are altered, that is not the question.</summary>
    private int _looks = 20;

    public void Run(IReadOnlyList<DayStatement> states, CancellationToken cancel)
    {
        if (states.Count == 0) return;
        var days = new Queue<DayPackets>(states.Select(s => new DayPackets(s, folder, report)));
        var (all, first, last) = (days.ToList(), states[0].FirstPacket, states[^1].LastPacket);
        var segments = Segments();
        if (segments.Count == 0 || segments[0].First > first)
            report.Bad($"数据包 {first} 起的分段不在目录中（已移走或被删除）；若是有意移走，请用 --from 从之后的日期开始检查",
                $"the segments from packet {first} on are not in the folder (moved away, or removed); where they were moved on purpose, check --from a later day");
        for (var i = 0; i < segments.Count && segments[i].First <= last; i++)
        {
            var (path, begin) = segments[i];
            var whole = i + 1 < segments.Count;
            var end = whole ? segments[i + 1].First - 1 : last;
            if (end < first || end < begin) continue;
            SegmentWalk.Run(path, begin, end, whole, (entry, offset) => DayOf(days, entry.Sequence)?.Take(entry, Path.GetFileName(path), offset), fault => Say(fault, all), cancel);
        }
        while (days.TryDequeue(out var day)) day.End();
        var good = all.Where(d => d.Holds).ToList();
        if (good.Count > 0)
            report.Good($"原始日志：{good.Count} 天的数据包逐一与日根一致", $"journal: the packets of {good.Count} days are those of their roots");
    }

    private List<(string Path, long First)> Segments() =>
        [.. Directory.GetFiles(folder.JournalFolder, "*" + SegmentHeader.Extension)
            .Select(path => (Path: path, Known: SegmentHeader.TryParseName(Path.GetFileName(path), out var first), First: first))
            .Where(s => s.Known).Select(s => (s.Path, s.First)).OrderBy(s => s.First)];

    /// <summary>The day of a packet; those before it have had all that comes.</summary>
    private static DayPackets? DayOf(Queue<DayPackets> days, long sequence)
    {
        while (days.TryPeek(out var day))
        {
            if (sequence <= day.Last) return sequence < day.First ? null : day;
            days.Dequeue().End();
        }
        return null;
    }

    private void Say(SegmentFault fault, List<DayPackets> days)
    {
        var segment = Path.GetFileName(fault.Path);
        if (fault.FirstSequence > fault.LastSequence)
        {
            report.Bad($"分段 {segment} 第 {fault.Offset}–{fault.Offset + fault.Bytes - 1} 字节：不属于任何数据包的字节，或分段头被改动（{fault.Reason}）",
                $"segment {segment}, bytes {fault.Offset}–{fault.Offset + fault.Bytes - 1}: bytes of no packet, or the segment's header was altered ({fault.Reason})");
            return;
        }
        var packets = fault.FirstSequence == fault.LastSequence ? $"{fault.FirstSequence}" : $"{fault.FirstSequence}–{fault.LastSequence}";
        if (fault.Bytes == 0)
        {
            report.Bad($"数据包 {packets} 被删除：应在分段 {segment} 第 {fault.Offset} 字节处", $"packet {packets} was removed: it belongs into segment {segment} at byte {fault.Offset}");
            return;
        }
        var (zh, en) = OneByteOf(fault, days) is { } one ? Say(one, fault.Offset) : ("", "");
        report.Bad($"数据包 {packets} 被改动或删除：分段 {segment} 第 {fault.Offset}–{fault.Offset + fault.Bytes - 1} 字节{zh}",
            $"packet {packets} was altered or removed: segment {segment}, bytes {fault.Offset}–{fault.Offset + fault.Bytes - 1}{en}");
    }

    /// <summary>The one byte that is wrong in the entry of one packet, where its hash confirms it.</summary>
    private OneByte? OneByteOf(SegmentFault fault, List<DayPackets> days)
    {
        if (_looks-- <= 0 || fault.FirstSequence != fault.LastSequence || fault.Bytes > OneByte.MostBytes || days.Find(d => fault.FirstSequence <= d.Last)?.PrintOf(fault.FirstSequence) is not { } print) return null;
        var bytes = new byte[fault.Bytes];
        using (var file = File.OpenHandle(fault.Path)) BlockReader.ReadFully(file, bytes, fault.Offset);
        foreach (var more in (int[])[0, 1, -1])
            if (OneByte.Find(bytes, bytes.Length + more, entry => entry.Length >= EntryFormat.HeaderBytes && EntryFormat.LengthOf(entry) == entry.Length
                && EntryFormat.Sound(entry) && PacketLeaves.Of(entry).A == print) is { } one) return one;
        return null;
    }

    private static (string Zh, string En) Say(OneByte one, long offset)
    {
        var at = offset + one.At;
        return one switch
        {
            { Was: null } => ($"；第 {at} 字节 {SealCheck.Show(one.Stands)} 是添加的", $"; byte {at}, {SealCheck.Show(one.Stands)}, was put in"),
            { Stands: null } => ($"；第 {at} 字节前少了 {SealCheck.Show(one.Was)}", $"; {SealCheck.Show(one.Was)} is missing before byte {at}"),
            _ => ($"；第 {at} 字节原为 {SealCheck.Show(one.Was)}，现为 {SealCheck.Show(one.Stands)}", $"; byte {at} was {SealCheck.Show(one.Was)} and is {SealCheck.Show(one.Stands)}"),
        };
    }
}
