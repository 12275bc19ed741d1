using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The packets of one closed day as they come by: hashes them, and names at once the one whose hash is another than when the day was
/// closed. What the whole leads to is held against the signed root.
/// </summary>
internal sealed class DayPackets
{
    private readonly DayStatement _state;
    private readonly PacketHashes? _hashes;
    private readonly EvidenceReport _report;
    private readonly Digest[] _block = new Digest[PacketHashes.BlockLeaves];
    private readonly List<Digest> _blocks = [];
    private ulong[] _prints = [];
    private int _printsOf = -1;
    private int _filled;
    private long _next;

    public DayPackets(DayStatement state, DataFolder folder, EvidenceReport report)
    {
        (_state, _report, _next) = (state, report, state.FirstPacket);
        _hashes = PacketHashes.Open(PacketHashes.PathOf(folder, state.Day), state.PacketCount);
        if (state.PacketCount == 0) _hashes = null;
        else if (_hashes is null || _hashes.Root != state.Packets)
        {
            report.Bad($"散列文件 {EvidenceTime.Write(state.Day)}.packets 缺失或被改动：可判断当日是否被改动，但不能指出是哪个数据包",
                $"the file of hashes {EvidenceTime.Write(state.Day)}.packets is missing or altered: whether the day was altered can be told, but not which packet");
            _hashes = null;
        }
    }

    public long First => _state.FirstPacket;

    public long Last => _state.LastPacket;

    /// <summary>Packets of which nothing can be said, because they are not there.</summary>
    public long Absent { get; private set; }

    public bool Holds { get; private set; }

    /// <summary>The first eight bytes of the hash that a packet had when the day was closed; null where that is not known.</summary>
    public ulong? PrintOf(long sequence)
    {
        if (_hashes is null || sequence < _state.FirstPacket || sequence > _state.LastPacket) return null;
        var index = sequence - _state.FirstPacket;
        return _hashes.FingerprintsOf((int)(index / PacketHashes.BlockLeaves))[index % PacketHashes.BlockLeaves];
    }

    public void Take(in JournalEntry entry, string segment, long offset)
    {
        Skip(entry.Sequence - 1);
        var sequence = entry.Sequence;
        var leaf = WasUnreadable(sequence) ? PacketLeaves.Missing(sequence) : PacketLeaves.Of(entry.Stored.Span);
        if (_hashes is not null && Print() != leaf.A)
            _report.Bad($"数据包 {sequence} 被改动：分段 {segment} 第 {offset}–{offset + entry.Stored.Length - 1} 字节，与 {EvidenceTime.Write(_state.Day)} 的日根 {_state.Number} 不符",
                $"packet {sequence} was altered: segment {segment}, bytes {offset}–{offset + entry.Stored.Length - 1}, does not fit day root {_state.Number} of {EvidenceTime.Write(_state.Day)}");
        Add(leaf);
    }

    /// <summary>Nothing more comes of this day.</summary>
    public void End()
    {
        Skip(_state.LastPacket);
        if (_filled > 0) EndBlock();
        Holds = Absent == 0 && MerkleTree.Root([.. _blocks]) == _state.Packets;
        if (Holds) return;
        var missing = Absent == 0 ? new Text("", "") : new($"（缺 {Absent} 个）", $" ({Absent} are not there)");
        _report.Bad($"{EvidenceTime.Write(_state.Day)} 的数据包 {_state.FirstPacket}–{_state.LastPacket}{missing.Zh} 不能得出日根 {_state.Number}",
            $"the packets {_state.FirstPacket}–{_state.LastPacket} of {EvidenceTime.Write(_state.Day)}{missing.En} do not lead to day root {_state.Number}");
    }

    private bool WasUnreadable(long sequence) => _state.Unreadable.Any(u => u.First <= sequence && sequence <= u.Last);

    /// <summary>Packets up to this one did not come; those that could not be read when the day was closed are known.</summary>
    private void Skip(long until)
    {
        while (_next <= until)
        {
            if (!WasUnreadable(_next)) Absent++;
            Add(PacketLeaves.Missing(_next));
        }
    }

    /// <summary>That of the packet whose turn it is.</summary>
    private ulong Print()
    {
        if (_printsOf != _blocks.Count) (_prints, _printsOf) = (_hashes!.FingerprintsOf(_blocks.Count), _blocks.Count);
        return _prints[_filled];
    }

    private void Add(in Digest leaf)
    {
        _block[_filled++] = leaf;
        _next++;
        if (_filled == PacketHashes.BlockLeaves) EndBlock();
    }

    private void EndBlock()
    {
        _blocks.Add(MerkleTree.Root(_block.AsSpan(0, _filled)));
        _filled = 0;
    }
}
