using CsCheck;

namespace Qingshan.Standards.Tests.Tax;

/// <summary>The tax of an outlet and month: examples computed by hand, and what holds whatever is discharged.</summary>
public sealed class EnvironmentalTaxTests
{
    private static readonly DateOnly Day = new(2020, 8, 1);

    private static readonly string[] OfAir = [.. Codes("taxed-air")], OfWater = [.. Codes("taxed-water-1"), .. Codes("taxed-water-2")];

    private static readonly Gen<(TaxMedium Medium, TaxedAmount[] Amounts)> Discharges =
        from medium in Gen.Bool.Select(air => air ? TaxMedium.Air : TaxMedium.Water)
        from factors in Gen.Shuffle(medium == TaxMedium.Air ? OfAir : OfWater)
        from count in Gen.Int[0, 14]
        from amounts in Gen.Select(Gen.Double[0, 10_000], Gen.Double[0, 1.5], Gen.Bool).Array[count]
        select (medium, amounts.Select((a, i) => new TaxedAmount(factors[i], a.Item1, a.Item2, a.Item3)).ToArray());

    private static IEnumerable<string> Codes(string group) => StandardNumbers.All.Where(n => n.Edition.Standard == "EPTL" && n.Condition!.Key == group).Select(n => n.Item);

    private static TaxRate? Rate(string factor) => new(factor[^1] == '6' ? 7.6 : 1.2, "test", false);

    private static IReadOnlyList<TaxLine> Lines((TaxMedium Medium, TaxedAmount[] Amounts) of) => EnvironmentalTax.OfOutlet(of.Medium, of.Amounts, Rate);

    [Fact]
    public void Of_a_boiler_in_Shanghai_three_are_taxed_and_what_is_clean_costs_half()
    {
        // 950 kg SO2: 1,000 equivalents; 1,900 kg NOx: 2,000; 218 kg dust: 100; 167 kg CO: 10, the fourth.
        var lines = EnvironmentalTax.OfOutlet(TaxMedium.Air,
            [new("a21026", 950, 0.6), new("a21002", 1900, 0.8), new("a34013", 218, 0.4), new("a21005", 167, 0.1)], f => TaxRates.Find("310104", TaxMedium.Air, f, Day));
        Assert.Equal(["a21002", "a21026", "a34013", "a21005"], lines.Select(l => l.Amount.Factor));
        Assert.Equal([2000, 1000, 100, 10], lines.Select(l => Math.Round(l.Equivalents, 6)));
        Assert.Equal([0, 0.25, 0.5, 0], lines.Select(l => l.Reduction));
        // 2000 × 8.55; 1000 × 7.6 × 0.75; 100 × 1.2 × 0.5; nothing.
        Assert.Equal([17_100, 5_700, 60, 0], lines.Select(l => Math.Round(l.Yuan, 6)));
        Assert.Equal(TaxStanding.BehindTheFirst, lines[3].Standing);
    }

    [Fact]
    public void Of_waste_water_class_one_stands_by_itself_and_oxygen_demand_is_taxed_once()
    {
        // 100 kg COD: 100 equivalents; 60 kg BOD5: 120, so it is the one; 8 kg ammonia: 10; 5 kg phosphorus: 20; 40 kg solids: 10. 0.05 kg lead: 2.
        var lines = EnvironmentalTax.OfOutlet(TaxMedium.Water,
            [new("w01018", 100), new("w01017", 60), new("w21003", 8), new("w21011", 5), new("w01012", 40), new("w20120", 0.05), new("w01001", 3), new("w20122", double.NaN)], f => TaxRates.Find("110000", TaxMedium.Water, f, Day));
        Assert.Equal(
            [
                ("w20120", TaxStanding.Taxed, 28), ("w01017", TaxStanding.Taxed, 1680), ("w01018", TaxStanding.OxygenDemandOnce, 0), ("w21011", TaxStanding.Taxed, 280), ("w01012", TaxStanding.Taxed, 140),
                ("w21003", TaxStanding.BehindTheFirst, 0), ("w20122", TaxStanding.NoAmount, 0), ("w01001", TaxStanding.NoEquivalent, 0.0),
            ],
            lines.Select(l => (l.Amount.Factor, l.Standing, Math.Round(l.Yuan, 6))));
    }

