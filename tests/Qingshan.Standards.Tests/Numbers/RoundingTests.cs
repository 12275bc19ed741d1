using CsCheck;

namespace Qingshan.Standards.Tests;

public class RoundingTests
{
    [Theory]
    [InlineData(60.5, 0, "60")]
    [InlineData(61.5, 0, "62")]
    [InlineData(60.51, 0, "61")]
    [InlineData(0.125, 2, "0.12")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(1.05, 1, "1.0")]
    [InlineData(1.15, 1, "1.2")]
    [InlineData(-0.5, 0, "0")]
    public void A_five_alone_goes_to_the_even_digit(double value, int decimals, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Rounding.HalfToEven(value, decimals));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e40)]
    public void What_is_no_value_rounds_to_none(double value) => Assert.Null(Rounding.HalfToEven(value, 0));

    [Fact]
    public void Rounding_moves_a_value_by_half_a_unit_at_most_and_twice_changes_nothing() =>
        Gen.Select(Gen.Int[-10_000_000, 10_000_000], Gen.Int[0, 3]).Sample((thousandths, decimals) =>
        {
            var value = thousandths / 1000.0;
            var rounded = Rounding.HalfToEven(value, decimals)!.Value;
            var unit = 1m / (decimal)Math.Pow(10, decimals);
            Assert.True(Math.Abs(rounded - (thousandths / 1000m)) <= unit / 2);
            Assert.Equal(rounded, Rounding.HalfToEven((double)rounded, decimals));
        });
}
