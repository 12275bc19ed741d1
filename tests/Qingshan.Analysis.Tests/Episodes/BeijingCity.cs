using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Statistics;
using Qingshan.Standards;

namespace Qingshan.Analysis.Tests.Episodes;

/// <summary>Beijing as a city: twelve stations of 2013 to 2017 with weather, and the embassy's one of 2010 to 2014. The tests are skipped where the data is absent.</summary>
internal static class BeijingCity
{
    private static readonly string[] Stations =
        ["Aotizhongxin", "Changping", "Dingling", "Dongsi", "Guanyuan", "Gucheng", "Huairou", "Nongzhanguan", "Shunyi", "Tiantan", "Wanliu", "Wanshouxigong"];

    private static readonly Lazy<(EpisodeHours Hours, Dictionary<AirPollutant, double[]> Pollutants)> Read = new(ReadStations);

    public static EpisodeHours Hours
    {
        get
        {
            // Skipped outside of the lazy value, which would keep the exception.
            SharedData.Path("data/beijing_multisite");
            return Read.Value.Hours;
        }
    }

    /// <summary>Hourly means of the city, in the units of the index.</summary>
    public static Dictionary<AirPollutant, double[]> Pollutants => Hours.Count > 0 ? Read.Value.Pollutants : [];

    /// <summary>The embassy's station, with temperature, dew point and pressure.</summary>
    public static EpisodeHours Embassy()
    {
        const string path = "data/beijing_pm25_2010_2014/PRSA_data_2010.1.1-2014.12.31.csv.gz";
        var (year, month, day, hour) = (Oracle.Numbers(path, "year"), Oracle.Numbers(path, "month"), Oracle.Numbers(path, "day"), Oracle.Numbers(path, "hour"));
        DateTime[] times = [.. year.Select((y, i) => new DateTime((int)y, (int)month[i], (int)day[i], (int)hour[i], 0, 0))];
        return EpisodeHours.Of(times, [("embassy", Oracle.Numbers(path, "pm2.5"))], new(Oracle.Numbers(path, "TEMP"), Oracle.Numbers(path, "DEWP"), Oracle.Numbers(path, "PRES"))).Value;
    }

    private static (EpisodeHours, Dictionary<AirPollutant, double[]>) ReadStations()
    {
        var rows = Stations.Select(s => BeijingStations.Rows(s).ToArray()).ToArray();
        var weather = rows[Array.IndexOf(Stations, "Guanyuan")];
        DateTime[] times = [.. weather.Select(BeijingStations.Hour)];
        double[] City(int column, double scale = 1) => [.. Enumerable.Range(0, times.Length).Select(i => Mean(rows, i, column) * scale)];
        double[] Of(int column) => [.. weather.Select(r => BeijingStations.Number(r[column]))];
        double[] direction = [.. weather.Select(r => Compass.TryParse(r[15], out var degrees) ? degrees : double.NaN)];
        var (pm10, so2, no2, co, o3) = (City(6), City(7), City(8), City(9), City(10));
        var hours = EpisodeHours.Of(times, [.. Stations.Select((s, i) => (s, rows[i].Select(r => BeijingStations.Number(r[5])).ToArray()))],
            new(Of(11), Of(13), Of(12), Of(16), direction, Of(14), [("pm10", pm10), ("so2", so2), ("no2", no2), ("co", co), ("o3", o3)])).Value;
        return (hours, new()
        {
            [AirPollutant.Pm25] = [.. hours.CityMean], [AirPollutant.Pm10] = pm10, [AirPollutant.SulphurDioxide] = so2, [AirPollutant.NitrogenDioxide] = no2,
            [AirPollutant.CarbonMonoxide] = [.. co.Select(v => v / 1000)], [AirPollutant.Ozone] = o3,
        });
    }

    private static double Mean(string[][][] rows, int row, int column)
    {
        var (sum, count) = (0.0, 0);
        foreach (var station in rows)
            if (BeijingStations.Number(station[row][column]) is var value && !double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
        return 2 * count >= rows.Length ? sum / count : double.NaN;
    }
}
