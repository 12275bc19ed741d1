using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>How many packets a load run may still send, over all devices.</summary>
internal sealed class PacketBudget(long? packets)
{
    private long _left = packets ?? long.MaxValue;

    public bool IsSpent => Volatile.Read(ref _left) <= 0;

    public bool Take() => Interlocked.Decrement(ref _left) >= 0;
}

/// <summary>
/// Packets of 2011 for load: the models are asked once, and each packet then moves all values by the same chance part, which
/// costs next to nothing and keeps PM10 above PM2.5.
/// </summary>
internal sealed class LoadFeed(SimulatedDevice device, DateTime from, bool paced, PacketBudget budget) : DeviceFeed
{
    private readonly (string Code, int Decimals, long Digits)[] _values =
        [.. device.Factors.Select(f => (device.WireCode(f), f.Decimals, (long)(Decimals.Round(f.Model(from), f.Decimals) * (decimal)Math.Pow(10, f.Decimals))))];

    private int _credit;
    private long _made;

    public override bool CorrectsRealtime => true;

    public override bool IsDue => (!paced || Volatile.Read(ref _credit) > 0) && !budget.IsSpent;

    /// <summary>Lets the device send one packet more.</summary>
    public void Allow() => Interlocked.Increment(ref _credit);

    public override bool TryNext(out DataPacket packet)
    {
        packet = default;
        if (!IsDue || !budget.Take()) return false;
        if (paced) Interlocked.Decrement(ref _credit);
        packet = new(CommandNumbers.Realtime, from.AddSeconds(_made++));
        return true;
    }

    public override void Write(PacketWriter writer, DataPacket packet, DateTime qn)
    {
        var part = 950 + (long)(Chance.Mix(device.Seed, packet.DataTime.Ticks / TimeSpan.TicksPerSecond) % 100) + (packet.Again ? 40 : 0);
        _ = writer.Begin(packet.Command, qn, packet.DataTime, ack: true, isReupload: packet.Again);
        foreach (var (code, decimals, digits) in _values)
            _ = writer.Add(code, FieldSuffix.Rtd, Decimals.Of(digits * part / 1000, decimals)).Add(code, FieldSuffix.Flag, "N");
    }
}
