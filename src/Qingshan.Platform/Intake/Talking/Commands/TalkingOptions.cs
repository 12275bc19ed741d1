using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>How devices are spoken to, where nothing else is said of one.</summary>
/// <param name="Rules">Until 1000 has told the device others.</param>
/// <param name="Expiry">How long a command may wait for approval and for the device.</param>
/// <param name="Clock">Of every device, as long as no profile says otherwise.</param>
/// <param name="Pull">Whether missing periods are asked for.</param>
/// <param name="PullAfter">How long a gap is left to the device itself, which may send it again unasked.</param>
public sealed record TalkingOptions(ExchangeRules Rules, TimeSpan Expiry, ClockPolicy Clock, bool Pull, TimeSpan PullAfter);
