using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Warnings;

/// <summary>What the instruments make one suppose of a measure: a lead, never a verdict.</summary>
public enum CutSeen
{
    [Term("无数据", "no data")]
    NoData,

    [Term("未见削减", "not seen")]
    NotSeen,

    [Term("少于要求", "less than ordered")]
    Less,

    [Term("按要求削减", "cut as ordered")]
    AsOrdered,
}

/// <summary>A measure that was ordered, beside what was measured.</summary>
/// <param name="From">From when it was ordered (UTC).</param>
/// <param name="To">Until when it is looked at (UTC): the end of the order, or now.</param>
/// <param name="Cut">The comparison; null where nothing can be compared.</param>
/// <param name="Unit">kg/h of an emission, else that of the factor.</param>
/// <param name="Series">The series of the factor; null where there is none.</param>
public sealed record Checked(OrderedMeasure Ordered, DateTime From, DateTime To, CutAgainstUsual? Cut, string Unit, int? Series, CutSeen Seen)
{
    /// <summary>So many days before the order are what is usual.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromDays(14);

    /// <summary>Hours to be compared before anything is said, and the share of the hours of the order that they have to be.</summary>
    public const int LeastHours = 6;

    public const double LeastShare = 0.5;

    /// <summary>A cut may fall short of the expected one by so many points, for what instruments and the hour of the change make uncertain. Chosen by the project.</summary>
    public const double Tolerance = 5;

    /// <summary>The reduction that is seen, in <see cref="Unit"/>; null where nothing can be compared.</summary>
    public double? SeenReduction => Cut is null ? null : Cut.Usual - Cut.Measured;

    /// <summary>
    /// The word for a cut beside the expected one. As ordered: at least what is expected less the <see cref="Tolerance"/>; where nothing is expected in
    /// numbers, more than the spread of the days before. Less: below that, but more than the spread or at least half of what is expected. Else not seen.
    /// </summary>
    /// <param name="expected">In percent; null where the list says none.</param>
    public static CutSeen SeenOf(CutAgainstUsual? cut, double? expected)
    {
        if (cut is null || cut.Compared < LeastHours || cut.Completeness < LeastShare) return CutSeen.NoData;
        if (expected is null or 0) return cut.IsBeyondSpread || expected is 0 ? CutSeen.AsOrdered : double.IsNaN(cut.High) ? CutSeen.NoData : CutSeen.NotSeen;
        if (cut.Percent >= expected - Tolerance) return CutSeen.AsOrdered;
        return cut.IsBeyondSpread || cut.Percent >= expected / 2 ? CutSeen.Less : CutSeen.NotSeen;
    }
}
