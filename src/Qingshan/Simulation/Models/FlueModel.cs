namespace Qingshan.Simulation;

/// <summary>
/// The flue gas of one outlet behind its cleaning. Concentrations in mg/m³ as measured, O2 and moisture in %, temperature
/// in °C, velocity in m/s, flow in m³/s. Stopped, the duct fills with air and what the instruments see is near zero.
/// </summary>
internal sealed class FlueModel(ProductionModel production, ulong seed, double so2Limit, double noxLimit, double dustLimit, double referenceOxygen)
{
    private readonly double _area = Chance.Between(seed, 1.5, 9, 31);
    private readonly double _leak = Chance.Between(seed, 1.5, 4.5, 32);
    private readonly ulong _sway = Chance.Mix(seed, 33);

    public double Load(DateTime utc) => production.Load(utc);

    public double Oxygen(DateTime utc)
    {
        var load = Load(utc);
        if (load < 0.05) return 20.7 + 0.1 * Chance.Jitter(_sway, utc);
        var full = Math.Min(referenceOxygen + _leak - 1.5, 15);
        return Math.Min(20.4, full + 5.5 * Math.Pow(1 - Math.Min(1, load), 1.5) + 0.5 * Chance.Smooth(_sway, utc, TimeSpan.FromMinutes(25)));
    }

    public double Temperature(DateTime utc) => 28 + 62 * Math.Min(1, Load(utc) * 1.15) + 3 * Chance.Smooth(_sway, utc, TimeSpan.FromHours(2));

    public double Moisture(DateTime utc) => 2.2 + 7.5 * Load(utc) + 0.6 * Chance.Smooth(_sway, utc, TimeSpan.FromHours(3));

    public double Velocity(DateTime utc) => Math.Max(0, 0.1 + 14 * Load(utc) * (1 + 0.04 * Chance.Smooth(_sway, utc, TimeSpan.FromMinutes(12))));

    public double Flow(DateTime utc) => Velocity(utc) * _area;

    public double So2(DateTime utc) => Cleaned(utc, so2Limit, 0.42, 41);

    /// <summary>The catalyst is cold while the line starts up: nitrogen oxides stand higher at low load.</summary>
    public double Nox(DateTime utc) => Cleaned(utc, noxLimit, 0.55, 42) * (Load(utc) is > 0.05 and < 0.4 ? 1.25 : 1);

    public double Dust(DateTime utc) => Cleaned(utc, dustLimit, 0.36, 43);

    private double Cleaned(DateTime utc, double limit, double part, int place)
    {
        if (Load(utc) < 0.05) return Math.Max(0, 0.02 * limit * (1 + Chance.Jitter(Chance.Mix(seed, place), utc)));
        // As measured, below the limit by as much as the air that leaked in dilutes it.
        var dilution = (21 - Oxygen(utc)) / (21 - referenceOxygen);
        var slow = Chance.Smooth(Chance.Mix(seed, place), utc, TimeSpan.FromHours(2.3));
        var fast = Chance.Smooth(Chance.Mix(seed, place + 100), utc, TimeSpan.FromMinutes(9));
        return limit * part * dilution * (1 + 0.3 * slow + 0.12 * fast);
    }
}
