namespace Qingshan.Platform.Signals;

/// <summary>How far the detectors have looked: one row. It is written after the signals that were found up to there.</summary>
internal sealed class SignalProgress
{
    public const int TheOnly = 1;

    public int Id { get; init; } = TheOnly;

    /// <summary>Everything stored up to this packet, and derived of it, has been looked at.</summary>
    public long Position { get; set; }
}
