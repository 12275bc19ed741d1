using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>字段已填 · Fields that need not be filled, but of which every use of the record makes something.</summary>
internal sealed class FieldsFilled : IRecordRule
{
    private static readonly string[] Wanted = [nameof(Record.RegionId), "Place", "CommissionedOn", "Industry", "Address"];

    public QualityRuleFacts Facts { get; } = new("filled", QualityClass.Completeness, new("字段已填", "Fields filled"),
        new("非必填但常用的字段有内容：所在行政区、位置、投用日期、行业类别、地址（类型有的才查）。", "Fields that need not be filled and are always asked for hold something: region, place, commissioning, industry, address, where the type has them."),
        "field is empty", FollowUp.Parameters(open: 0.5, close: 0.4), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var tally = new Tally();
        string[] fields = [.. Wanted.Where(f => records.Type.Properties.Any(p => p.Property.Name == f))];
        // Whether a record of a country-wide thing lies somewhere is nobody's to say: only what lies in places has a region to fill.
        if (fields is [nameof(Record.RegionId)]) return RuleResult.Nothing;
        foreach (var record in records.Records)
        {
            foreach (var field in fields)
            {
                if (records.Value(record, field) is not (null or "")) tally.Pass();
                else tally.Fail(RecordSet.Example(record, RecordDatasets.JsonName(records.Type.Type.GetProperty(field)!)));
            }
        }
        return tally.Result;
    }
}
