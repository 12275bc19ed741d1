using CsCheck;

namespace Qingshan.Standards.Tests;

public class UnitTests
{
    private static readonly Gen<Unit> Any = Gen.Int[0, Units.All.Length - 1].Select(index => Units.All[index]);

    private static readonly (Unit From, Unit To)[] Convertible =
        [.. Units.All.SelectMany(a => Units.All.Where(b => b.Dimension == a.Dimension).Select(b => (a, b)))];

    private static readonly Gen<(Unit From, Unit To)> Pairs =
        Gen.Int[0, Convertible.Length - 1].Select(index => Convertible[index]);

    [Fact]
    public void Symbols_and_names_are_unique_and_every_property_of_the_class_is_in_the_list()
    {
        Assert.Equal(76, Units.All.Length);
        Assert.Equal(Units.All.Length, Units.All.DistinctBy(unit => unit.Symbol).Count());
        Assert.Equal(Units.All.Length, Units.All.DistinctBy(unit => unit.NameZh).Count());
        Assert.Equal(Units.All.Length, Units.All.DistinctBy(unit => unit.NameEn).Count());
        var named = typeof(Units).GetProperties().Where(property => property.PropertyType == typeof(Unit));
        Assert.Equal(Units.All.Length, named.Count());
        Assert.All(named, property => Assert.Contains((Unit)property.GetValue(null)!, Units.All));
    }

    [Fact]
    public void Every_dimension_has_a_unit_and_factors_are_positive()
    {
        Assert.Equal(Enum.GetValues<Dimension>(), Units.All.Select(unit => unit.Dimension).Distinct().Order());
        Assert.All(Units.All, unit => Assert.True(unit.Factor > 0 && double.IsFinite(unit.Offset)));
    }

    [Fact]
    public void Every_unit_parses_from_its_symbol_and_its_names()
    {
        foreach (var unit in Units.All)
            foreach (var text in (string[])[unit.Symbol, unit.NameZh, unit.NameEn, $" {unit.Symbol} "])
            {
                Assert.True(Unit.TryParse(text, out var found), text);
                Assert.Same(unit, found);
            }
    }

    [Theory]
    [InlineData("微西 [ 门子 ]/ 厘米", "µS/cm")]
    [InlineData("贝可[勒尔]/升", "Bq/L")]
    [InlineData("千瓦[特][小]时", "kW·h")]
    [InlineData("安[培]", "A")]
    [InlineData("毫伏[特]", "mV")]
    [InlineData("[角]度", "°")]
    [InlineData("[色]度", "°(colour)")]
    [InlineData("吨 / 平方千米 • 月", "t/(km²·month)")]
    [InlineData("无量纲", "1")]
    [InlineData("ug/m3", "µg/m³")]
    [InlineData("μg/m³", "µg/m³")]
    [InlineData("µg/m³", "µg/m³")]
    [InlineData("㎎/㎥", "mg/m³")]
    [InlineData("mg/l", "mg/L")]
    [InlineData("uS/cm", "µS/cm")]
    [InlineData("μS／cm", "µS/cm")]
    [InlineData("％", "%")]
    [InlineData("℃", "°C")]
    [InlineData("cells/L", "/L")]
    [InlineData("KPa", "kPa")]
    public void Usual_spellings_parse(string text, string symbol)
    {
        Assert.True(Unit.TryParse(text, out var unit));
        Assert.Equal(symbol, unit.Symbol);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("furlong")]
    [InlineData("度")]
    [InlineData("mPa")]
    public void An_unknown_unit_is_not_guessed(string? text) => Assert.False(Unit.TryParse(text, out _));

    [Theory]
    [InlineData(75, "µg/m³", "mg/m³", 0.075)]
    [InlineData(1, "mg/L", "g/m³", 1)]
    [InlineData(1, "µg/L", "mg/m³", 1)]
    [InlineData(1013.25, "hPa", "kPa", 101.325)]
    [InlineData(25, "°C", "K", 298.15)]
    [InlineData(1, "m³/s", "L/s", 1000)]
    [InlineData(36, "km/h", "m/s", 10)]
    [InlineData(1, "t", "kg", 1000)]
    [InlineData(1.2, "mS/cm", "µS/cm", 1200)]
    [InlineData(1, "mS/m", "µS/cm", 10)]
    [InlineData(1, "m³/h", "m³/d", 24)]
    [InlineData(1, "g/s", "kg/h", 3.6)]
    [InlineData(1, "ppm", "ppb", 1000)]
    public void Values_convert_as_the_definitions_say(double value, string from, string to, double expected)
    {
        Assert.True(Unit.TryConvert(value, Of(from), Of(to), out var result));
        Assert.Equal(expected, result, 1e-15 * Math.Abs(expected));
    }

    [Fact]
    public void Between_dimensions_there_is_no_value_and_no_exception()
    {
        Assert.False(Unit.TryConvert(1, Of("mg/m³"), Of("ppm"), out var result));
        Assert.True(double.IsNaN(result));
        Assert.False(Unit.TryConvert(1, Of("nGy/h"), Of("nSv/h"), out _));
    }

    [Fact]
    public void To_the_same_unit_a_value_stays_bit_for_bit() =>
        Gen.Select(Any, Gen.Double).Sample((unit, value) =>
            Unit.TryConvert(value, unit, unit, out var result)
            && BitConverter.DoubleToInt64Bits(result) == BitConverter.DoubleToInt64Bits(value));

    [Fact]
    public void There_and_back_gives_the_value() =>
        Gen.Select(Pairs, Gen.Double[-1e6, 1e6]).Sample((pair, value) =>
        {
            Assert.True(Unit.TryConvert(value, pair.From, pair.To, out var there));
            Assert.True(Unit.TryConvert(there, pair.To, pair.From, out var back));
            Assert.Equal(value, back, 1e-12 * Math.Max(300, Math.Abs(value)));
        });

    [Fact]
    public void Missing_stays_missing()
    {
        Assert.True(Unit.TryConvert(double.NaN, Of("mg/L"), Of("µg/L"), out var result));
        Assert.True(double.IsNaN(result));
    }

    private static Unit Of(string symbol) => Units.All.Single(unit => unit.Symbol == symbol);
}
