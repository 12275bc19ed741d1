namespace Qingshan.Platform.Intake;

/// <summary>A frame to be passed on.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="Received">When it was received (UTC).</param>
/// <param name="Mn">The device that it says it is of: frames of one device keep their order.</param>
/// <param name="Qn">By which its answer is known; empty where it has none.</param>
/// <param name="WantsAnswer">It asks for an acknowledgement, and is done only when that has come.</param>
/// <param name="Bytes">As they came.</param>
/// <param name="Again">It was set aside, and a person has it tried again: it holds up nothing.</param>
internal sealed record RelayFrame(long Sequence, DateTime Received, string Mn, string Qn, bool WantsAnswer, ReadOnlyMemory<byte> Bytes, bool Again = false);

/// <summary>What the target said to a frame.</summary>
internal enum RelayEnd
{
    /// <summary>It has acknowledged it.</summary>
    Acknowledged,

    /// <summary>It was sent and asked for no acknowledgement: whether it arrived nobody knows.</summary>
    Sent,

    /// <summary>It is not answered, while others are, or it is refused.</summary>
    SetAside,
}

/// <param name="Reason">Of what is set aside: a stable name.</param>
internal sealed record RelayOutcome(RelayFrame Frame, RelayEnd End, ReadOnlyMemory<byte> Answer = default, string Reason = "", int Tries = 0);
