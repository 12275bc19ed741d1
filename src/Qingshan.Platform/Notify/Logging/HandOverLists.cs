using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>What is open at a moment, worked out by the platform: nobody has to remember it.</summary>
public sealed record HandOverLists(IReadOnlyList<OpenSignal> Signals, IReadOnlyList<PointGoneSilent> Points, IReadOnlyList<UnreadNotice> Notices);

/// <param name="Point">Code of the monitoring point, or of the enterprise.</param>
public sealed record OpenSignal(
    Guid Id, string Point, string PointName, string PointNameEn, bool Simulated, Severity Severity, string Zh, string En, DateTime Since, string? AcknowledgedBy, SubjectKind Kind = SubjectKind.Point);

/// <param name="LastReceived">Null where it never reported.</param>
public sealed record PointGoneSilent(string Code, string Name, string NameEn, bool Simulated, DateTime? LastReceived);

public sealed record UnreadNotice(Guid Id, string Person, Severity Severity, string Zh, string En, DateTime CreatedAt);
