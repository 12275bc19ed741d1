using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Signals;

/// <summary>超标 · Valid values beyond the limit that applies to the point, the factor and the averaging period.</summary>
internal sealed class Exceedance : IValueDetector
{
    // The project's own choice: no standard says from when on an exceedance is a serious one.
    private const double WarningRatio = 1.2, SeriousRatio = 2;
    private static readonly TimeSpan WarningSpan = TimeSpan.FromHours(4), SeriousSpan = TimeSpan.FromHours(24);

    /// <summary>What devices of HJ 212-2025 send for a converted value that cannot be computed.</summary>
    private const double NotComputable = 9999.99;

    private static readonly Hysteresis Hours = new(OpensAfter: 2, ClosesAfter: 3, TimeSpan.FromHours(12));
    private static readonly Hysteresis FourHours = new(OpensAfter: 1, ClosesAfter: 2, TimeSpan.FromHours(12));
    private static readonly Hysteresis Days = new(OpensAfter: 1, ClosesAfter: 1, TimeSpan.FromDays(2));

    public DetectorFacts Facts { get; } = new("exceedance", new("超标", "Exceedance"),
        new("小时、4 小时、日均值与日最大 8 小时平均；废气用设备给出的折算值", "hourly, 4 h and daily means and the largest 8 h mean; of flue gas the converted value where the device gives it"),
        new("有效值高于上限或低于下限。小时均值连续 2 个有效值触发，连续 3 个正常结束；4 小时 1 个、2 个；日 1 个、1 个。不低于限值 1.2 倍或历时 4 小时为警告，2 倍或 24 小时为严重",
            "a valid value above the upper or below the lower limit. Hours: opens after 2 valid ones in a row, closes after 3 good ones; 4 h: 1 and 2; days: 1 and 1. A warning from 1.2 times the limit or 4 h, serious from 2 times or 24 h"),
        new("限值：台账中该点位的限值；环境空气站无限值时用当地适用的 GB 3095 二级。触发与分级参数为本项目自定", "limits: those of the ledger for the point; for air stations without one, GB 3095 class 2, the edition that applies there. Counts and steps are this project's own choice"),
        DetectorFacts.FromVerdicts);

    public bool Judges(MonitoringPoint point, string factor, SeriesKind kind) => !Indices.Are(factor);

    public Hysteresis HysteresisOf(SeriesKind kind) => kind.Period.TotalHours switch { 1 => Hours, < 24 => FourHours, _ => Days };

    public IEnumerable<Judgement> Judge(Readings readings, DateTime from)
    {
        foreach (var o in readings.Values)
        {
            if (o.Start < from) continue;
            yield return Readings.IsValid(o) && ApplicableLimit.For(readings, o.Start) is { } limit ? Judge(readings, o, limit) : readings.Unknown(o);
        }
    }

    public Finding Describe(Readings readings, Episode episode)
    {
        var worst = episode.Worst;
        // There is one: the value was judged by it.
        var limit = ApplicableLimit.For(readings, worst.Start)!;
        var lower = limit.Upper is not { } top || worst.Value <= top;
        var bound = (lower ? limit.Lower : limit.Upper)!.Value;
        var (factor, kind, span) = (Said.Factor(readings.Factor), Said.Kind(readings.Kind), Said.Span(episode.Until - episode.Since));
        var converted = readings.Values.Any(o => o.Start == worst.Start && IsConverted(readings, o));
        var (value, line) = (Said.With(worst.Value, readings.Unit), Said.With(bound, readings.Unit));
        var says = new Text(
            $"{factor.Zh}{kind.Zh}{(lower ? "低于下限" : "超过上限")}：{(lower ? "最低" : "最高")} {value}{(converted ? "（折算值）" : "")}，限值 {line}，历时 {span.Zh}"
                + (limit.PeriodStated ? "" : "；限值未说明平均时间，按小时比较"),
            $"{kind.En} of {factor.En} {(lower ? "below the lower" : "above the upper")} limit: {value}{(converted ? " (converted)" : "")} at worst, limit {line}, for {span.En}"
                + (limit.PeriodStated ? "" : "; the limit does not say its averaging period, hours are compared"));
        var severity = limit.PeriodStated ? SeverityOf(readings, episode, worst.Value, bound, lower) : Severity.Notice;
        return new(episode.Since, episode.Until, severity, says, null)
        {
            Series = worst.Series, Worst = worst.Value, Limit = bound, LimitIsLower = lower, Basis = limit.Basis,
        };
    }

    private static Judgement Judge(Readings readings, in Observation o, ApplicableLimit limit)
    {
        var value = IsConverted(readings, o) ? o.Converted : o.Value;
        var compared = limit.Ambient is { } pollutant && InUnitOf(pollutant, readings, value) is { } rounded ? rounded : value;
        var over = limit.Upper is { } upper ? compared - upper : double.NegativeInfinity;
        var under = limit.Lower is { } lower ? lower - compared : double.NegativeInfinity;
        var weight = Math.Max(over, under);
        return new(o.Start, o.Start, readings.EndOf(o), weight > 0 ? Mark.Bad : Mark.Good, value, weight, o.Series);
    }

    /// <summary>折算值: only at outlets of flue gas, and only a number that could be computed.</summary>
    private static bool IsConverted(Readings readings, in Observation o) =>
        readings.Point.Kind == "waste-gas-outlet" && double.IsFinite(o.Converted) && o.Converted < NotComputable;

    private static double? InUnitOf(AirPollutant pollutant, Readings readings, double value)
    {
        if (!Unit.TryParse(readings.Unit, out var unit) || !Unit.TryConvert(value, unit, pollutant.Unit(), out var given)) return null;
        return pollutant.Rounded(given) is { } rounded && Unit.TryConvert((double)rounded, pollutant.Unit(), unit, out var back) ? back : null;
    }

    private static Severity SeverityOf(Readings readings, Episode episode, double worst, double bound, bool lower)
    {
        // Of pH and temperatures a ratio means nothing; neither does one of a limit of zero.
        var meaningful = readings.Unit != Units.Dimensionless.Symbol && Unit.TryParse(readings.Unit, out var unit) && unit.Dimension != Units.DegreeCelsius.Dimension;
        var ratio = !meaningful || bound <= 0 ? 1 : lower ? (worst > 0 ? bound / worst : double.PositiveInfinity) : worst / bound;
        // A day is a day long by itself: three in a row are needed before the length says anything.
        var span = readings.Kind.Period.TotalHours < 24 ? episode.Until - episode.Since : (episode.Until - episode.Since) / 3;
        return ratio >= SeriousRatio || span >= SeriousSpan ? Severity.Serious
            : ratio >= WarningRatio || (span >= WarningSpan && readings.Kind.Period.TotalHours < 24) ? Severity.Warning : Severity.Notice;
    }
}
