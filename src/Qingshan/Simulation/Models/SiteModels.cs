namespace Qingshan.Simulation;

/// <summary>Sound at a street or in a quarter, dB(A).</summary>
/// <param name="busy">0 a park, 1 a main road.</param>
internal sealed class NoiseModel(ulong seed, double busy)
{
    public double Level(DateTime utc)
    {
        var day = Rhythm.Hump(Rhythm.Hour(utc), 13.5, 5.2);
        return 41 + 6 * busy + (8 + 7 * busy) * day + 3 * busy * Rhythm.Traffic(utc)
            + 1.5 * Chance.Smooth(Chance.Mix(seed, 71), utc, TimeSpan.FromMinutes(40)) + 2.2 * Chance.Jitter(Chance.Mix(seed, 72), utc);
    }
}

/// <summary>Gamma dose rate in the open, nGy/h: nearly constant, with a bump while rain brings radon's daughters down.</summary>
internal sealed class RadiationModel(WeatherModel weather, ulong seed)
{
    private readonly double _ground = Chance.Between(seed, 74, 96, 81);

    public double DoseRate(DateTime utc)
    {
        // The daughters decay with a half-life of about half an hour: the bump outlasts the shower by that.
        var bump = 3.5 * weather.Rain(utc) + 2.5 * weather.Rain(utc.AddMinutes(-30)) + 1.2 * weather.Rain(utc.AddMinutes(-60));
        return _ground + Math.Min(45, bump) + 0.8 * Chance.Smooth(Chance.Mix(seed, 82), utc, TimeSpan.FromHours(6)) + 0.7 * Chance.Jitter(Chance.Mix(seed, 83), utc);
    }
}

/// <summary>Dust of a building site over the town's air: made while there is work, blown by wind, laid by rain. µg/m³.</summary>
internal sealed class DustModel(AirModel air, WeatherModel weather, ProductionModel work, ulong seed)
{
    public double Pm25(DateTime utc) => air.Pm25(utc);

    public double Pm10(DateTime utc) => air.Pm10(utc) + Raised(utc);

    public double Tsp(DateTime utc) => Pm10(utc) * 1.3 + 1.2 * Raised(utc) + 12;

    private double Raised(DateTime utc) =>
        (60 * work.Load(utc) * (1 + 0.5 * Chance.Smooth(Chance.Mix(seed, 91), utc, TimeSpan.FromMinutes(25))) + 4 * weather.Wind(utc)) / (1 + 2 * weather.Rain(utc));
}
