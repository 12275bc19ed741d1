using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Weather;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>The weather of a city: hour by hour the mean of what its stations measure, the wind as the mean vector.</summary>
internal sealed class CityWeather(SeriesBook series, IObservationStore store)
{
    private static readonly (string Factor, string Unit)[] Factors =
        [("a01001", "°C"), ("aqs001", "°C"), ("a01006", "hPa"), ("a01007", "m/s"), ("a01008", "°"), ("aqs002", "mm")];

    private const int Temperature = 0, DewPoint = 1, Pressure = 2, Speed = 3, Direction = 4, Rain = 5;

    private readonly Dictionary<(DateTime Hour, int Factor), (double Sum, int Count)> _means = [];
    private readonly Dictionary<DateTime, Dictionary<Guid, (double Speed, double Direction)>> _winds = [];

    public async Task<CityWeather> ReadAsync(IReadOnlyCollection<MonitoringPoint> stations, DateTime from, DateTime to, CancellationToken cancel)
    {
        var known = new Dictionary<int, (Guid Station, int Factor, Unit From, Unit To)>();
        foreach (var station in stations)
            foreach (var s in series.OfPoint(station.Id).Where(s => s.Kind.Period == TimeSpan.FromHours(1)))
                if (Array.FindIndex(Factors, f => f.Factor == s.Factor) is >= 0 and var factor && Unit.TryParse(s.Unit, out var unit) && Unit.TryParse(Factors[factor].Unit, out var wanted) && unit.Dimension == wanted.Dimension)
                    known[s.Id] = (station.Id, factor, unit, wanted);
        await foreach (var o in store.ReadAsync(known.Keys, from, to, cancel))
        {
            var (station, factor, unit, wanted) = known[o.Series];
            if (o.Flag is not ('\0' or 'N' or 'n') || !double.IsFinite(o.Value) || !Unit.TryConvert(o.Value, unit, wanted, out var value)) continue;
            if (factor is Speed or Direction) AddWind(o.Start, station, factor, value);
            else if (_means.TryGetValue((o.Start, factor), out var mean)) _means[(o.Start, factor)] = (mean.Sum + value, mean.Count + 1);
            else _means[(o.Start, factor)] = (value, 1);
        }
        return this;
    }

    /// <summary>Laid on hours in a row.</summary>
    public EpisodeColumns Over(DateTime first, int count)
    {
        var (speed, direction) = (new double[count], new double[count]);
        for (var hour = 0; hour < count; hour++)
        {
            IReadOnlyCollection<(double Speed, double Direction)> winds = _winds.TryGetValue(first.AddHours(hour), out var known) ? known.Values : [];
            var mean = WindMean.Of([.. winds.Select(w => w.Speed)], [.. winds.Select(w => w.Direction)]);
            (speed[hour], direction[hour]) = mean.IsOk ? (mean.Value.ScalarSpeed, mean.Value.Vector.Direction) : (double.NaN, double.NaN);
        }
        return new(Row(Temperature), Row(DewPoint), Row(Pressure), speed, direction, Row(Rain));

        double[] Row(int factor) => [.. Enumerable.Range(0, count).Select(h => _means.TryGetValue((first.AddHours(h), factor), out var mean) ? mean.Sum / mean.Count : double.NaN)];
    }

    private void AddWind(DateTime hour, Guid station, int factor, double value)
    {
        if (!_winds.TryGetValue(hour, out var winds)) _winds[hour] = winds = [];
        var wind = winds.GetValueOrDefault(station, (double.NaN, double.NaN));
        winds[station] = factor == Speed ? (value, wind.Item2) : (wind.Item1, value);
    }
}
