namespace Qingshan.Simulation;

/// <summary>A packet on its way: sent, not yet acknowledged. The object is used again for the next one.</summary>
internal sealed class Flight
{
    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>The digits of QN as a number; 0 where the place is free.</summary>
    public long Qn { get; private set; }

    public bool IsFree => Qn == 0;

    /// <summary>Timestamp of the last sending.</summary>
    public long SentAt { get; private set; }

    public int Sendings { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Begin(ReadOnlySpan<byte> frame, long qn, long now)
    {
        if (frame.Length > _bytes.Length) _bytes = new byte[Math.Max(frame.Length, 2 * _bytes.Length)];
        frame.CopyTo(_bytes);
        (_length, Qn, SentAt, Sendings) = (frame.Length, qn, now, 1);
    }

    public void Again(long now, bool fromTheBeginning)
    {
        SentAt = now;
        Sendings = fromTheBeginning ? 1 : Sendings + 1;
    }

    public void End() => Qn = 0;
}
