namespace Qingshan.Simulation;

/// <summary>
/// Water of a river, lake or well. Oxygen follows the season (cold water holds more) and the day (plants make it until the
/// late afternoon); rain brings turbidity and phosphorus. mg/L; conductivity in µS/cm, turbidity in NTU.
/// </summary>
/// <param name="load">0 near the spring, 1 below the city.</param>
/// <param name="depth">0 at the surface, 1 in a well that knows neither day nor rain.</param>
internal sealed class RiverModel(WeatherModel weather, ulong seed, double load, double depth = 0)
{
    private double Slow(DateTime utc, int place, double days = 2.5) => Chance.Smooth(Chance.Mix(seed, place), utc, TimeSpan.FromDays(days));

    private double Open => 1 - depth;

    private double Runoff(DateTime utc) => Open * weather.Runoff(utc);

    public double Temperature(DateTime utc) =>
        16.5 + Open * (10 * Rhythm.Season(utc.AddDays(-12)) + 0.5 * Rhythm.Daily(utc, 16.5)) + 0.8 * Slow(utc, 61);

    public double Oxygen(DateTime utc)
    {
        var temperature = Temperature(utc);
        var saturated = 14.6 - 0.39 * temperature + 0.0056 * temperature * temperature;
        var plants = Open * (0.55 - 0.25 * weather.Cloud(utc) + 0.2 * Rhythm.Season(utc)) * Rhythm.Daily(utc, 16.5);
        return Math.Max(0.8, saturated * (0.93 - 0.2 * load) + plants + 0.3 * Slow(utc, 62));
    }

    public double Ph(DateTime utc) => 7.75 - 0.25 * load + Open * 0.12 * Rhythm.Daily(utc, 16.5) + 0.15 * Slow(utc, 63);

    public double Conductivity(DateTime utc) => (290 + 190 * load + 260 * depth) * (1 + 0.06 * Slow(utc, 64, 5)) * (1 - 0.18 * Runoff(utc));

    public double Turbidity(DateTime utc) => Math.Max(0.4, (14 * Open + 1) * (1 + 0.35 * Slow(utc, 65)) * (1 + 5 * Runoff(utc)));

    public double Permanganate(DateTime utc) => (1.6 + 2.6 * load) * (1 + 0.14 * Slow(utc, 66)) * (1 + 0.3 * Runoff(utc)) * (1 - 0.5 * depth);

    public double Ammonia(DateTime utc) => (0.09 + 0.62 * load) * (1 - 0.25 * Rhythm.Season(utc)) * (1 + 0.3 * Slow(utc, 67)) * (1 - 0.5 * depth);

    public double Phosphorus(DateTime utc) => (0.035 + 0.1 * load) * (1 + 0.22 * Slow(utc, 68)) * (1 + 0.6 * Runoff(utc));

    public double Nitrogen(DateTime utc) => Ammonia(utc) + (1.1 + 1.3 * load) * (1 + 0.15 * Slow(utc, 69));

    public double Chlorophyll(DateTime utc) => Math.Max(0.3, 5 + 4.5 * Rhythm.Season(utc) + 2 * Slow(utc, 70)) * (1 + 0.15 * Rhythm.Daily(utc, 14));

    /// <summary>Something dissolved that hardly changes.</summary>
    public double Steady(DateTime utc, double mean, int place) => mean * (1 + 0.07 * Slow(utc, place, 6));
}
