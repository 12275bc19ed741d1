namespace Qingshan.Platform.Intake;

/// <summary>How patient a relay is.</summary>
/// <param name="AnswerWithin">How long an answer is waited for (OverTime of HJ 212: 10 s).</param>
/// <param name="Resends">How often a frame is sent again before its round has failed (ReCount of HJ 212: 3).</param>
/// <param name="Receipts">How long acknowledgements are kept.</param>
public sealed record RelayRules(TimeSpan AnswerWithin, int Resends, TimeSpan Receipts)
{
    /// <summary>Rounds after which a frame is set aside that alone is not answered.</summary>
    public const int Rounds = 3;

    /// <summary>
    /// Devices of which a frame may be under way at once. One frame a device keeps its order whatever is sent again; 128 devices over a
    /// line of 50 ms there and back are 2,500 frames a second, which is more than a province sends.
    /// </summary>
    public const int Window = 128;

    /// <summary>Frames held in memory, at most 4 KB each. It bounds also how many are sent again after a crash.</summary>
    public const int Held = 2048;
}
