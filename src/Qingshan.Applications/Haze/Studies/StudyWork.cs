using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Weather;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>The methods of the library on the hours of a city.</summary>
internal static class StudyWork
{
    // A quantity that is known for less teaches a gap and not a weather.
    private const double LeastOfWeather = 0.6;

    public static Result<StudyAnswer> Of(CityAir city, StudyAsk ask, CityInventory held, MethodWork work)
    {
        DateTime[] times = [.. Enumerable.Range(0, city.Hours.Count).Select(city.Hours.TimeOf)];
        var values = ValuesOf(city, ask.Pollutant);
        var weather = WeatherOf(city, values);
        var answer = new StudyAnswer(times[0], times[^1], [.. weather.Select(w => w.Name)]);
        double[][] columns = [.. weather.Select(w => w.Values)];
        return ask.Kind switch
        {
            StudyKind.Effect => Said(EffectHours.Of(times, values, columns).Then(hours => WindowEffect.Of(hours, ask.Period!.Value, EffectOptions.Default with { Others = MeasureWindow.Read(ask.Others, "others").Value }, work)), e => answer with { Effect = e }),
            StudyKind.Years => Said(DeweatheredChange.Of(times, values, columns, DeweatheredOptions.Default, work), y => answer with { Years = y }),
            _ => Said(CitySources.Of(city, ask, times, values, held, work), s => answer with { Sources = s }),
        };
    }

    /// <summary>Of PM2.5 the mean of which half of the stations have a part, as episodes are found in it; of others the mean of those that measure them.</summary>
    internal static double[] ValuesOf(CityAir city, AirPollutant pollutant) => pollutant == AirPollutant.Pm25 ? [.. city.Hours.CityMean] : city.Pollutants[pollutant];

    /// <summary>What there is enough of, in the hours that have a value; wind as its speed and its parts towards east and north.</summary>
    private static List<(string Name, double[] Values)> WeatherOf(CityAir city, double[] values)
    {
        var (w, all) = (city.Weather, new List<(string, double[])>());
        var (speed, from) = (w.WindSpeed!, w.WindDirection!);
        WindVector[] wind = [.. speed.Select((value, hour) => WindVector.Of(value, from[hour]))];
        Add("windSpeed", speed);
        Add("windEast", [.. wind.Select(v => v.U)]);
        Add("windNorth", [.. wind.Select(v => v.V)]);
        Add("temperature", w.Temperature!);
        Add("pressure", w.Pressure!);
        Add("dewPoint", w.DewPoint!);
        Add("rain", w.Rain!);
        return all;

        void Add(string name, double[] row)
        {
            var (there, known) = (0, 0);
            for (var h = 0; h < row.Length; h++)
            {
                if (double.IsNaN(values[h])) continue;
                there++;
                if (!double.IsNaN(row[h])) known++;
            }
            if (there > 0 && known >= LeastOfWeather * there) all.Add((name, row));
        }
    }

    private static Result<StudyAnswer> Said<T>(Analysed<T> found, Func<T, StudyAnswer> answer) => found.TryGet(out var value, out var problem) ? answer(value) : HazeErrors.Of(problem);
}
