using CsCheck;
using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

public sealed class NameFoldingTests
{
    [Theory]
    [InlineData("上海ＡＢＢ工程有限公司", "上海abb工程有限公司")]
    [InlineData("阿瑞希工业科技（上海）有限公司", "阿瑞希工业科技(上海)有限公司")]
    [InlineData("某某【上海】〔中国〕公司", "某某(上海)(中国)公司")]
    [InlineData(" 上海 甲　乙\u200b公司\t", "上海甲乙公司")]
    [InlineData("上海科瑞达－华阳汽车电器", "上海科瑞达华阳汽车电器")]
    [InlineData("上海科瑞达-华阳汽车电器", "上海科瑞达华阳汽车电器")]
    [InlineData("上海電力機械廠", "上海电力机械厂")]
    [InlineData("Ⅱ期１２号", "2期12号")]
    [InlineData("西门子（中国）有限公司…", "西门子(中国)有限公司")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("\ud800坏的", "坏的")]
    public void Writings_of_one_name_become_equal(string? text, string folded) => Assert.Equal(folded, NameFolding.Fold(text));

    [Fact]
    public void Folding_twice_is_folding_once() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["上海（）()ＡａＩΙİßﬁ①Ⅳé\u0301e\u200b　 .…-國国\ud83d\ude00㈱㍿½"], 0, 12], Names.Any)
            .Sample(text => Assert.Equal(NameFolding.Fold(text), NameFolding.Fold(NameFolding.Fold(text))), iter: 20_000);
}
