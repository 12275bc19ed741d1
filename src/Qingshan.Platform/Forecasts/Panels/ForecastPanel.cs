using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Weather;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Makes a panel of what the platform has: the effective hours of air stations (of series side by side the best, reviewed values before raw ones), in
/// the units of the standard, and the weather of the same point or, where it measures none, of the nearest one within <see cref="Near"/>. Wind is
/// taken apart into components; a dew point that nobody measures follows from temperature and humidity.
/// </summary>
public sealed class ForecastPanel(IObservationStore store, SeriesBook series, MarkBook marks, LedgerBook ledger)
{
    /// <summary>Weather from further away is somebody else's weather.</summary>
    public const double Near = 50_000;

    /// <summary>Local time, by which the sun rises: the platform's calendar is Beijing's.</summary>
    public static readonly TimeSpan Clock = TimeSpan.FromHours(8);

    private static readonly string[] Weather =
        [PanelCodes.Temperature, PanelCodes.Humidity, PanelCodes.Pressure, PanelCodes.WindSpeed, PanelCodes.WindDirection, PanelCodes.DewPoint, PanelCodes.Rain];

    private readonly StreamInputs _inputs = new(store, series, marks, ledger);

    /// <summary>The air stations of a region with a place and hours of a factor, in the order of their codes; where some are real, those alone.</summary>
    public IReadOnlyList<MonitoringPoint> Stations(Guid? region, IReadOnlyCollection<Guid> points, PanelFactor factor)
    {
        var now = ledger.Now;
        var within = region is { } top ? now.Within(top) : null;
        List<MonitoringPoint> found =
        [
            .. now.InCodeOrder.Where(p => p.Kind == "air-station" && p.Place is not null && Has(p, PanelCodes.Of(factor)))
                .Where(p => within is null ? points.Contains(p.Id) : p.RegionId is { } at && within.Contains(at)),
        ];
        return found.Exists(p => !p.Simulated) ? [.. found.Where(p => !p.Simulated)] : found;
    }

    /// <summary>As which site of a panel and of a model a point is known: a model outlives a change of its code.</summary>
    public static string SiteOf(Guid point) => point.ToString("N");

    /// <summary>A panel of some stations.</summary>
    /// <param name="from">Its first hour, UTC.</param>
    /// <param name="known">The first hour of which nothing is known any more: no value of it or a later one is read.</param>
    /// <param name="until">The first hour behind the panel.</param>
    public async Task<Panel> BuildAsync(IReadOnlyList<MonitoringPoint> stations, DateTime from, DateTime known, DateTime until, CancellationToken cancel)
    {
        var panel = new Panel(from, (int)(until - from).TotalHours, [.. stations.Select(s => new PanelSite(SiteOf(s.Id), At(s)))], Clock);
        var weatherOf = stations.Select(WeatherOf).ToList();
        var codes = Panel.Pollutants.Select(PanelCodes.Of).ToList();
        var read = new Dictionary<Guid, IReadOnlyDictionary<string, float[]>>();
        foreach (var point in stations.Concat(weatherOf.SelectMany(w => w.Values)).DistinctBy(p => p.Id))
            read[point.Id] = await ReadAsync(point, stations.Any(s => s.Id == point.Id) ? [.. codes, .. Weather] : Weather, from, known, panel.Hours, cancel);
        for (var site = 0; site < stations.Count; site++)
        {
            foreach (var pollutant in Panel.Pollutants) Put(pollutant, site, read[stations[site].Id].GetValueOrDefault(PanelCodes.Of(pollutant)));
            var near = weatherOf[site];
            float[]? Of(string code) => near.TryGetValue(code, out var point) ? read[point.Id].GetValueOrDefault(code) : null;
            Put(PanelFactor.Temperature, site, Of(PanelCodes.Temperature));
            Put(PanelFactor.Pressure, site, Of(PanelCodes.Pressure));
            Put(PanelFactor.Rain, site, Of(PanelCodes.Rain));
            Put(PanelFactor.WindSpeed, site, Of(PanelCodes.WindSpeed));
            Put(PanelFactor.DewPoint, site, Of(PanelCodes.DewPoint) ?? DewPoints(Of(PanelCodes.Temperature), Of(PanelCodes.Humidity)));
            // Speed and direction of different places make no wind.
            if (near.TryGetValue(PanelCodes.WindDirection, out var vane) && read[vane.Id].GetValueOrDefault(PanelCodes.WindSpeed) is { } speed)
                Components(read[vane.Id][PanelCodes.WindDirection], speed, panel[PanelFactor.WindEast, site], panel[PanelFactor.WindNorth, site]);
        }
        return panel;

        void Put(PanelFactor factor, int site, float[]? values) => values?.CopyTo(panel[factor, site]);
    }

