using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>What one device has to send next. Asked by its client, one thread at a time; <see cref="IsDue"/> by any.</summary>
internal abstract class DeviceFeed
{
    /// <summary>Whether there is something to send now.</summary>
    public abstract bool IsDue { get; }

    /// <summary>Whether corrections are sent of realtime data too, and not only of periods.</summary>
    public virtual bool CorrectsRealtime => false;

    /// <summary>What it answers to requests; null where it leaves them unanswered.</summary>
    public virtual RequestAnswers? Answers => null;

    /// <summary>The platform has set the device's clock: it is right from then on.</summary>
    public virtual bool ClockIsSet => false;

    public abstract bool TryNext(out DataPacket packet);

    public abstract void Write(PacketWriter writer, DataPacket packet, DateTime qn);

    /// <summary>The lasting fault that the data of a packet show.</summary>
    public virtual FaultKind? FaultOf(DataPacket packet) => null;
}
