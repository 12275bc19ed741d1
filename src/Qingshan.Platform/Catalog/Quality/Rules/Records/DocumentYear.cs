using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>文号与日期 · The year in a document's number is that of its date.</summary>
internal sealed class DocumentYear : IRecordRule
{
    public QualityRuleFacts Facts { get; } = new("document-year", QualityClass.Consistency, new("文号年份与日期一致", "Document number and date agree"),
        new("环评批文与验收文号括号内的年份与文件日期一致；1 月的文件允许是上一年的文号。矛盾的是录入问题，不是违法线索。", "The year in brackets of the number of an approval or completion is that of its date; in January that of the year before passes. A contradiction is a matter of entry, no lead."),
        "year of number ≠ year of date", FollowUp.Parameters(open: 0, close: 0), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var project in records.Records.OfType<EiaProject>())
        {
            Count(project, project.ApprovalNumber, project.ApprovedOn);
            Count(project, project.CompletionNumber, project.CompletedOn);
        }
        return tally.Result;

        void Count(EiaProject project, string? number, DateOnly? on)
        {
            if (on is null || DocumentNumber.YearsOf(number).Count == 0) return;
            if (!DocumentNumber.Contradicts(number, on)) tally.Pass();
            else tally.Fail(RecordSet.Example(project, $"{number} ≠ {on:yyyy-MM-dd}"));
        }
    }
}
