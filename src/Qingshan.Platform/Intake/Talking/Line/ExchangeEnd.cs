using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>How an exchange with a device ended.</summary>
public enum ExchangeEnd
{
    /// <summary>9012 with ExeRtn 1, or the 9013 that a notice is answered with.</summary>
    Done,

    /// <summary>9011 with another QnRtn than 1: it will not be carried out.</summary>
    Refused,

    /// <summary>9012 with another ExeRtn than 1: it was not carried out.</summary>
    Failed,

    /// <summary>No answer after the last resend.</summary>
    NoAnswer,

    /// <summary>Accepted, or data came, and then no 9012.</summary>
    NoResult,

    /// <summary>The connection ended before the result; what became of the request is not known.</summary>
    LineLost,

    /// <summary>The device is not connected: nothing was sent.</summary>
    NotConnected,

    /// <summary>The device does not read what is sent to it: nothing was sent.</summary>
    NotRead,

    /// <summary>The request cannot be written in the device's edition: nothing was sent.</summary>
    NotWritable,
}

/// <summary>One frame of an exchange.</summary>
/// <param name="Text">As text; passwords and keys are left out.</param>
/// <param name="Sequence">Of what was received: its place in the journal.</param>
public sealed record ExchangeFrame(DateTime At, bool Sent, string Text, long? Sequence);

/// <summary>What came of an exchange.</summary>
/// <param name="QnRtn">Of 9011, where one came.</param>
/// <param name="ExeRtn">Of 9012, where one came.</param>
/// <param name="Data">How many packets of the data asked for came.</param>
/// <param name="Sendings">How often the request was sent.</param>
/// <param name="Frames">In their order; of a flood only the first.</param>
/// <param name="Refusal">Why it cannot be written.</param>
public sealed record ExchangeOutcome(
    ExchangeEnd End, QnRtn? QnRtn, ExeRtn? ExeRtn, int Data, int Sendings, IReadOnlyList<ExchangeFrame> Frames, MessageRefusal? Refusal = null);

/// <summary>How long is waited and how often is sent.</summary>
/// <param name="Timeout">Until a request without any answer is sent again (OverTime of 1000).</param>
/// <param name="Resends">How often it is sent again (ReCount of 1000).</param>
/// <param name="Patience">Until the result, once the request was accepted; each packet of data begins it anew.</param>
public sealed record ExchangeRules(TimeSpan Timeout, int Resends, TimeSpan Patience);
