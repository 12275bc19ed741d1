namespace Qingshan.Simulation;

/// <summary>The statistics of sound over a period (GB 3096): percentiles, equivalent level, extremes, in the order of Annex C.</summary>
internal static class NoiseLevels
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    public static IEnumerable<(string Code, double Level)> Of(Instrument instrument, SimulatedFactor factor, DateTime start, TimeSpan length)
    {
        var levels = new double[(int)(length / Step)];
        for (var i = 0; i < levels.Length; i++) levels[i] = instrument.Read(factor, start + i * Step);
        Array.Sort(levels);
        return
        [
            ("L5", Exceeded(levels, 5)), ("L10", Exceeded(levels, 10)), ("L50", Exceeded(levels, 50)), ("L90", Exceeded(levels, 90)),
            ("L95", Exceeded(levels, 95)), ("Leq", 10 * Math.Log10(levels.Average(l => Math.Pow(10, l / 10)))), ("LMx", levels[^1]), ("LMn", levels[0]),
        ];
    }

    /// <summary>The level that is exceeded for a part of the time.</summary>
    private static double Exceeded(double[] ascending, int percent) =>
        ascending[Math.Clamp((int)((100 - percent) / 100.0 * ascending.Length), 0, ascending.Length - 1)];
}
