using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Catalog;

/// <summary>信用代码校验位 · The code of an enterprise that looks like a unified social credit code is one.</summary>
internal sealed class CheckDigit : IRecordRule
{
    public QualityRuleFacts Facts { get; } = new("credit-code", QualityClass.Consistency, new("信用代码校验位", "Check digit of credit codes"),
        new("企业编码为 18 位时，按统一社会信用代码（GB 32100-2015）的字符与校验位检查。", "An enterprise's code of 18 characters holds as a unified social credit code (GB 32100-2015): its characters, and its check character."),
        "check character ≠ expected", FollowUp.Parameters(open: 0, close: 0), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var enterprise in records.Records.OfType<Enterprise>().Where(e => e.Code.Length == 18))
        {
            if (CreditCode.Parse(enterprise.Code, out _) is not { } fault) tally.Pass();
            else tally.Fail(RecordSet.Example(enterprise, fault.Part));
        }
        return tally.Result;
    }
}
