namespace Qingshan.Simulation;

/// <summary>
/// Chance without a generator: a value is a function of seed and place, so that any moment can be asked for in any order
/// and comes out the same on every run and machine.
/// </summary>
internal static class Chance
{
    /// <summary>Mixes two numbers into one (SplitMix64).</summary>
    public static ulong Mix(ulong seed, long place)
    {
        var z = seed + (ulong)place * 0x9E3779B97F4A7C15UL + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A seed from a text, the same in every process.</summary>
    public static ulong Seed(string text)
    {
        var seed = 14695981039346656037UL;
        foreach (var c in text) seed = (seed ^ c) * 1099511628211UL;
        return Mix(seed, text.Length);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public static double Uniform(ulong seed, long place = 0) => (Mix(seed, place) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform between two numbers.</summary>
    public static double Between(ulong seed, double low, double high, long place = 0) => low + (high - low) * Uniform(seed, place);

    /// <summary>Roughly normal, mean 0, standard deviation 1, within ±3.5.</summary>
    public static double Normal(ulong seed, long place = 0)
    {
        var sum = 0.0;
        for (var i = 0; i < 4; i++) sum += Uniform(seed, place * 4 + i);
        return (sum - 2) * 1.7320508075688772;
    }

    /// <summary>Slow variation in [-1, 1]: a smooth curve through chance values that lie <paramref name="period"/> apart.</summary>
    public static double Smooth(ulong seed, DateTime utc, TimeSpan period)
    {
        var at = (double)utc.Ticks / period.Ticks;
        var node = Math.Floor(at);
        var between = at - node;
        var (a, b) = (Uniform(seed, (long)node), Uniform(seed, (long)node + 1));
        return (a + (b - a) * between * between * (3 - 2 * between)) * 2 - 1;
    }

    /// <summary>The noise of an instrument: in [-1, 1], new every second.</summary>
    public static double Jitter(ulong seed, DateTime utc) => Uniform(seed, utc.Ticks / TimeSpan.TicksPerSecond) * 2 - 1;
}
