using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>The year in a document's number, in all brackets that people use.</summary>
public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("沪环保许评[2018]7号", "2018")]
    [InlineData("沪浦环保许评【2017】1730", "2017")]
    [InlineData("松环保许管〔2014〕第 3 号", "2014")]
    [InlineData("金环验（2008年）75号", "2008")]
    [InlineData("松环保许辐[2015]20号、松环保许辐[2016]14号", "2015 2016")]
    [InlineData("松开表审2003 127号", "")]
    [InlineData("201831011500003063", "")]
    [InlineData("宝环许[登记表]1221号", "")]
    [InlineData(null, "")]
    public void Years_stand_in_brackets(string? number, string years) => Assert.Equal(years, string.Join(' ', DocumentNumber.YearsOf(number)));

    [Theory]
    [InlineData("沪环[2018]7号", "2018-12-31", false)]
    [InlineData("沪环[2018]7号", "2017-07-04", true)]
    [InlineData("沪环[2018]7号", "2019-01-10", false)]
    [InlineData("沪环[2018]7号", "2019-02-01", true)]
    [InlineData("沪环[2002]70号", "2012-03-18", true)]
    [InlineData("沪环[2015]20号、沪环[2016]14号", "2016-02-05", false)]
    [InlineData("无", "2016-02-05", false)]
    public void A_number_of_another_year_contradicts_its_date_but_for_one_taken_in_December(string number, string on, bool contradicts) =>
        Assert.Equal(contradicts, DocumentNumber.Contradicts(number, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));
}
