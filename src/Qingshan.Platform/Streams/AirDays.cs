using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>The index of a day with all that it rests on, from the same values as the stored one: pollutants, what is missing, the edition.</summary>
public sealed class AirDays(IObservationStore store, SeriesBook series, MarkBook marks, LedgerBook ledger)
{
    private readonly StreamInputs _inputs = new(store, series, marks, ledger);

    /// <param name="start">Midnight in Beijing at which the day begins (UTC).</param>
    /// <returns>Null where no edition of HJ 633 counted.</returns>
    public async Task<AqiResult?> ReadAsync(MonitoringPoint point, DateTime start, CancellationToken cancel)
    {
        if (_inputs.Editions.Of(point.RegionId, AirStandards.Index, Periods.Day(start)) is not { } edition) return null;
        var read = await _inputs.BestAsync(point, AirIndices.DailyInputs, start, start.AddDays(1), cancel);
        var values = AirPollutants.All.Zip(read).ToDictionary(p => p.First, p => p.Second.Where(o => o.Start == start && StreamInputs.IsValid(o)).Select(o => o.Value).DefaultIfEmpty(double.NaN).First());
        return AirQualityIndex.Daily(AirConcentrations.From(p => values[p]), Periods.Day(start), edition);
    }
}
