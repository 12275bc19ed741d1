using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>核查结论 · What people say of a lead, having looked into it.</summary>
public enum LeadVerdict
{
    [Term("属实", "confirmed")]
    Confirmed,

    [Term("不属实", "unfounded")]
    Unfounded,

    [Term("待查", "needs more")]
    NeedsMore,
}

/// <summary>A person's verdict about a signal. The last one of a signal is in force; those before stay to be read.</summary>
public sealed class SignalVerdict : IAppendOnly
{
    public long Id { get; init; }

    public required Guid SignalId { get; init; }

    public LeadVerdict Verdict { get; init; }

    public required string By { get; init; }

    public Guid? PersonId { get; init; }

    public DateTime At { get; init; }

    public required string Text { get; init; }
}

/// <summary>抽查 · A signal that was drawn to be checked, whatever anybody thinks of it.</summary>
public sealed class SignalDraw : IAppendOnly
{
    public required Guid SignalId { get; init; }

    public required string Detector { get; init; }

    public DateTime At { get; init; }
}

/// <summary>Up to which event of signals has been drawn.</summary>
public sealed class DrawPosition
{
    public const int TheOnly = 1;

    public int Id { get; init; } = TheOnly;

    public long EventId { get; set; }
}
