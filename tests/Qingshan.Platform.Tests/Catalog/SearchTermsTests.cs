using CsCheck;
using Qingshan.Platform.Catalog;

namespace Qingshan.Platform.Tests.Catalog;

/// <summary>What somebody types is cut into terms that can be found.</summary>
public sealed class SearchTermsTests
{
    private static readonly string[] Known = ["北京市", "空气质量", "小时均值", "pm2.5", "站"];

    [Theory]
    [InlineData("PM2.5 小时", "pm2.5|小时")]
    [InlineData("PM2.5小时均值", "pm2.5|小时均值")]
    [InlineData("北京空气质量小时均值", "北京|空气质量|小时均值")]
    [InlineData("站", "站")]
    [InlineData("ＰＭ₂.₅", "pm2.5")]
    [InlineData("  ", "")]
    [InlineData("series.17", "series.17")]
    [InlineData("未知", "未|知")]
    public void A_query_is_cut_at_blanks_between_scripts_and_where_its_pieces_are(string typed, string terms) =>
        Assert.Equal(terms.Length == 0 ? [] : terms.Split('|'), SearchTerms.Of(typed, t => Known.Any(k => k.Contains(t, StringComparison.Ordinal))));

    [Fact]
    public void No_letter_is_lost_and_the_cutting_ends() => Gen.String[Gen.Char["北京空气pm25. -站"], 0, 30].Sample(typed =>
    {
        var letters = string.Concat(Folding.Of(typed).Where(char.IsLetterOrDigit).Distinct().Order());
        Assert.Equal(letters, string.Concat(SearchTerms.Of(typed, _ => false).SelectMany(t => t).Where(char.IsLetterOrDigit).Distinct().Order()));
    });
}
