namespace Qingshan.Simulation;

/// <summary>Treated waste water: flow in L/s after the production with some hours' delay, concentrations in mg/L.</summary>
internal sealed class WasteWaterModel(ProductionModel production, ulong seed)
{
    private readonly double _size = Chance.Between(seed, 4, 45, 51);

    public double Flow(DateTime utc)
    {
        // The tanks empty slowly: the outlet follows the works two and four hours later, and never quite stops.
        var late = 0.5 * production.Load(utc.AddHours(-2)) + 0.5 * production.Load(utc.AddHours(-4));
        return _size * (0.06 + late) * (1 + 0.06 * Chance.Smooth(Chance.Mix(seed, 52), utc, TimeSpan.FromMinutes(35)));
    }

    public double Ph(DateTime utc) => 7.35 + 0.45 * Chance.Smooth(Chance.Mix(seed, 53), utc, TimeSpan.FromHours(7));

    /// <summary>A concentration that lives below its limit and rises a little with the load.</summary>
    public double Concentration(DateTime utc, double limit, double part, int place)
    {
        var slow = Chance.Smooth(Chance.Mix(seed, place), utc, TimeSpan.FromHours(11));
        var fast = Chance.Smooth(Chance.Mix(seed, place + 100), utc, TimeSpan.FromHours(2));
        return limit * part * (1 + 0.28 * slow + 0.1 * fast) * (0.85 + 0.25 * production.Load(utc.AddHours(-3)));
    }
}
