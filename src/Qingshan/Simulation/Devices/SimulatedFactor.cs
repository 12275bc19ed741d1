namespace Qingshan.Simulation;

/// <summary>The true value of a factor at an instant. Pure: the same instant gives the same value.</summary>
public delegate double FactorModel(DateTime utc);

/// <summary>What a period's total (Cou) of a factor is.</summary>
public enum FactorTotal
{
    /// <summary>No total.</summary>
    None,

    /// <summary>The volume that flowed, m³.</summary>
    Volume,

    /// <summary>The mass that the flow carried, kg.</summary>
    Mass,
}

/// <summary>One factor that a simulated device measures.</summary>
/// <param name="Code">HJ 524/525 code, or one of this simulator's own where the annex has none.</param>
/// <param name="Decimals">Digits that the instrument gives behind the point.</param>
public sealed record SimulatedFactor(string Code, int Decimals, FactorModel Model)
{
    /// <summary>The code of HJ/T 212-2005, which devices of that edition send.</summary>
    public string? OldCode { get; init; }

    /// <summary>The demonstration limit, which an exceedance goes above; on the converted value where there is one.</summary>
    public double? Upper { get; init; }

    /// <summary>Whether Zs values, converted to the device's reference oxygen, are sent too.</summary>
    public bool Converted { get; init; }

    public FactorTotal Total { get; init; }
}
