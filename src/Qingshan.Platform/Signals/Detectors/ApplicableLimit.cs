using System.Xml;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Signals;

/// <summary>
/// 适用限值 · The limits that apply to a value: those of the ledger for the point, the factor and the averaging period on that day;
/// for an air station without one, grade 2 of GB 3095, the edition that counts there then. Numbers are in the unit of the values.
/// </summary>
/// <param name="PeriodStated">The source says for which averaging period it is.</param>
/// <param name="Ambient">It is of ambient air: values are rounded before they are compared (HJ 663).</param>
internal sealed record ApplicableLimit(double? Upper, double? Lower, string Basis, bool PeriodStated, AirPollutant? Ambient)
{
    public static ApplicableLimit? For(Readings readings, DateTime start)
    {
        var ofLedger = readings.Limits.Where(l => l.ValidFrom <= start && (l.ValidTo is null || start < l.ValidTo)).ToList();
        return (ofLedger.FirstOrDefault(l => PeriodOf(l) == readings.Kind.Period) ?? Unstated(ofLedger, readings)) is { } limit
            ? OfLedger(limit, readings.Unit)
            : OfAmbientAir(readings, start);
    }

    /// <summary>The averaging period; null where the source does not say, or says something that is no period.</summary>
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

    /// <summary>A limit without a period is held against hours, as sources report them, and its findings say so.</summary>
    private static PointLimit? Unstated(List<PointLimit> limits, Readings readings) =>
        readings.Kind == SeriesKind.HourlyMean ? limits.FirstOrDefault(l => l.Period.Length == 0) : null;

    private static ApplicableLimit? OfLedger(PointLimit limit, string unit)
    {
        if (!Unit.TryParse(limit.Unit, out var from) || !Unit.TryParse(unit, out var to) || from.Dimension != to.Dimension) return null;
        return new(Converted(limit.Upper), Converted(limit.Lower), limit.Basis, limit.Period.Length > 0, null);

        double? Converted(double? value) => value is { } given && Unit.TryConvert(given, from, to, out var converted) ? converted : null;
    }

    private static ApplicableLimit? OfAmbientAir(Readings readings, DateTime start)
    {
        if (readings.Point.Kind != "air-station" || AirPollutants.Find(readings.Factor) is not { } pollutant) return null;
        AirMean? mean = readings.Kind == SeriesKind.HourlyMean && readings.Channel.Length == 0 ? AirMean.Hour
            : readings.Kind == SeriesKind.DailyMean && readings.Channel.Length == 0 ? AirMean.Day
            : readings.Kind == OzoneDays.Kind && readings.Channel == OzoneDays.Channel ? AirMean.EightHours
            : null;
        var day = Periods.Day(start);
        if (mean is null || readings.Editions.Of(readings.Point.RegionId, AirStandards.Limits, day) is not { } edition
            || AirLimits.Find(pollutant, mean.Value, AirClass.Two, day, edition) is not { } number) return null;
        return Unit.TryParse(readings.Unit, out var unit) && Unit.TryConvert((double)number.Value, number.Unit, unit, out var upper)
            ? new(upper, null, $"{number.Source} · 二级 class 2", true, pollutant)
            : null;
    }
}