    /// <summary>The effective hours of a factor at a point; NaN where there is none.</summary>
    public async Task<float[]> HoursAsync(MonitoringPoint point, PanelFactor factor, DateTime from, DateTime to, CancellationToken cancel) =>
        (await ReadAsync(point, [PanelCodes.Of(factor)], from, to, (int)(to - from).TotalHours, cancel)).GetValueOrDefault(PanelCodes.Of(factor)) ?? Missing((int)(to - from).TotalHours);

    internal static LonLat At(MonitoringPoint point) => new(point.Place!.Longitude, point.Place.Latitude);

    /// <summary>For each code of the weather the nearest point that measures it.</summary>
    private Dictionary<string, MonitoringPoint> WeatherOf(MonitoringPoint station)
    {
        var near = ledger.Now.InCodeOrder.Where(p => p.Place is not null && p.Simulated == station.Simulated)
            .Select(p => (Point: p, Distance: p.Id == station.Id ? -1 : GreatCircle.DistanceMetres(At(station), At(p)))).Where(p => p.Distance <= Near).OrderBy(p => p.Distance).ToList();
        var found = new Dictionary<string, MonitoringPoint>();
        foreach (var code in Weather)
            if (near.FirstOrDefault(p => Has(p.Point, code) && (code != PanelCodes.WindDirection || Has(p.Point, PanelCodes.WindSpeed))).Point is { } point) found[code] = point;
        return found;
    }

    private bool Has(MonitoringPoint point, string code) => series.OfPoint(point.Id).Any(s => s.Factor == code && s.Channel.Length == 0 && s.Kind == PanelCodes.KindOf(code));

    private async Task<IReadOnlyDictionary<string, float[]>> ReadAsync(MonitoringPoint point, IEnumerable<string> codes, DateTime from, DateTime known, int hours, CancellationToken cancel)
    {
        List<string> there = [.. codes.Where(c => Has(point, c))];
        var read = await _inputs.BestAsync(point, [.. there.Select(c => new Input(c, PanelCodes.KindOf(c), "", PanelCodes.UnitOf(c)))], from, known, cancel);
        var values = new Dictionary<string, float[]>();
        foreach (var (code, observations) in there.Zip(read))
        {
            var row = values[code] = Missing(hours);
            foreach (var o in observations)
                if (StreamInputs.IsValid(o) && (int)Math.Floor((o.Start - from).TotalHours) is var at && at >= 0 && at < hours) row[at] = (float)o.Value;
        }
        return values;
    }

    private static void Components(float[] direction, float[] speed, Span<float> east, Span<float> north)
    {
        for (var i = 0; i < direction.Length; i++)
        {
            var wind = WindVector.Of(speed[i], direction[i]);
            (east[i], north[i]) = ((float)wind.U, (float)wind.V);
        }
    }

    /// <summary>A humidity of nearly nothing is an instrument's, and would give a dew point of none.</summary>
    private static float[]? DewPoints(float[]? temperature, float[]? humidity) => temperature is null || humidity is null ? null :
        [.. temperature.Zip(humidity, (t, h) => (float)Humidity.DewPoint(t, Math.Clamp(h, 1, 100)))];

    private static float[] Missing(int hours)
    {
        var row = new float[hours];
        Array.Fill(row, float.NaN);
        return row;
    }
}
