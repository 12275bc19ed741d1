using Qingshan.Platform.Common;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>What sort of thing happened.</summary>
public enum TimelineKind
{
    [Term("环评", "EIA")]
    Project,

    [Term("许可", "permit")]
    Permit,

    [Term("线索", "lead")]
    Signal,

    [Term("工单", "case")]
    Case,

    [Term("台账变更", "ledger")]
    Ledger,
}

/// <summary>Something that happened to an enterprise.</summary>
/// <param name="On">The day (Beijing).</param>
/// <param name="What">What happened, in a few words.</param>
/// <param name="Detail">A name, a number: as it was given.</param>
/// <param name="Href">The page that shows more; null where there is none.</param>
public sealed record TimelineEntry(DateOnly On, TimelineKind Kind, Text What, string Detail, string? Href);
