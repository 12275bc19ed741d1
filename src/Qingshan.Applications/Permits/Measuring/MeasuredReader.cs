using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Reads what was measured at outlets: hours of the instruments after the reviews, and samples by hand.</summary>
public sealed class MeasuredReader(IObservationStore store, SeriesBook book, MarkBook marks, ReviewReader reviewed)
{
    /// <summary>What devices of HJ 212-2025 send for a converted value that cannot be computed.</summary>
    private const double NotComputable = 9999.99;

    private const string WaterFlow = "w00000", GasFlow = "a00000";

    /// <param name="factors">The factors of the point that somebody wants to know of; those without any series come back empty.</param>
    /// <param name="limits">The limits of the point.</param>
    public async Task<IReadOnlyList<FactorMeasured>> OfAsync(
        MonitoringPoint point, IReadOnlyCollection<string> factors, IReadOnlyCollection<PointLimit> limits, CompliancePeriod period, DateTime now, CancellationToken cancel)
    {
        var (from, to) = (period.Start, period.End < now ? period.End : now);
        var flowFactor = point.Kind == "waste-water-outlet" ? WaterFlow : GasFlow;
        // Hours that were made of samples by hand are no hours of an instrument.
        var instruments = book.OfPoint(point.Id).Where(s => s.Origin is Origin.Reported or Origin.Imported or Origin.Simulated).Select(s => s.Factor).ToHashSet();
        var automatic = reviewed.Factors(point).Where(instruments.Contains).ToHashSet();
        List<string> wanted = [.. factors.Where(automatic.Contains)];
        if (wanted.Count > 0 && automatic.Contains(flowFactor)) wanted.Add(flowFactor);
        var hours = wanted.Count == 0 || to <= from ? [] : (await reviewed.ReadAsync(point, wanted, from, to, cancel)).ToDictionary(h => h.Factor);
        var flows = hours.TryGetValue(flowFactor, out var flow) ? Flows(flow) : [];
        var found = new List<FactorMeasured>();
        foreach (var factor in factors.Distinct().Order(StringComparer.Ordinal))
        {
            var read = hours.GetValueOrDefault(factor);
            var hand = book.OfPoint(point.Id).FirstOrDefault(s => s.Factor == factor && s.Origin == Origin.Manual && s.Kind == SeriesKind.Instant);
            var unit = read?.Unit ?? hand?.Unit ?? "";
            found.Add(new(point, factor, unit, read?.Kind.Period ?? TimeSpan.FromHours(1), read is null ? [] : Hours(point, read, flows),
                hand is null || to <= from ? [] : await ByHandAsync(hand, unit, from, to, cancel), [.. limits.Where(l => l.Factor == factor)], hand is not null));
        }
        return found;
    }

    private static List<HourValue> Hours(MonitoringPoint point, ReviewedHours read, Dictionary<DateTime, double> flows)
    {
        var amount = FactorTable.Hj212Of2017.Find(read.Factor)?.LoadUnit;
        var seconds = read.Kind.Period.TotalSeconds;
        var hours = new List<HourValue>(read.Values.Count);
        foreach (var (o, valid, _) in read.Values)
        {
            var value = point.Kind == "waste-gas-outlet" && double.IsFinite(o.Converted) && o.Converted < NotComputable ? o.Converted : o.Value;
            if (!double.IsFinite(value)) continue;
            var total = amount is not null && double.IsFinite(o.Total) && Unit.TryConvert(o.Total, amount, Units.Kilogram, out var kg) ? kg : double.NaN;
            // The mass follows from what was in the gas, not from what it would be at reference conditions.
            var mass = flows.TryGetValue(o.Start, out var flow) && In(o.Value, read.Unit, Units.MilligramPerCubicMetre) is { } concentration ? concentration * flow * seconds / 1e6 : double.NaN;
            hours.Add(new(o.Start, value, valid, total, mass));
        }
        return hours;
    }

    /// <summary>Valid flows in m³/s, by start.</summary>
    private static Dictionary<DateTime, double> Flows(ReviewedHours read) => read.Values.Where(v => v.Valid)
        .Select(v => (v.Value.Start, Flow: In(v.Value.Value, read.Unit, Units.CubicMetrePerSecond))).Where(v => v.Flow is not null).ToDictionary(v => v.Start, v => v.Flow!.Value);

    private async Task<List<HandReading>> ByHandAsync(Series series, string unit, DateTime from, DateTime to, CancellationToken cancel)
    {
        var reviewedAs = await marks.OfAsync(series.PointId, from, to, cancel);
        var readings = new List<HandReading>();
        await foreach (var o in store.ReadAsync(series.Id, from, to, everyRevision: false, cancel))
            if (double.IsFinite(o.Value) && Unit.TryParse(unit, out var wanted) && In(o.Value, series.Unit, wanted) is { } value)
                readings.Add(new(o.Start, value, o.Flag is '\0' or 'N' && reviewedAs.Of(series.Factor, series.Channel, o.Start, TimeSpan.Zero).Verdict != MarkVerdict.Invalid));
        return readings;
    }

    private static double? In(double value, string unit, Unit wanted) =>
        Unit.TryParse(unit, out var from) && from.Dimension == wanted.Dimension && Unit.TryConvert(value, from, wanted, out var converted) && double.IsFinite(converted) ? converted : null;
}
