using System.Numerics;

namespace Qingshan.Simulation;

/// <summary>
/// Latencies counted in buckets that grow with the value (32 to each doubling: 3 % wide), so that any number of them costs
/// the same memory and many threads may record.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Bits = 5;
    private readonly long[] _buckets = new long[(64 - Bits) << Bits];
    private long _max;

    public void Record(TimeSpan latency)
    {
        var micros = Math.Max(0, latency.Ticks / TimeSpan.TicksPerMicrosecond);
        Interlocked.Increment(ref _buckets[Index(micros)]);
        for (var seen = Volatile.Read(ref _max); micros > seen; seen = Volatile.Read(ref _max))
            if (Interlocked.CompareExchange(ref _max, micros, seen) == seen) break;
    }

    public Latency Read()
    {
        var counts = _buckets.ToArray();
        var (total, max) = (counts.Sum(), Volatile.Read(ref _max));
        return new(At(counts, total, 0.5, max), At(counts, total, 0.95, max), At(counts, total, 0.99, max), Micros(max));
    }

    private static TimeSpan At(long[] counts, long total, double part, long max)
    {
        var wanted = (long)Math.Ceiling(total * part);
        var below = 0L;
        for (var i = 0; i < counts.Length && total > 0; i++)
            if ((below += counts[i]) >= wanted) return Micros(Math.Min(Top(i), max));
        return TimeSpan.Zero;
    }

    private static int Index(long micros)
    {
        if (micros < 1 << Bits) return (int)micros;
        var shift = BitOperations.Log2((ulong)micros) - Bits;
        return ((shift + 1) << Bits) + (int)(micros >> shift) - (1 << Bits);
    }

    /// <summary>The largest value of a bucket.</summary>
    private static long Top(int index)
    {
        if (index < 1 << Bits) return index;
        var shift = (index >> Bits) - 1;
        return ((((long)index & ((1 << Bits) - 1)) + (1 << Bits) + 1) << shift) - 1;
    }

    private static TimeSpan Micros(long micros) => TimeSpan.FromTicks(micros * TimeSpan.TicksPerMicrosecond);
}
