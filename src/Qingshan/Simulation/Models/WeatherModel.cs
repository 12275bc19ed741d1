namespace Qingshan.Simulation;

/// <summary>
/// The weather of the made-up region: one sky over all its points. What matters is that the signs are right: afternoons are
/// warm and windy and mix the air, calm nights hold it down, rain washes it and raises the river.
/// </summary>
internal sealed class WeatherModel(ulong seed)
{
    private static readonly TimeSpan Passage = TimeSpan.FromDays(3.3);
    private readonly ulong _front = Chance.Mix(seed, 1);
    private readonly ulong _cloud = Chance.Mix(seed, 2);
    private readonly ulong _wind = Chance.Mix(seed, 3);
    private readonly ulong _gust = Chance.Mix(seed, 4);
    private readonly ulong _turn = Chance.Mix(seed, 5);
    private readonly ulong _moist = Chance.Mix(seed, 6);
    private readonly ulong _shower = Chance.Mix(seed, 7);

    /// <summary>0 clear, 1 overcast.</summary>
    public double Cloud(DateTime utc) => Math.Clamp(0.5 + 0.75 * Chance.Smooth(_cloud, utc, TimeSpan.FromDays(1.4)), 0, 1);

    /// <summary>Sunshine that reaches the ground, 0 to 1.</summary>
    public double Sunshine(DateTime utc) => Rhythm.Sun(utc) * (1 - 0.7 * Cloud(utc)) * (0.75 + 0.25 * Rhythm.Season(utc));

    /// <summary>Millimetres an hour; mostly 0.</summary>
    public double Rain(DateTime utc)
    {
        var front = Chance.Smooth(_shower, utc, TimeSpan.FromHours(31)) + 0.2 * Chance.Smooth(_gust, utc, TimeSpan.FromHours(1.5));
        return Math.Max(0, front - 0.72) * 22 * Cloud(utc);
    }

    /// <summary>Air temperature, °C.</summary>
    public double Temperature(DateTime utc) =>
        17.2 + 11.3 * Rhythm.Season(utc) + 4.2 * Chance.Smooth(_front, utc, Passage)
        + 4.3 * (1 - 0.6 * Cloud(utc)) * Rhythm.Daily(utc, 15) - 0.4 * Math.Min(4, Rain(utc));

    /// <summary>Relative humidity, %.</summary>
    public double Humidity(DateTime utc) => Math.Clamp(
        72 - 17 * (1 - 0.5 * Cloud(utc)) * Rhythm.Daily(utc, 15) + 14 * Chance.Smooth(_moist, utc, TimeSpan.FromDays(2)) + 5 * Math.Min(4, Rain(utc)),
        18, 99.5);

    /// <summary>Air pressure at the ground, kPa: high in winter, low before a warm front.</summary>
    public double Pressure(DateTime utc) =>
        101.2 - 0.95 * Rhythm.Season(utc) - 0.7 * Chance.Smooth(_front, utc, Passage) + 0.09 * Math.Cos((Rhythm.Hour(utc) - 10) / 12 * 2 * Math.PI);

    /// <summary>Wind speed, m/s.</summary>
    public double Wind(DateTime utc) => Math.Max(0.2,
        1.9 + 1.5 * Chance.Smooth(_wind, utc, TimeSpan.FromDays(2.1)) + 0.6 * Rhythm.Daily(utc, 15) + 0.5 * Chance.Smooth(_gust, utc, TimeSpan.FromMinutes(50)));

    /// <summary>Where the wind comes from, degrees from north.</summary>
    public double WindFrom(DateTime utc)
    {
        var degrees = 50 + 150 * Chance.Smooth(_turn, utc, TimeSpan.FromDays(1.7)) + 35 * Chance.Smooth(_gust, utc, TimeSpan.FromHours(2.5));
        return (degrees % 360 + 360) % 360;
    }

    /// <summary>How well the air mixes upward, 0.3 in a clear calm night to about 1.5 in a sunny windy afternoon.</summary>
    public double Mixing(DateTime utc)
    {
        var afternoon = Math.Max(0, Rhythm.Daily(utc, 14.5)) * (1 - 0.5 * Cloud(utc));
        return (0.42 + 0.75 * afternoon) * (0.7 + 0.15 * Wind(utc));
    }

    /// <summary>How much stays where it is made: above 1 under low wind, below it in a breeze.</summary>
    public double Stagnation(DateTime utc) => 2.6 / (1.2 + Wind(utc));

    /// <summary>The river's memory of rain over two days, 0 to about 1.</summary>
    public double Runoff(DateTime utc)
    {
        var wet = 0.0;
        for (var hours = 0; hours < 48; hours += 6) wet += Rain(utc.AddHours(-hours)) * (1 - hours / 48.0);
        return Math.Min(1, wet / 12);
    }
}
