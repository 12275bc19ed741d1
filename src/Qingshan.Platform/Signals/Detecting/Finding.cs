using Qingshan.Platform.Common;

namespace Qingshan.Platform.Signals;

/// <summary>What a detector has found of a part of a subject: a signal before it is one.</summary>
/// <param name="Since">From when on it has been so in the data (UTC).</param>
/// <param name="Until">Until when it has been so, as far as is known (UTC, exclusive).</param>
/// <param name="Says">What was found, in a sentence.</param>
/// <param name="Ended">Why it is over; null while it goes on.</param>
public sealed record Finding(DateTime Since, DateTime Until, Severity Severity, Text Says, Text? Ended)
{
    /// <summary>What was found, in a sentence: that begins with a capital in English.</summary>
    public Text Says { get; } = new(Says.Zh, char.ToUpperInvariant(Says.En[0]) + Says.En[1..]);

    public int? Series { get; init; }

    public double? Worst { get; init; }

    public double? Limit { get; init; }

    public bool LimitIsLower { get; init; }

    public string Basis { get; init; } = "";
}
