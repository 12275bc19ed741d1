namespace Qingshan.Platform.Catalog;

/// <summary>引用有效 · What a record refers to is there.</summary>
internal sealed class ReferencesLead : IRecordRule
{
    public QualityRuleFacts Facts { get; } = new("references", QualityClass.Consistency, new("引用有效", "References lead somewhere"),
        new("记录引用的企业、排放口、监测点、行政区等现在都在台账中。", "The enterprise, outlet, point, region and so on that a record refers to is in the ledger now."),
        "referred ∉ ledger", FollowUp.Parameters(open: 0, close: 0), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var (property, to) in records.References)
        {
            if (!records.Ground.There.TryGetValue(to, out var there)) continue;
            foreach (var record in records.Records)
            {
                if (property.GetValue(record) is not Guid id) continue;
                if (there.Contains(id)) tally.Pass();
                else tally.Fail(RecordSet.Example(record, $"{RecordDatasets.JsonName(property)} → {id}"));
            }
        }
        return tally.Result;
    }
}
