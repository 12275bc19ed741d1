using CsCheck;
using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

public sealed class TextDistanceTests
{
    /// <summary>The pairs that Winkler published with their values.</summary>
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.961)]
    [InlineData("DWAYNE", "DUANE", 0.840)]
    [InlineData("DIXON", "DICKSONX", 0.813)]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.982)]
    [InlineData("", "", 1)]
    [InlineData("A", "", 0)]
    [InlineData("AB", "CD", 0)]
    public void Jaro_Winkler_gives_the_published_values(string a, string b, double value) => Assert.Equal(value, TextDistance.JaroWinkler(a, b), 3);

    [Theory]
    [InlineData("有机硅", "有机桂", true)]
    [InlineData("有机硅", "有硅机", true)]
    [InlineData("有机硅", "有机", true)]
    [InlineData("有机硅", "大有机硅", true)]
    [InlineData("有机硅", "有机硅", false)]
    [InlineData("有机硅", "无机桂", false)]
    [InlineData("", "有", true)]
    public void One_slip_is_one(string a, string b, bool slip) => Assert.Equal(slip, TextDistance.OneSlip(a, b));

    [Fact]
    public void Distances_are_symmetric() =>
        Gen.Select(Gen.String[Gen.Char['a', 'e'], 0, 8], Gen.String[Gen.Char['a', 'e'], 0, 8]).Sample((a, b) =>
        {
            Assert.Equal(TextDistance.JaroWinkler(a, b), TextDistance.JaroWinkler(b, a), 12);
            Assert.Equal((TextDistance.OneSlip(a, b), TextDistance.CommonRun(a, b), TextDistance.Dice(a, b)), (TextDistance.OneSlip(b, a), TextDistance.CommonRun(b, a), TextDistance.Dice(b, a)));
        }, iter: 20_000);
}
