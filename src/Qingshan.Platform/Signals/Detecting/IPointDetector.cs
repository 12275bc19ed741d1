using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>A detector that looks at a point as it is now, by the clock: also where nothing comes in.</summary>
internal interface IPointDetector
{
    DetectorFacts Facts { get; }

    /// <summary>How long all has to be well before a signal closes.</summary>
    TimeSpan ClosesAfter { get; }

    /// <summary>How often it looks; zero is each time.</summary>
    TimeSpan Every { get; }

    /// <summary>What there is to say now, an entry a part. What has no entry cannot be judged now.</summary>
    ValueTask<IReadOnlyList<SubjectState>> LookAsync(MonitoringPoint point, DateTime now, CancellationToken cancel);
}

/// <summary>How a part of a subject stands.</summary>
/// <param name="Part">What of the subject: a factor, the code of a permit; empty for the subject as a whole.</param>
/// <param name="Found">What is wrong; null where all is well.</param>
/// <param name="Well">Where all is well: what that means, in words.</param>
public readonly record struct SubjectState(string Part, Finding? Found, Common.Text Well)
{
    /// <summary>Of what is said of one day or month: its start. A signal of another one is over.</summary>
    public DateTime? PeriodStart { get; init; }
}
