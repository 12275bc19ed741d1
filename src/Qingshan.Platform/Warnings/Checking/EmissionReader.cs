using Qingshan.Analysis.Effect;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>Hours in a row of what shows a measure; NaN where nothing valid came.</summary>
/// <param name="From">The first hour, UTC.</param>
/// <param name="Unit">kg/h of an emission, else that of the factor; empty where there is nothing.</param>
/// <param name="Series">The series of the factor, to be looked at; null where there is none.</param>
internal sealed record EmissionHours(DateTime From, double[] Values, string Unit, int? Series)
{
    /// <summary>The hour of the day in Beijing at which they begin.</summary>
    public int Hour => BeijingTime.FromUtc(From).Hour;
}

/// <summary>Reads what shows a measure at a point: reviewed hours of a factor, or concentration times flow.</summary>
internal sealed class EmissionReader(ReviewReader reviewed, SeriesBook book)
{
    public const string GasFlow = "a00000", WaterFlow = "w00000";

    public async Task<EmissionHours> ReadAsync(MonitoringPoint point, string factor, MeasureShownBy shown, DateTime from, DateTime to, CancellationToken cancel)
    {
        var values = new double[Math.Max(0, (int)(to - from).TotalHours)];
        Array.Fill(values, double.NaN);
        var flow = point.Kind == "waste-water-outlet" ? WaterFlow : GasFlow;
        var there = reviewed.Factors(point);
        var series = book.OfPoint(point.Id).FirstOrDefault(s => s.Factor == factor && s.Kind == SeriesKind.HourlyMean && s.Channel.Length == 0)?.Id;
        if (shown == MeasureShownBy.Nothing || values.Length == 0 || series is null || !there.Contains(factor) || (shown == MeasureShownBy.Emission && !there.Contains(flow))) return new(from, values, "", series);
        var read = await reviewed.ReadAsync(point, shown == MeasureShownBy.Emission ? [factor, flow] : [factor], from, to, cancel);
        if (read[0].Kind != SeriesKind.HourlyMean) return new(from, values, "", series);
        var flows = shown == MeasureShownBy.Emission ? read[1].Values.Where(v => v.Valid).ToDictionary(v => v.Value.Start, v => In(v.Value.Value, read[1].Unit, Units.CubicMetrePerHour)) : null;
        foreach (var (o, valid, _) in read[0].Values)
        {
            if (!valid || (int)Math.Floor((o.Start - from).TotalHours) is var at && (at < 0 || at >= values.Length)) continue;
            // mg/m³ × m³/h gives mg/h: what was in the gas, not what it would be at reference conditions.
            values[at] = flows is null ? o.Value : flows.TryGetValue(o.Start, out var flowed) ? In(o.Value, read[0].Unit, Units.MilligramPerCubicMetre) * flowed / 1e6 : double.NaN;
        }
        return new(from, values, flows is null ? read[0].Unit : Units.KilogramPerHour.Symbol, series);
    }

    /// <summary>The mean of a usual day in the days before a moment; null where fewer than half of its hours have one.</summary>
    public async Task<(double Mean, string Unit)?> UsualAsync(MonitoringPoint point, string factor, MeasureShownBy shown, DateTime before, CancellationToken cancel)
    {
        var end = before.AddTicks(-(before.Ticks % TimeSpan.TicksPerHour));
        var hours = await ReadAsync(point, factor, shown, end - Checked.Before, end, cancel);
        double[] usual = [.. CutAgainstUsual.UsualDay(hours.Values, hours.Hour).Where(double.IsFinite)];
        return usual.Length < 12 ? null : (usual.Average(), hours.Unit);
    }

    private static double In(double value, string unit, Unit wanted) =>
        Unit.TryParse(unit, out var from) && from.Dimension == wanted.Dimension && Unit.TryConvert(value, from, wanted, out var converted) ? converted : double.NaN;
}
