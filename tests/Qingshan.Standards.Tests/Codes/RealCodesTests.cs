namespace Qingshan.Standards.Tests;

/// <summary>The check characters against the codes of real enterprises, which is why their weights are marked verified.</summary>
public class RealCodesTests
{
    [Fact]
    public void The_codes_of_the_enterprises_of_Shanghai_hold_but_for_one()
    {
        var codes = RealTable.Read("data/enterprise_shanghai/enterprises.csv.gz").Select(row => row["注册号/统一社会信用代码"]).Distinct().ToList();
        var wrong = codes.Where(text => CreditCode.Parse(text, out _) is not null).ToList();
        Assert.Equal((1065, 1), (codes.Count, wrong.Count));
        foreach (var text in codes.Except(wrong))
        {
            Assert.Null(CreditCode.Parse(text, out var code));
            Assert.Null(OrganisationCode.Parse(code!.Subject, out _));
        }
    }
}
