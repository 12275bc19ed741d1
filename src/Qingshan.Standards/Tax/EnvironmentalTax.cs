namespace Qingshan.Standards;

/// <summary>
/// 环境保护税 · The tax on what an outlet discharges in a month, by the Environmental Protection Tax Law of 2018: equivalents of annex 2, the first three of air, the first
/// five of class I and the first three others of water (article 9), less a quarter or a half where concentrations lie 30 % or 50 % below the limit
/// (article 13). All numbers are from memory, unverified. What is taxed by other rules (pH, colour, coliforms, chlorine, waste, noise) is not here.
/// </summary>
public static class EnvironmentalTax
{
    private const int FirstOfAir = 3, FirstOfClassOne = 5, FirstOfOthers = 3;
    private static readonly HashSet<string> OxygenDemand = ["w01017", "w01018", "w01020"];

    /// <summary>Computes the tax of one outlet and month.</summary>
    /// <param name="medium">What the outlet discharges into.</param>
    /// <param name="amounts">What it discharged, one of each factor.</param>
    /// <param name="rateOf">The rate of a factor there and then; null where none is known.</param>
    /// <returns>A line of each amount: by group, what has most equivalents first, and what has none last.</returns>
    /// <exception cref="ArgumentException">A factor is given twice.</exception>
    public static IReadOnlyList<TaxLine> OfOutlet(TaxMedium medium, IEnumerable<TaxedAmount> amounts, Func<string, TaxRate?> rateOf)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentNullException.ThrowIfNull(rateOf);
        var given = amounts.ToList();
        if (given.DistinctBy(a => a.Factor).Count() != given.Count) throw new ArgumentException("A factor is given twice.", nameof(amounts));
        var known = given.Select(a => (Amount: a, Equivalent: EquivalentOf(medium, a.Factor))).Select(a => (a.Amount, a.Equivalent, Equivalents: a.Equivalent is { } e ? a.Amount.Kilograms / (double)e.Value : double.NaN)).ToList();
        var oxygen = known.Where(a => OxygenDemand.Contains(a.Amount.Factor) && a.Equivalents >= 0).OrderByDescending(a => a.Equivalents).ThenBy(a => a.Amount.Factor, StringComparer.Ordinal).Select(a => a.Amount.Factor).FirstOrDefault();

        var lines = new List<TaxLine>();
        foreach (var group in known.GroupBy(a => a.Equivalent?.Condition?.Key ?? "").OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var (rank, first) = (0, FirstOf(group.Key));
            foreach (var (amount, equivalent, equivalents) in group.OrderByDescending(a => double.IsNaN(a.Equivalents) ? -1 : a.Equivalents).ThenBy(a => a.Amount.Factor, StringComparer.Ordinal))
            {
                if (equivalent is null) lines.Add(new(amount, null, TaxStanding.NoEquivalent, double.NaN, 0, null, 0, 0));
                else if (!(equivalents >= 0)) lines.Add(new(amount, equivalent, TaxStanding.NoAmount, double.NaN, 0, null, 0, 0));
                else if (OxygenDemand.Contains(amount.Factor) && amount.Factor != oxygen) lines.Add(new(amount, equivalent, TaxStanding.OxygenDemandOnce, equivalents, 0, null, 0, 0));
                else if (++rank > first) lines.Add(new(amount, equivalent, TaxStanding.BehindTheFirst, equivalents, rank, null, 0, 0));
                else
                {
                    var (rate, reduction) = (rateOf(amount.Factor), ReductionOf(amount));
                    lines.Add(new(amount, equivalent, TaxStanding.Taxed, equivalents, rank, rate, reduction, rate is null ? double.NaN : equivalents * rate.Yuan * (1 - reduction)));
                }
            }
        }
        return lines;
    }

    /// <summary>The kilograms of a pollutant that make one equivalent.</summary>
    /// <param name="medium">Air or water.</param>
    /// <param name="factor">Code of the factor.</param>
    /// <returns>The number of annex 2; null where it has none here.</returns>
    public static StandardNumber? EquivalentOf(TaxMedium medium, string factor) => medium == TaxMedium.Air
        ? StandardNumbers.Find(Editions.ProtectionTaxOf2018, factor, "taxed-air", null)
        : StandardNumbers.Find(Editions.ProtectionTaxOf2018, factor, "taxed-water-1", null) ?? StandardNumbers.Find(Editions.ProtectionTaxOf2018, factor, "taxed-water-2", null);

    /// <summary>How much article 13 takes off: a quarter from 30 % below the limit, a half from 50 % below, nothing where anything lay above it or where that is not known.</summary>
    /// <param name="amount">The amount with its share of the limit.</param>
    /// <returns>0, 0.25 or 0.5.</returns>
    public static double ReductionOf(TaxedAmount amount) => amount.EverAbove || !(amount.ShareOfLimit >= 0) ? 0 : amount.ShareOfLimit <= 0.5 ? 0.5 : amount.ShareOfLimit <= 0.7 ? 0.25 : 0;

    private static int FirstOf(string group) => group switch
    {
        "taxed-air" => FirstOfAir,
        "taxed-water-1" => FirstOfClassOne,
        _ => FirstOfOthers,
    };
}
