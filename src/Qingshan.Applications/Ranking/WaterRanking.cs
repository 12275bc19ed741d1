using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>A section over a period.</summary>
/// <param name="Assessment">Its class with the items that determine it.</param>
/// <param name="Before">Its class of the period before; null where there is none.</param>
public sealed record RankedSection(MonitoringPoint Section, WaterAssessment Assessment, WaterClass? Before);

/// <summary>How the sections of a region or a basin divide into classes.</summary>
/// <param name="Counts">By class, 1 to 6; the first place is empty.</param>
public sealed record ClassShares(string Code, Text Name, bool IsBasin, IReadOnlyList<int> Counts)
{
    public int Sections => Counts.Sum();

    /// <summary>优良比例: the share of classes I to III.</summary>
    public double Good => Sections == 0 ? double.NaN : (Counts[1] + Counts[2] + Counts[3]) / (double)Sections;
}

/// <summary>Classes of water over a period: shares by region and basin, and the sections, the worst first.</summary>
/// <param name="Edition">Of GB 3838.</param>
/// <param name="All">Of everything that was asked for.</param>
/// <param name="Without">How many sections have no class for the period.</param>
public sealed record WaterRanking(RankingPeriod Period, StandardEdition Edition, ClassShares All, IReadOnlyList<ClassShares> Shares, IReadOnlyList<RankedSection> Sections, int Without, DateTime At);
