namespace Qingshan.Simulation;

/// <summary>
/// The air at one station, driven by the weather and by traffic. Gases and particles in µg/m³, CO in mg/m³. PM10 is made of
/// PM2.5 and something more, so it can never be less.
/// </summary>
/// <param name="urban">0 in the hills, 1 in the centre.</param>
internal sealed class AirModel(WeatherModel weather, ulong seed, double urban)
{
    private readonly ulong _drift = Chance.Mix(seed, 11);
    private readonly ulong _coarse = Chance.Mix(seed, 12);
    private readonly ulong _plume = Chance.Mix(seed, 13);

    public double Pm25(DateTime utc)
    {
        var season = 33 - 15 * Rhythm.Season(utc);
        var held = Math.Pow(weather.Stagnation(utc), 1.4) / Math.Pow(weather.Mixing(utc), 0.35);
        var washed = 1 / (1 + 0.35 * weather.Rain(utc) + 0.5 * weather.Runoff(utc));
        return Math.Max(2, season * held * washed * (0.72 + 0.4 * urban) * Local(utc) + 4 * Rhythm.Traffic(utc) * urban);
    }

    public double Pm10(DateTime utc)
    {
        var blown = 3.5 * Math.Max(0, weather.Wind(utc) - 3) / (1 + weather.Rain(utc));
        return Pm25(utc) * (1.42 + 0.16 * Chance.Smooth(_coarse, utc, TimeSpan.FromHours(9))) + 5 + 6 * Rhythm.Traffic(utc) * urban + blown;
    }

    public double No2(DateTime utc) => Math.Max(2,
        (7 + 36 * Rhythm.Traffic(utc) * (0.25 + 0.75 * urban)) * Math.Sqrt(weather.Stagnation(utc) / weather.Mixing(utc)) * Local(utc)
        * (1 - 0.35 * weather.Sunshine(utc)));

    /// <summary>Made by sun and warmth with the afternoon's peak, eaten by fresh nitrogen oxide.</summary>
    public double O3(DateTime utc)
    {
        var warm = Math.Clamp((weather.Temperature(utc) + 4) / 28, 0.15, 1.4);
        var afternoon = Math.Pow((1 + Rhythm.Daily(utc, 15)) / 2, 1.6);
        var made = 150 * afternoon * warm * (1 - 0.45 * weather.Cloud(utc));
        return Math.Max(3, (32 + made) * (1.1 - 0.15 * urban) - 0.45 * No2(utc));
    }

    public double So2(DateTime utc) => Math.Max(1.5,
        (6.5 - 2 * Rhythm.Season(utc)) * weather.Stagnation(utc) * Local(utc)
        + 14 * Math.Max(0, Chance.Smooth(_plume, utc, TimeSpan.FromHours(5)) - 0.55));

    public double Co(DateTime utc) =>
        Math.Max(0.15, (0.42 + 0.5 * Rhythm.Traffic(utc) * urban) * Math.Sqrt(weather.Stagnation(utc) / weather.Mixing(utc)) * Local(utc));

    private double Local(DateTime utc) => 1 + 0.18 * Chance.Smooth(_drift, utc, TimeSpan.FromHours(3.5));
}
