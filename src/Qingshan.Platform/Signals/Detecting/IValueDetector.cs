using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Signals;

/// <summary>A detector that judges values, each by itself and those before it: hours, four hours, days.</summary>
internal interface IValueDetector
{
    DetectorFacts Facts { get; }

    /// <summary>Whether it has anything to say about a factor at a point over a kind of period.</summary>
    bool Judges(MonitoringPoint point, string factor, SeriesKind kind);

    Hysteresis HysteresisOf(SeriesKind kind);

    /// <summary>Judges the values that start at or after a moment, in order of time.</summary>
    IEnumerable<Judgement> Judge(Readings readings, DateTime from);

    /// <summary>The finding in words; <see cref="Finding.Ended"/> is filled by the caller.</summary>
    Finding Describe(Readings readings, Episode episode);
}
