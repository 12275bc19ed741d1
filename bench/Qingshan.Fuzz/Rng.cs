namespace Qingshan.Fuzz;

/// <summary>SplitMix64: the same seed gives the same run.</summary>
internal sealed class Rng(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 up to below the bound; 0 for a bound of 0.</summary>
    public int Below(int bound) => bound <= 1 ? 0 : (int)(Next() % (uint)bound);

    public bool OneIn(int n) => Below(n) == 0;
}
