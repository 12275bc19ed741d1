using System.Globalization;
using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class HjNumberTests
{
    [Fact]
    public void Numbers_are_rounded_as_the_runtime_rounds_them() =>
        Gen.Select(Gen.Long[-9_999_999_999_999_999, 9_999_999_999_999_999], Gen.Int[0, 15]).Sample((mantissa, scale) =>
        {
            // As bits, a negative mantissa is one of eighteen to twenty digits: both ways of reading are taken.
            var text = new decimal((int)mantissa, (int)(mantissa >> 32), 0, false, (byte)scale).ToString(CultureInfo.InvariantCulture);
            Assert.True(HjNumber.TryParse(Wire.Bytes(text), out double number));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), number);
            Assert.True(HjNumber.TryParse(Wire.Bytes("-" + text), out number));
            Assert.Equal(-double.Parse(text, CultureInfo.InvariantCulture), number);
        }, iter: 3000);

    [Theory]
    [InlineData("27.300000", 27.3)]
    [InlineData("-0.052", -0.052)]
    [InlineData("+5", 5.0)]
    [InlineData("1e3", 1000.0)]
    [InlineData("34.5784401911676", 34.5784401911676)]
    [InlineData("184397805354871696.00", 1.8439780535487168E+17)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    public void Texts_as_devices_write_them_are_read(string text, double expected)
    {
        Assert.True(HjNumber.TryParse(Wire.Bytes(text), out double number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("St")]
    [InlineData("1.2.3")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("////")]
    public void Anything_else_is_no_number(string text)
    {
        Assert.False(HjNumber.TryParse(Wire.Bytes(text), out double number));
        Assert.Equal(0, number);
        Assert.False(HjNumber.TryParse(Wire.Bytes(text), out decimal exact));
        Assert.Equal(0, exact);
    }

    [Fact]
    public void A_decimal_keeps_its_trailing_zeros()
    {
        Assert.True(HjNumber.TryParse("27.300000"u8, out decimal number));
        Assert.Equal("27.300000", number.ToString(CultureInfo.InvariantCulture));
    }
}
