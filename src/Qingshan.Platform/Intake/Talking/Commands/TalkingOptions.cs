namespace Qingshan.Platform.Intake;

/// <summary>What the platform does about the clock of a device.</summary>
public enum ClockPolicy
{
    /// <summary>不校时: nothing.</summary>
    Leave,

    /// <summary>应请求校时: a device that asks (1013) gets the time (1012).</summary>
    Offer,

    /// <summary>主动校时: and so does one whose clock is out by more than five minutes.</summary>
    Set,
}

/// <summary>How devices are spoken to, where nothing else is said of one.</summary>
/// <param name="Rules">Until 1000 has told the device others.</param>
/// <param name="Expiry">How long a command may wait for approval and for the device.</param>
/// <param name="Clock">Of every device, as long as no profile says otherwise.</param>
/// <param name="Pull">Whether missing periods are asked for.</param>
/// <param name="PullAfter">How long a gap is left to the device itself, which may send it again unasked.</param>
public sealed record TalkingOptions(ExchangeRules Rules, TimeSpan Expiry, ClockPolicy Clock, bool Pull, TimeSpan PullAfter);
