namespace Qingshan.Simulation;

/// <summary>How an enterprise works.</summary>
internal enum Shifts
{
    /// <summary>Round the clock, stopped for some days now and then.</summary>
    Continuous,

    /// <summary>06:00 to 22:00, also on Saturdays and Sundays at half load.</summary>
    Two,

    /// <summary>08:00 to 18:00 on working days.</summary>
    One,
}

/// <summary>The load of a production line: shifts, weekends, ramps at start-up and shut-down, days of overhaul.</summary>
internal sealed class ProductionModel(ulong seed, Shifts shifts)
{
    private readonly ulong _sway = Chance.Mix(seed, 21);
    private readonly ulong _overhaul = Chance.Mix(seed, 22);

    /// <summary>0 stopped, 1 full load.</summary>
    public double Load(DateTime utc)
    {
        var scheduled = shifts switch
        {
            Shifts.Continuous => Chance.Uniform(_overhaul, utc.Ticks / TimeSpan.FromDays(3).Ticks) < 0.05 ? 0 : 1,
            Shifts.Two => Window(Rhythm.Hour(utc), 6, 22, 1) * (Rhythm.IsWeekend(utc) ? 0.5 : 1),
            _ => Rhythm.IsWeekend(utc) ? 0 : Window(Rhythm.Hour(utc), 8, 18, 0.8),
        };
        return scheduled * (0.84 + 0.13 * Chance.Smooth(_sway, utc, TimeSpan.FromHours(4)));
    }

    public bool IsRunning(DateTime utc) => Load(utc) > 0.05;

    /// <summary>0 outside, 1 inside, a ramp of some hours at both ends.</summary>
    private static double Window(double hour, double from, double to, double ramp) =>
        Math.Clamp(Math.Min(hour - from, to - hour) / ramp, 0, 1);
}
