using System.Buffers;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One half of the double buffer: entries ready but for their seal, and who waits for them. Producers fill one under
/// the journal's gate while the writer has the other.
/// </summary>
internal sealed class PendingBatch(int limit)
{
    private byte[] _buffer = new byte[Math.Min(limit, 256 << 10)];

    public int Used { get; private set; }

    public long First { get; private set; }

    public long Last { get; private set; }

    public List<SyncWaiter> Waiters { get; } = [];

    public Span<byte> Bytes => _buffer.AsSpan(0, Used);

    // A single entry larger than the limit still goes, alone.
    public bool HasRoom(int size) => Used == 0 || size <= limit - Used;

    public void Add(long sequence, in PacketHead head, int senderBytes, in ReadOnlySequence<byte> payload, int size)
    {
        if (_buffer.Length - Used < size)
            Array.Resize(ref _buffer, (int)Math.Max((long)Used + size, Math.Min(_buffer.Length * 2L, limit)));
        EntryFormat.Write(_buffer.AsSpan(Used, size), sequence, head, senderBytes, payload);
        if (Used == 0)
            First = sequence;
        Last = sequence;
        Used += size;
    }

    public void Clear()
    {
        Used = 0;
        Waiters.Clear();
        if (_buffer.Length > limit)
            _buffer = new byte[Math.Min(limit, 256 << 10)];
    }
}