    [Theory]
    [InlineData(0.5, false, 0.5)]
    [InlineData(0.51, false, 0.25)]
    [InlineData(0.7, false, 0.25)]
    [InlineData(0.71, false, 0)]
    [InlineData(0.3, true, 0)]
    [InlineData(double.NaN, false, 0)]
    public void A_reduction_needs_a_known_distance_and_nothing_above(double share, bool above, double reduction) =>
        Assert.Equal(reduction, EnvironmentalTax.ReductionOf(new("a21026", 1, share, above)));

    [Fact]
    public void Without_a_rate_what_is_taxed_has_no_amount_and_is_not_free() =>
        Assert.True(double.IsNaN(EnvironmentalTax.OfOutlet(TaxMedium.Air, [new("a21026", 95)], _ => null)[0].Yuan));

    [Fact]
    public void No_more_are_taxed_than_the_law_says_and_none_before_one_with_more_equivalents() => Discharges.Sample(of =>
    {
        var lines = Lines(of);
        return lines.Count == of.Amounts.Length && lines.GroupBy(l => l.Equivalent!.Condition!.Key).All(group =>
        {
            var taxed = group.Where(l => l.Standing == TaxStanding.Taxed).ToList();
            var behind = group.Where(l => l.Standing == TaxStanding.BehindTheFirst).ToList();
            return taxed.Count <= (group.Key == "taxed-water-1" ? 5 : 3) && behind.TrueForAll(b => taxed.TrueForAll(t => t.Equivalents >= b.Equivalents));
        });
    });

    [Fact]
    public void Twice_as_much_costs_twice_as_much() => Discharges.Sample(of =>
    {
        var twice = Lines((of.Medium, [.. of.Amounts.Select(a => a with { Kilograms = 2 * a.Kilograms })]));
        return Math.Abs(twice.Sum(l => l.Yuan) - 2 * Lines(of).Sum(l => l.Yuan)) < 1e-6 * (1 + twice.Sum(l => l.Yuan));
    });

    [Fact]
    public void The_order_in_which_amounts_are_given_does_not_matter() =>
        Discharges.Sample(of => Lines(of).SequenceEqual(Lines((of.Medium, [.. of.Amounts.Reverse()]))));

    [Fact]
    public void Reductions_take_off_a_half_at_most() => Discharges.Sample(of =>
    {
        var full = Lines((of.Medium, [.. of.Amounts.Select(a => a with { EverAbove = true })])).Sum(l => l.Yuan);
        var less = Lines(of).Sum(l => l.Yuan);
        return less <= full * (1 + 1e-12) && less >= full / 2 * (1 - 1e-12);
    });

    [Fact]
    public void Rates_lie_within_the_law_and_of_a_factor_and_day_there_is_one()
    {
        Assert.All(TaxRates.All, r =>
        {
            var (least, largest) = TaxRates.Allowed(r.Medium);
            Assert.InRange(r.Rate.Yuan, least, largest);
            Assert.NotNull(DivisionTable.Find(r.Province));
            Assert.All(r.Factors.Where(f => f != "*"), f => Assert.NotNull(EnvironmentalTax.EquivalentOf(r.Medium, f)));
        });
        foreach (var of in TaxRates.All.SelectMany(r => r.Factors.Select(f => (r.Province, r.Medium, Factor: f, r.From, r.Until))).GroupBy(r => (r.Province, r.Medium, r.Factor)))
            Assert.All(of.OrderBy(r => r.From).Zip(of.OrderBy(r => r.From).Skip(1)), pair => Assert.Equal(pair.Second.From, pair.First.Until.AddDays(1)));
        Assert.Null(TaxRates.Find("320100", TaxMedium.Air, "a21026", Day));
        Assert.Null(TaxRates.Find("310000", TaxMedium.Air, "a21026", new(2017, 12, 31)));
        Assert.Equal((6.65, 7.6), (TaxRates.Find("310000", TaxMedium.Air, "a21026", new(2018, 6, 1))!.Yuan, TaxRates.Find("310000", TaxMedium.Air, "a21026", Day)!.Yuan));
    }
}
