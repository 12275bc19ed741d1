using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 有效性 · How much of a period has to be covered for its mean to be valid, by medium. Ambient air: GB 3095, the edition that counts there then.
/// Waste water: HJ 355 and HJ 212 practice, one abnormal value makes the period abnormal. Everything else, flue gas first: 75 %.
/// The last two are second hand.
/// </summary>
internal readonly struct ValidityRule(AppliedEditions editions)
{
    private const double Share = 0.75;

    public static Text Says(Period period) => period switch
    {
        Period.Hour => new("环境空气不少于 45 分钟（GB 3095），其余不少于 75 %（未核实）", "ambient air at least 45 minutes (GB 3095), others at least 75 % (unverified)"),
        Period.Day => new("环境空气不少于 20 小时（GB 3095），其余不少于 75 %（未核实）", "ambient air at least 20 hours (GB 3095), others at least 75 % (unverified)"),
        Period.Year => new("环境空气不少于 324 天，且每月不少于 27 天、2 月 25 天（GB 3095），其余不少于 75 %（未核实）",
            "ambient air at least 324 days and of each month 27, 25 in February (GB 3095), others at least 75 % (unverified)"),
        _ => new("环境空气不少于 27 天，2 月 25 天（GB 3095），其余不少于 75 %（未核实）", "ambient air at least 27 days, 25 in February (GB 3095), others at least 75 % (unverified)"),
    };

    /// <param name="start">Start of the period.</param>
    /// <param name="covered">The time that valid values stand for.</param>
    /// <param name="anyAbnormal">A value of the period is marked as anything but normal.</param>
    public bool Holds(MonitoringPoint point, Period period, DateTime start, TimeSpan covered, bool anyAbnormal)
    {
        var day = Periods.Day(start);
        if (RulesOf(point, day) is { } rules)
        {
            return period switch
            {
                Period.Hour => rules.Hour((int)covered.TotalMinutes),
                Period.Day => rules.Day((int)covered.TotalHours),
                Period.Month => rules.Month((int)covered.TotalDays, day.Month),
                _ => rules.Year((int)covered.TotalDays),
            };
        }
        if (point.Kind == "waste-water-outlet" && anyAbnormal) return false;
        return covered >= (period.EndOf(start) - start) * Share;
    }

    /// <summary>Of ambient air a year needs enough days in each of its months.</summary>
    /// <param name="start">Start of the year.</param>
    /// <param name="days">Valid daily values of the year.</param>
    public bool EveryMonthHolds(MonitoringPoint point, DateTime start, IReadOnlyList<Observation> days)
    {
        if (RulesOf(point, Periods.Day(start)) is not { } rules) return true;
        var year = BeijingMonth.Of(start).Year;
        return Enumerable.Range(1, 12).All(month => rules.Month(days.Count(o => BeijingMonth.Of(o.Start) == new BeijingMonth(year, month)), month));
    }

    /// <summary>Null where the point is not of ambient air, or no edition is held for the day.</summary>
    private AirDataValidity? RulesOf(MonitoringPoint point, DateOnly day) =>
        IsAmbientAir(point) && editions.Of(point.RegionId, AirStandards.Limits, day) is { } edition ? AirDataValidity.On(day, edition) : null;

    private static bool IsAmbientAir(MonitoringPoint point) => point.Kind is "air-station" or "dust-point" or "boundary-point" or "voc-point";
}
