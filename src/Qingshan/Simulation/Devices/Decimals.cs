namespace Qingshan.Simulation;

/// <summary>Numbers as an instrument prints them: a fixed number of decimals, zeros included.</summary>
internal static class Decimals
{
    private static readonly double[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public static decimal Round(double value, int decimals) => Of((long)Math.Round(value * Powers[decimals]), decimals);

    /// <summary>A number from its digits and the place of its point.</summary>
    public static decimal Of(long digits, int decimals)
    {
        var size = (ulong)Math.Abs(digits);
        return new decimal((int)size, (int)(size >> 32), 0, digits < 0, (byte)decimals);
    }
}
