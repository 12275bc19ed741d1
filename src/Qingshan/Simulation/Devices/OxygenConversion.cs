namespace Qingshan.Simulation;

/// <summary>折算浓度 · A concentration converted to reference oxygen: C × (21 − O2 reference) / (21 − O2 measured).</summary>
internal static class OxygenConversion
{
    public const string OxygenCode = "a19001";

    /// <summary>Above this the divisor is mostly noise: the line stands still and nothing can be converted.</summary>
    private const decimal Hopeless = 20m;

    /// <summary>What the edition of 2025 sends for a value that cannot be computed.</summary>
    public const decimal NotComputable = 9999.99m;

    /// <summary>From the numbers as they are printed, so that whoever repeats the sum gets the same; null where it makes no sense.</summary>
    public static decimal? Convert(decimal value, decimal oxygen, double reference, int decimals) =>
        oxygen >= Hopeless ? null : Decimals.Round((double)(value * (21m - (decimal)reference) / (21m - oxygen)), decimals);
}
