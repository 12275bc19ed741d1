namespace Qingshan.Standards.Tests;

public class SoilTests
{
    private static readonly DateOnly Day = new(2024, 5, 1);

    [Theory]
    [InlineData("arsenic", 20, DevelopmentLand.One, SoilRisk.Negligible)]
    [InlineData("arsenic", 21, DevelopmentLand.One, SoilRisk.ToInvestigate)]
    [InlineData("arsenic", 121, DevelopmentLand.One, SoilRisk.ToControl)]
    [InlineData("arsenic", 60, DevelopmentLand.Two, SoilRisk.Negligible)]
    [InlineData("arsenic", 141, DevelopmentLand.Two, SoilRisk.ToControl)]
    [InlineData("benzene", 500, DevelopmentLand.Two, SoilRisk.ToInvestigate)]
    public void Development_land_is_judged_by_its_category(string item, double value, DevelopmentLand land, SoilRisk expected) =>
        Assert.Equal(expected, SoilStandards.OfDevelopmentLand(item, value, land, Day)?.Risk);

    [Theory]
    [InlineData(0.4, 5.5, AgriculturalLand.Paddy, SoilRisk.ToInvestigate)]
    [InlineData(0.4, 6.5, AgriculturalLand.Paddy, SoilRisk.Negligible)]
    [InlineData(0.4, 7.5, AgriculturalLand.Other, SoilRisk.ToInvestigate)]
    [InlineData(0.6, 7.6, AgriculturalLand.Other, SoilRisk.Negligible)]
    public void Cadmium_in_agricultural_land_is_judged_by_acidity_and_use(double value, double ph, AgriculturalLand land, SoilRisk expected)
    {
        var result = SoilStandards.OfAgriculturalLand("cadmium", value, ph, land, Day)!;
        Assert.Equal(expected, result.Risk);
        Assert.Null(result.Intervention);
        Assert.False(result.Screening.Source.IsVerified);
    }

    [Fact]
    public void What_is_missing_or_not_held_is_not_judged()
    {
        Assert.Null(SoilStandards.OfDevelopmentLand("gold", 1, DevelopmentLand.One, Day));
        Assert.Null(SoilStandards.OfDevelopmentLand("lead", double.NaN, DevelopmentLand.One, Day));
        Assert.Null(SoilStandards.OfAgriculturalLand("lead", 50, double.NaN, AgriculturalLand.Other, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoilStandards.OfDevelopmentLand("lead", 1, DevelopmentLand.One, new(2010, 1, 1)));
    }

    [Fact]
    public void Values_of_intervention_are_above_those_of_screening_and_land_of_category_2_may_hold_more()
    {
        foreach (var item in StandardNumbers.All.Where(n => n.Edition == Editions.Gb36600Of2018).GroupBy(n => n.Item))
        {
            decimal? Of(string level) => item.SingleOrDefault(n => n.Level!.Key == level)?.Value;
            Assert.True(Of("screening-1") < Of("screening-2"));
            if (Of("intervention-1") is null) continue;
            Assert.True(Of("screening-1") < Of("intervention-1") && Of("screening-2") < Of("intervention-2") && Of("intervention-1") < Of("intervention-2"));
        }
    }

    [Fact]
    public void Nemerow_lies_between_mean_and_largest()
    {
        Assert.Equal(Math.Sqrt((4 + 9) / 2.0), SoilStandards.Nemerow([1, 2, 3, double.NaN]), 1e-12);
        Assert.True(double.IsNaN(SoilStandards.Nemerow([])));
    }
}
