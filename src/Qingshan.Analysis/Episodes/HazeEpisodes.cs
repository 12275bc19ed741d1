using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Episodes;

/// <summary>Finds the haze episodes of a city in its hours.</summary>
public static class HazeEpisodes
{
    // The window in which the fastest rise and fall are measured, and that in which a doubling is explosive.
    private const int Steep = 6, Explosive = 10;

    // A station that was above the threshold more than a day before the city had a haze of its own.
    private const int Early = 24;

    /// <summary>Finds and describes them, in O(n) and the length of each episode.</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="rules">What an episode is; the usual when left out.</param>
    /// <returns>The episodes in the order of time, none where there are none; a problem for rules that cannot be.</returns>
    public static Analysed<ImmutableArray<HazeEpisode>> Of(EpisodeHours hours, EpisodeRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(hours);
        rules ??= new();
        if (rules.Wrong() is { } wrong) return wrong;
        var weather = Normals(hours, [("temperature", hours.Columns.Temperature!), ("dewPoint", hours.Columns.DewPoint!), ("humidity", Humidities(hours)), ("pressure", hours.Columns.Pressure!), ("windSpeed", hours.Columns.WindSpeed!)]);
        var pollutants = Normals(hours, [("pm25", hours.City), .. hours.Columns.Others!]);
        var found = ImmutableArray.CreateBuilder<HazeEpisode>();
        var floor = 0;
        foreach (var (first, last) in EpisodeSpans.Of(hours.City, rules))
        {
            if (!(HighestDay(hours.City, first, last) > rules.Threshold)) continue;
            found.Add(Made(hours, rules, first, last, floor, weather, pollutants));
            floor = last + 1;
        }
        return found.ToImmutable();
    }

    private static HazeEpisode Made(EpisodeHours hours, EpisodeRules rules, int first, int last, int floor, List<(string, SeasonNormal)> weather, List<(string, SeasonNormal)> pollutants)
    {
        var city = hours.City;
        var (peak, sum, count, above) = (first, 0.0, 0, 0);
        for (var h = first; h <= last; h++)
        {
            if (double.IsNaN(city[h])) continue;
            (sum, count) = (sum + city[h], count + 1);
            if (city[h] > rules.Threshold) above++;
            if (city[h] > city[peak]) peak = h;
        }
        var onset = EpisodeSpans.Onset(city, first, floor, rules);
        var cleared = EpisodeSpans.Cleared(city, last, rules.Reach, rules.Clean);
        var growth = new EpisodeGrowth(hours.TimeOf(onset), first - onset, first == onset ? double.NaN : (city[first] - city[onset]) / (first - onset), Steepest(city, onset, peak, rising: true),
            IsExplosive(city, onset, peak, rules.Clean), [.. weather.Select(w => w.Item2.Of(w.Item1, onset, first))], EpisodeWeather.Wind(hours, onset, first));
        var clearing = EpisodeWeather.Clearing(hours, last, cleared, Steepest(city, last - Steep, cleared < 0 ? last + Steep : cleared, rising: false));
        return new(hours.TimeOf(first), hours.TimeOf(last), last - first + 1, above, sum / count, city[peak], hours.TimeOf(peak), HighestDay(city, first, last), growth, clearing,
            [.. weather.Select(w => w.Item2.Of(w.Item1, first, last))], [.. pollutants.Select(p => p.Item2.Of(p.Item1, first, last))], Passings(hours, rules, onset, first, last));
    }

    private static List<(string, SeasonNormal)> Normals(EpisodeHours hours, IEnumerable<(string Name, double[] Values)> columns) =>
        [.. columns.Where(c => c.Values.Any(v => !double.IsNaN(v))).Select(c => (c.Name, new SeasonNormal(hours.Start, c.Values)))];

    private static double[] Humidities(EpisodeHours hours) => [.. hours.Columns.Temperature!.Zip(hours.Columns.DewPoint!, (t, d) => Math.Min(100, Humidity.Relative(t, d)))];

    /// <summary>The largest change within a window, per hour; 0 where it never went that way.</summary>
    private static double Steepest(double[] city, int first, int last, bool rising)
    {
        var largest = 0.0;
        for (var h = Math.Max(0, first); h < Math.Min(last, city.Length - 1); h++)
        {
            var to = Math.Min(Math.Min(h + Steep, last), city.Length - 1);
            var change = (city[to] - city[h]) / (to - h) * (rising ? 1 : -1);
            // A shorter window at the end would find noise steep.
            if (to - h == Math.Min(Steep, last - Math.Max(0, first)) && change > largest) largest = change;
        }
        return largest;
    }

    private static bool IsExplosive(double[] city, int onset, int peak, double clean)
    {
        for (var h = onset; h < peak; h++)
            for (var to = h + 1; to <= Math.Min(peak, h + Explosive); to++)
                if (city[h] > clean && city[to] >= 2 * city[h]) return true;
        return false;
    }

    /// <summary>Of the 24 hours within it, or around it where it is shorter.</summary>
    private static double HighestDay(double[] city, int first, int last)
    {
        var highest = double.NaN;
        for (var h = Math.Max(0, Math.Min(first, last - 23)); h <= Math.Max(first, last - 23) && h + 24 <= city.Length; h++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var value in city.AsSpan(h, 24))
                if (!double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
            if (count >= 20 && !(highest >= sum / count)) highest = sum / count;
        }
        return highest;
    }

    private static ImmutableArray<StationPassing> Passings(EpisodeHours hours, EpisodeRules rules, int onset, int first, int last)
    {
        var passings = hours.Stations.Select((name, s) =>
        {
            for (var h = Math.Max(onset, first - Early); h + 3 <= Math.Min(last + 3, hours.Count); h++)
            {
                var (sum, count) = (0.0, 0);
                foreach (var value in hours.Pm25[s].AsSpan(h, 3))
                    if (!double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
                if (count >= 2 && sum / count > rules.Threshold && hours.Pm25[s][h] > rules.Threshold) return new StationPassing(name, hours.TimeOf(h), h - first);
            }
            return new StationPassing(name, null, double.NaN);
        });
        return [.. passings.OrderBy(p => p.At ?? DateTime.MaxValue).ThenBy(p => p.Station, StringComparer.Ordinal)];
    }
}
