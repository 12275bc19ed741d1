using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>升级 · How long a signal may stay without acknowledgement until the next level of the roster is told; zero is for ever.</summary>
public sealed record EscalationRule(TimeSpan Notice, TimeSpan Warning, TimeSpan Serious)
{
    public TimeSpan Of(Severity severity) => severity switch
    {
        Severity.Serious => Serious,
        Severity.Warning => Warning,
        _ => Notice,
    };
}
