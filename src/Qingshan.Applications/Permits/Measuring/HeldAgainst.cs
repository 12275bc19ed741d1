using System.Xml;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Values held against the limits that applied when they were measured.</summary>
internal static class HeldAgainst
{
    /// <summary>A daily mean needs so many of its hours; HJ 355 and common practice, second hand.</summary>
    private const double ShareOfDay = 0.75;

    /// <summary>What of the valid values of the instruments is compared with a limit, and how each stands.</summary>
    public static IEnumerable<(DateTime At, double Value, bool Above)> Automatic(FactorMeasured measured)
    {
        var daily = measured.Limits.Any(l => PeriodOf(l) == TimeSpan.FromDays(1));
        foreach (var hour in measured.Hours.Where(h => h.Valid))
            if (Judge(measured, hour.Start, l => PeriodOf(l) is null || PeriodOf(l) == TimeSpan.FromHours(1), hour.Value, hour.FlowKg / measured.Step.TotalHours) is { } above) yield return (hour.Start, hour.Value, above);
        if (!daily) yield break;
        foreach (var day in measured.Hours.Where(h => h.Valid).GroupBy(h => BeijingTime.StartOfDay(h.Start)).Where(d => d.Count() * measured.Step >= TimeSpan.FromDays(1) * ShareOfDay))
            if (Judge(measured, day.Key, l => PeriodOf(l) == TimeSpan.FromDays(1), day.Average(h => h.Value), double.NaN) is { } above) yield return (day.Key, day.Average(h => h.Value), above);
    }

    /// <summary>A sample is held against whatever limit there is, as the standards of outlets do it.</summary>
    public static IEnumerable<(DateTime At, double Value, bool Above)> ByHand(FactorMeasured measured) =>
        from r in measured.ByHand.Where(r => r.Valid)
        let above = Judge(measured, r.At, _ => true, r.Value, double.NaN)
        where above is not null
        select (r.At, r.Value, above.Value);

    /// <summary>The upper limit of concentration at a time in the unit of the values; null where there is none.</summary>
    public static double? UpperAt(FactorMeasured measured, DateTime at) =>
        measured.Limits.Where(l => Applies(l, at) && l.Upper is not null).Select(l => ConvertedTo(l, l.Upper!.Value, measured.Unit)).FirstOrDefault(u => u is not null);

    /// <summary>Whether a limit is one of mass in a time (速率) and not of concentration.</summary>
    public static bool IsRate(PointLimit limit) => Unit.TryParse(limit.Unit, out var unit) && unit.Dimension == Units.KilogramPerHour.Dimension;

    private static bool? Judge(FactorMeasured measured, DateTime at, Func<PointLimit, bool> which, double value, double kilogramsPerHour)
    {
        bool? above = null;
        foreach (var limit in measured.Limits.Where(l => Applies(l, at) && which(l)))
        {
            var (compared, unit) = IsRate(limit) ? (kilogramsPerHour, Units.KilogramPerHour.Symbol) : (value, measured.Unit);
            if (!double.IsFinite(compared)) continue;
            var (upper, lower) = (limit.Upper is { } u ? ConvertedTo(limit, u, unit) : null, limit.Lower is { } l ? ConvertedTo(limit, l, unit) : null);
            if (upper is null && lower is null) continue;
            above = above is true || compared > upper || compared < lower;
        }
        return above;
    }

    private static bool Applies(PointLimit limit, DateTime at) => limit.ValidFrom <= at && (limit.ValidTo is null || at < limit.ValidTo);

    private static double? ConvertedTo(PointLimit limit, double value, string unit) =>
        Unit.TryParse(limit.Unit, out var from) && Unit.TryParse(unit, out var to) && from.Dimension == to.Dimension && Unit.TryConvert(value, from, to, out var converted) ? converted : null;

    /// <summary>The averaging period; null where the source does not say, or says something that is none: then hours are compared.</summary>
    private static TimeSpan? PeriodOf(PointLimit limit)
    {
        if (limit.Period.Length == 0) return null;
        try
        {
            return XmlConvert.ToTimeSpan(limit.Period);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
