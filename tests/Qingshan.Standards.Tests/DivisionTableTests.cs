namespace Qingshan.Standards.Tests;

public class DivisionTableTests
{
    [Theory]
    [InlineData("石家庄市", "130100")]
    [InlineData("石家庄", "130100")]
    [InlineData("北京", "110000")]
    [InlineData("广西", "450000")]
    [InlineData("香港", "810000")]
    [InlineData("延边朝鲜族自治州", "222400")]
    [InlineData("延边", "222400")]
    [InlineData("延边州", "222400")]
    [InlineData("海南州", "632500")]
    [InlineData("黔西南州", "522300")]
    [InlineData("博州", "652700")]
    [InlineData("伊犁哈萨克州", "654000")]
    [InlineData("山南地区", "540500")]
    [InlineData("大兴安岭地区", "232700")]
    [InlineData("大兴安岭", "232700")]
    [InlineData("锡林郭勒", "152500")]
    [InlineData("呼伦贝尔盟", "150700")]
    [InlineData("杭州", "330100")]
    [InlineData("昆山市", "320583")]
    [InlineData(" 昆山 ", "320583")]
    public void A_division_is_found_by_its_name_long_short_or_former(string name, string code) =>
        Assert.Equal(code, DivisionTable.FindByName(name)?.Code);

    [Theory]
    [InlineData("吉林")]
    [InlineData("海门市")]
    [InlineData("市")]
    [InlineData("州")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("London")]
    public void A_name_of_none_or_of_several_finds_nothing(string? name) => Assert.Null(DivisionTable.FindByName(name));

    [Fact]
    public void The_level_tells_a_province_from_a_city_of_its_name()
    {
        Assert.Equal("220000", DivisionTable.FindByName("吉林", DivisionLevel.Province)?.Code);
        Assert.Equal("220200", DivisionTable.FindByName("吉林", DivisionLevel.City)?.Code);
        Assert.Null(DivisionTable.FindByName("石家庄市", DivisionLevel.Province));
    }

    [Fact]
    public void Every_division_lies_in_one_of_the_table_and_says_that_it_is_not_verified()
    {
        Assert.Equal(34, DivisionTable.All.Count(d => d.Level == DivisionLevel.Province));
        Assert.Equal(333, DivisionTable.All.Count(d => d.Level == DivisionLevel.City));
        Assert.All(DivisionTable.All, d => Assert.False(d.Source.IsVerified));
        Assert.All(DivisionTable.All, d => Assert.Equal(d.Level == DivisionLevel.Province, d.NameEn is not null));
        Assert.All(DivisionTable.All, d => Assert.True(d.Parent is null || DivisionTable.Find(d.Parent) is { } up && up.Level < d.Level, d.Code));
        Assert.Equal(DivisionTable.All.OrderBy(d => d.Code, StringComparer.Ordinal), DivisionTable.All);
        Assert.All(DivisionTable.All, d => Assert.Same(d, DivisionTable.FindByName(d.NameZh)));
    }

    [Theory]
    [InlineData("", "no header")]
    [InlineData("code\tname\n", "header")]
    [InlineData("code\tlevel\tname_zh\tname_en\n110000\tprovince\t北京市\n", "3 cells")]
    [InlineData("code\tlevel\tname_zh\tname_en\n1100\tprovince\t北京市\t-\n", "1100")]
    [InlineData("code\tlevel\tname_zh\tname_en\n110100\tprovince\t北京市\t-\n", "110100")]
    public void A_malformed_table_fails_with_its_line(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => DivisionTable.Read(new StringReader(text))).Message, StringComparison.Ordinal);
}
