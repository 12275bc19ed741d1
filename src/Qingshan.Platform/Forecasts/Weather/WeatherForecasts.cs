using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Forecasts;

/// <summary>The weather forecasts that were imported, for models that look at coming weather.</summary>
public sealed class WeatherForecasts(PlatformDbs dbs)
{
    /// <summary>An older forecast of the weather is none.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(36);

    /// <summary>Without these a model would go by what is usual.</summary>
    private static readonly PanelFactor[] Needed = [PanelFactor.Temperature, PanelFactor.WindEast, PanelFactor.WindNorth];

    /// <summary>
    /// Fills the hours of a panel behind one with the newest weather forecast that was issued by the end of that hour and covers every station and hour;
    /// each station takes the nearest place within <see cref="ForecastPanel.Near"/>.
    /// </summary>
    /// <param name="hour">The last hour that is known, UTC.</param>
    /// <param name="knownAt">What came later is not looked at; null for everything that was issued by then, whenever it came.</param>
    /// <returns>When it was issued; null where none covers everything, and the panel is as it was.</returns>
    internal async Task<DateTime?> PutAsync(Panel panel, DateTime hour, DateTime? knownAt, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var (until, since) = (hour.AddHours(1), hour - Oldest);
        var there = db.Set<WeatherForecast>().AsNoTracking().Where(w => w.IssuedAt <= until && w.IssuedAt >= since && (knownAt == null || w.ReceivedAt <= knownAt));
        foreach (var issued in await there.Select(w => w.IssuedAt).Distinct().OrderByDescending(i => i).ToListAsync(cancel))
        {
            // Of a place that was sent twice, what came last counts.
            var places = (await there.Where(w => w.IssuedAt == issued).ToListAsync(cancel)).GroupBy(w => (w.Longitude, w.Latitude)).Select(g => g.MaxBy(w => w.ReceivedAt)!).ToList();
            var found = panel.Sites.Select(s => Nearest(places, s.Place)).ToList();
            if (found.TrueForAll(w => w is not null && Covers(w, until, panel.At(panel.Hours))))
            {
                for (var site = 0; site < found.Count; site++) Put(panel, site, found[site]!, panel.HourOf(until));
                return issued;
            }
        }
        return null;
    }

    /// <summary>The hours of each factor, in the order of <see cref="Panel.Weather"/>.</summary>
    internal static float[][] Read(WeatherForecast weather)
    {
        var hours = weather.Hours.Length / 4 / Panel.Weather.Length;
        var rows = new float[Panel.Weather.Length][];
        for (var i = 0; i < rows.Length; i++) Buffer.BlockCopy(weather.Hours, i * hours * 4, rows[i] = new float[hours], 0, hours * 4);
        return rows;
    }

    private static WeatherForecast? Nearest(List<WeatherForecast> places, LonLat site) =>
        places.Select(p => (Weather: p, Distance: GreatCircle.DistanceMetres(site, new(p.Longitude, p.Latitude)))).Where(p => p.Distance <= ForecastPanel.Near)
            .OrderBy(p => p.Distance).Select(p => p.Weather).FirstOrDefault();

    private static bool Covers(WeatherForecast weather, DateTime from, DateTime to)
    {
        var rows = Read(weather);
        var (first, last) = ((int)(from - weather.First).TotalHours, (int)(to - weather.First).TotalHours - 1);
        return first >= 0 && last < rows[0].Length && Needed.All(factor => !rows[Panel.Weather.IndexOf(factor)][first..(last + 1)].Any(float.IsNaN));
    }

    private static void Put(Panel panel, int site, WeatherForecast weather, int from)
    {
        var rows = Read(weather);
        for (var i = 0; i < rows.Length; i++)
            for (var hour = from; hour < panel.Hours; hour++)
                panel[Panel.Weather[i], site][hour] = rows[i][(int)(panel.At(hour) - weather.First).TotalHours];
    }
}
