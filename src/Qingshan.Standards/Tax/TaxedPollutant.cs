namespace Qingshan.Standards;

/// <summary>What an outlet discharged of one pollutant in a month.</summary>
/// <param name="Factor">Code of the factor.</param>
/// <param name="Kilograms">How much, 0 or more; NaN for unknown.</param>
/// <param name="ShareOfLimit">Mean concentration of the month ÷ limit; NaN where one of them is not known.</param>
/// <param name="EverAbove">Whether a mean that the reduction asks for lay above the limit in the month: then there is no reduction.</param>
public readonly record struct TaxedAmount(string Factor, double Kilograms, double ShareOfLimit = double.NaN, bool EverAbove = false);

/// <summary>Why an amount is taxed or not.</summary>
public enum TaxStanding
{
    /// <summary>It is among those that are taxed.</summary>
    Taxed,

    /// <summary>It comes behind the first three, or the first five of class I (articles 9 and 9 (2)).</summary>
    BehindTheFirst,

    /// <summary>Of chemical and biochemical oxygen demand and organic carbon at an outlet only one is taxed: another of them has more equivalents.</summary>
    OxygenDemandOnce,

    /// <summary>Annex 2 has no equivalent of it here.</summary>
    NoEquivalent,

    /// <summary>How much was discharged is not known.</summary>
    NoAmount,
}

/// <summary>One line of a computation of the tax, with every step.</summary>
/// <param name="Amount">What was discharged.</param>
/// <param name="Equivalent">Kilograms that make one equivalent; null where there is none.</param>
/// <param name="Equivalents">Amount ÷ equivalent; NaN where one of them is missing.</param>
/// <param name="Rank">Place among the pollutants of its group at the outlet, from 1; 0 where it has none.</param>
/// <param name="Rate">Yuan per equivalent; null where none is known.</param>
/// <param name="Reduction">Share that article 13 takes off: 0, 0.25 or 0.5.</param>
/// <param name="Yuan">Equivalents × rate × (1 − reduction) of what is taxed, else 0; NaN where it is taxed and no rate is known.</param>
public sealed record TaxLine(TaxedAmount Amount, StandardNumber? Equivalent, TaxStanding Standing, double Equivalents, int Rank, TaxRate? Rate, double Reduction, double Yuan);
