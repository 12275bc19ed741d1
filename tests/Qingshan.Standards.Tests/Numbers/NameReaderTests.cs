namespace Qingshan.Standards.Tests;

public class NameReaderTests
{
    private const string Header = "key\tname_zh\tname_en\n";

    [Fact]
    public void A_row_is_a_key_with_both_names() =>
        Assert.Equal(("day", "日", "day"), Assert.Single(NameReader.Read("test", new StringReader("# source\n" + Header + "day\t日\tday\n"))));

    [Theory]
    [InlineData("", "no header")]
    [InlineData("key\tname\n", "line 1")]
    [InlineData(Header + "day\t日\n", "line 2")]
    [InlineData(Header + "day\t\tday\n", "line 2")]
    public void What_does_not_hold_fails_with_its_line(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => NameReader.Read("test", new StringReader(text))).Message, StringComparison.Ordinal);
}
