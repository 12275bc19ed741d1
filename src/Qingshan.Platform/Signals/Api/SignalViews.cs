using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Signals;

/// <summary>A signal on the wire.</summary>
/// <param name="Text">What was found, in the reader's language.</param>
/// <param name="Subject">Code of the monitoring point or the enterprise.</param>
/// <param name="Point">Code of the point; null where it is about an enterprise. So are its name and kind.</param>
/// <param name="Part">What of the subject: a factor with its period, the code of a permit.</param>
/// <param name="Since">From when on it has been so in the data.</param>
/// <param name="Until">Until when, as far as is known.</param>
/// <param name="Withdrawn">Closed because the values it rested on were corrected or are valid no more.</param>
/// <param name="AssignedTo">User name.</param>
public sealed record SignalView(
    Guid Id, string Detector, string DetectorName, SubjectKind SubjectKind, string Subject, string SubjectName, string Part, string? Point, string? PointName, string? PointKind, string? Region, bool Simulated, int? Series, string? Factor,
    Severity Severity, SignalState State, string Text, DateTime Since, DateTime Until, DateTime OpenedAt, DateTime UpdatedAt, DateTime? ClosedAt, bool Withdrawn,
    DateTime? AcknowledgedAt, string? AcknowledgedBy, Guid? AssignedTo)
{
    internal static SignalView Of(Signal s, Subject subject, LedgerSnapshot ledger, DetectorBook detectors, SeriesBook series) => new(
        s.Id, s.Detector, (detectors.Find(s.Detector)?.Name ?? new(s.Detector, s.Detector)).ToString(), s.SubjectKind, subject.Code, subject.Name.ToString(), s.Part,
        subject.Point?.Code, subject.Point is null ? null : subject.Name.ToString(), subject.Point?.Kind,
        subject.Record.RegionId is { } region && ledger.Regions.TryGetValue(region, out var at) ? at.Code : null, subject.Simulated,
        s.SeriesId, s.SeriesId is { } id ? series.Find(id)?.Factor : null, s.Severity, s.State, new Text(s.Zh, s.En).ToString(),
        s.Since, s.Until, s.OpenedAt, s.UpdatedAt, s.ClosedAt, s.Withdrawn, s.AcknowledgedAt, s.AcknowledgedBy, s.AssignedTo);
}

/// <summary>One value of the evidence.</summary>
/// <param name="Packets">The first packets that brought it or what it was derived of; only for those who may see packets.</param>
public sealed record EvidenceView(ObservationView Value, IReadOnlyList<long> Packets, int PacketCount);

/// <summary>Something that happened to a signal.</summary>
public sealed record SignalEventView(long Id, DateTime At, SignalEventKind Kind, Severity Severity, string By, string Text);

/// <summary>A signal with what it rests on and what happened to it.</summary>
/// <param name="Worst">The value that was furthest out, in the unit of the series.</param>
/// <param name="Limit">The limit, in the unit of the series.</param>
/// <param name="Precision">How many findings of the detector were right, as far as that is known.</param>
public sealed record SignalDetailView(
    SignalView Signal, double? Worst, double? Limit, bool LimitIsLower, string? Unit, string Basis, string Rule, string Precision, string? AssignedToName,
    IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<SignalEventView> History);

/// <summary>A detector on the wire.</summary>
public sealed record DetectorView(string Key, string Name, string LooksAt, string Rule, string Source, string Precision)
{
    internal static DetectorView Of(DetectorFacts f) => new(f.Key, f.Name.ToString(), f.LooksAt.ToString(), f.Rule.ToString(), f.Source.ToString(), f.Precision.ToString());
}
