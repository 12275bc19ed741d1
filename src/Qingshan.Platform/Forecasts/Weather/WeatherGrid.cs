using Qingshan.Analysis.Grids;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// A weather forecast on a grid (NetCDF): for each air station within it the values between the four cells around, by the names that ECMWF and most others
/// use. Precipitation is not taken: whether it is of the hour or since the issue no two files agree upon.
/// </summary>
internal static class WeatherGrid
{
    private const double Kelvin = 273.15;

    private static readonly string[] Temperature = ["t2m", "2t", "t2"], DewPoint = ["d2m", "2d", "td2m"], Pressure = ["sp", "msl", "pres"], East = ["u10", "10u"], North = ["v10", "10v"];

    /// <summary>What is said of each station, by issue and place.</summary>
    public static Result<Dictionary<WeatherPlace, SortedDictionary<DateTime, float[]>>> Read(string path, IEnumerable<MonitoringPoint> stations)
    {
        var name = Path.GetFileName(path);
        if (!GridFile.Open(path).TryGet(out var file, out var problem)) return Bad(problem);
        if (Find(file, Temperature) is not { } temperature || Find(file, East) is not { } east || Find(file, North) is not { } north)
            return ForecastErrors.BadGrid.Of(name, new Text("缺少 t2m、u10、v10 之一（维度为时间、纬度、经度）", "one of t2m, u10, v10 with time, latitude, longitude is missing"));
        if (file.Coordinate(temperature.Dimensions[0]) is not { } axis) return ForecastErrors.BadGrid.Of(name, new Text("第一维没有时间坐标", "the first axis has no times"));
        if (!CfTime.Of(axis).TryGet(out var times, out problem)) return Bad(problem);
        var issued = times[0];
        if (file.Variables.FirstOrDefault(v => v.Name == "forecast_reference_time") is { } reference)
        {
            if (!CfTime.Of(reference).TryGet(out var at, out problem)) return Bad(problem);
            issued = at[0];
        }
        var places = stations.Select(s => (Key: new WeatherPlace(Utc(issued), s.Place!.Longitude, s.Place.Latitude), Hours: new SortedDictionary<DateTime, float[]>())).DistinctBy(p => p.Key).ToList();
        var (dewPoint, pressure) = (Find(file, DewPoint), Find(file, Pressure));
        for (var t = 0; t < times.Length; t++)
        {
            if (times[t].Ticks % TimeSpan.TicksPerHour != 0) return ForecastErrors.BadGrid.Of(name, new Text($"时间 {times[t]:O} 不是整点", $"the time {times[t]:O} is no full hour"));
            var planes = new GridPlane?[5];
            foreach (var (i, variable) in ((GridVariable?[])[temperature, dewPoint, pressure, east, north]).Index())
            {
                if (variable is null) continue;
                if (!file.Plane(variable, [t]).TryGet(out planes[i], out problem)) return Bad(problem);
            }
            foreach (var (key, hours) in places)
            {
                double At(int i, Func<double, double>? converted = null) => planes[i]?.Bilinear(key.Longitude, key.Latitude) is { } value ? converted?.Invoke(value) ?? value : double.NaN;
                var (u, v) = (At(3), At(4));
                if (double.IsNaN(u)) continue;
                // In the order of Panel.Weather.
                hours[Utc(times[t])] = [(float)At(0, Celsius), (float)At(2, p => p > 2000 ? p / 100 : p), (float)At(1, Celsius), float.NaN, (float)u, (float)v, (float)Math.Sqrt(u * u + v * v)];
            }
        }
        return places.Where(p => p.Hours.Count > 0).ToDictionary(p => p.Key, p => p.Hours);

        Error Bad(AnalysisProblem why) => ForecastErrors.BadGrid.Of(name, new Text(why.Zh, why.En));
    }

    private static GridVariable? Find(GridFile file, string[] names) => file.Variables.FirstOrDefault(v => names.Contains(v.Name) && v.Dimensions.Length == 3);

    // No air on earth is as warm or as cold as would make the two be taken for one another.
    private static double Celsius(double value) => value > 150 ? value - Kelvin : value;

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}

/// <summary>Of which issue and place (WGS-84) something is said.</summary>
internal readonly record struct WeatherPlace(DateTime Issued, double Longitude, double Latitude);
