using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 空气质量指数 · The index of an hour or a day of a station, by the edition of HJ 633 that counted there then. Where an index is not
/// to be published (HJ 633-2026, 5.3) there is no value.
/// </summary>
internal sealed class AirIndices(Period period) : IDerivation
{
    public Text Rule { get; } = period == Period.Hour
        ? new("小时空气质量指数：按当时当地适用的 HJ 633 版本，颗粒物用 1 小时均值查日均值表", "Hourly air quality index by the edition of HJ 633 that applied there then; particles by their 1 h mean on the daily table")
        : new("日空气质量指数：按当时当地适用的 HJ 633 版本，臭氧用日最大 8 小时平均", "Daily air quality index by the edition of HJ 633 that applied there then; ozone by its largest 8 h mean");

    public Period Period => period;

    public string? Standard => AirStandards.Index;

    /// <summary>What the index of a day is made of, in the order of <see cref="AirPollutants.All"/>.</summary>
    internal static IReadOnlyList<Input> DailyInputs { get; } = new AirIndices(Period.Day).Inputs;

    private SeriesKind Kind => period == Period.Hour ? SeriesKind.HourlyMean : SeriesKind.DailyMean;

    public Target? TargetOf(MonitoringPoint point, Series source) =>
        point.Kind == "air-station" && AirPollutants.Find(source.Factor) is { } pollutant && (source.Kind, source.Channel) == InputOf(pollutant)
            ? new(Indices.Aqi, Kind, "", Units.Dimensionless.Symbol) : null;

    public async Task<IReadOnlyList<Derived>> DeriveAsync(
        MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel)
    {
        var read = await inputs.BestAsync(point, Inputs, from, to, cancel);
        var values = AirPollutants.All.Zip(read).ToDictionary(p => p.First, p => p.Second.Where(o => StreamInputs.IsValid(o)).ToDictionary(o => o.Start, o => o.Value));
        var (derived, editions) = (new List<Derived>(), inputs.Editions);
        for (var start = from; start < to; start = period.EndOf(start))
        {
            var day = Periods.Day(start);
            if (editions.Of(point.RegionId, AirStandards.Index, day) is not { } edition) continue;
            var concentrations = AirConcentrations.From(p => values[p].GetValueOrDefault(start, double.NaN));
            var index = period == Period.Hour ? AirQualityIndex.Hourly(concentrations, day, edition) : AirQualityIndex.Daily(concentrations, day, edition);
            if (index.Aqi is { } aqi) derived.Add(Derived.Plain(start, aqi));
        }
        return derived;
    }

    private IReadOnlyList<Input> Inputs => [.. AirPollutants.All.Select(p => new Input(p.Code(), InputOf(p).Kind, InputOf(p).Channel, p.Unit().Symbol))];

    private (SeriesKind Kind, string Channel) InputOf(AirPollutant pollutant) =>
        period == Period.Hour ? (SeriesKind.HourlyMean, "") : pollutant == AirPollutant.Ozone ? (OzoneDays.Kind, OzoneDays.Channel) : (SeriesKind.DailyMean, "");
}
