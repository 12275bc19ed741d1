using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>Hours of one factor at a point, as detectors see them: short to write in a test.</summary>
internal static class Hours
{
    /// <summary>Midnight in Beijing.</summary>
    public static readonly DateTime Midnight = new(2026, 5, 31, 16, 0, 0, DateTimeKind.Utc);

    public static DateTime At(int hour) => Midnight.AddHours(hour);

    public static MonitoringPoint Point(string kind) => new() { Code = "P", Name = "P", Kind = kind };

    /// <summary>A value an hour from midnight on; NaN is no value at all.</summary>
    public static Readings Of(
        IEnumerable<double> values, double? upper = null, double? lower = null, string kind = "boundary-point", string factor = "a24088", string unit = "mg/m³", SeriesKind? of = null,
        PointLimit[]? limits = null) => Of(values.Select(v => (v, 'N')), upper, lower, kind, factor, unit, of, limits);

    /// <summary>The same with the flag of each.</summary>
    public static Readings Of(
        IEnumerable<(double Value, char Flag)> values, double? upper = null, double? lower = null, string kind = "boundary-point", string factor = "a24088", string unit = "mg/m³",
        SeriesKind? of = null, PointLimit[]? limits = null)
    {
        var (period, point) = (of ?? SeriesKind.HourlyMean, Point(kind));
        List<Observation> observations = [.. values.Select((v, i) => Observation.Plain(1, Midnight + i * period.Period, v.Value, Midnight, 1, v.Flag)).Where(o => !double.IsNaN(o.Value))];
        return new(point, factor, period, "", unit, observations, limits ?? [Limit(upper, lower, unit, System.Xml.XmlConvert.ToString(period.Period))], AppliedEditions.None);
    }

    public static PointLimit Limit(double? upper, double? lower, string unit, string period, DateTime? from = null, DateTime? to = null) => new()
    {
        Code = "L", PointId = Guid.Empty, Factor = "a24088", Upper = upper, Lower = lower, Unit = unit, Period = period, Basis = "permit 1", ValidFrom = from ?? DateTime.UnixEpoch, ValidTo = to,
    };

    public static List<Finding> Find(IValueDetector detector, Readings readings) =>
        ValueFindings.Of(detector, readings, Midnight, readings.Values[^1].Start + readings.Kind.Period);
}
