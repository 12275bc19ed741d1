using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>没有重复 · Two records of one region with one name may be one thing that was entered twice.</summary>
internal sealed class NoDoubles : IRecordRule
{
    public QualityRuleFacts Facts { get; } = new("doubles", QualityClass.CrossSeries, new("没有重复", "No doubles"),
        new("同一行政区（同一上级）内没有名称相同的两条记录；大小写、空格、全角半角不计。信用代码因是编码，本就唯一。", "No two records within one region (or of one parent) have the same name; case, blanks and width of letters do not matter. Credit codes, being the code, are unique anyway."),
        "another record has this name here", FollowUp.Parameters(open: 0.02, close: 0.01), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        // A project stands in several documents of its course, each under the same name: that is no double.
        if (!records.Has("Name") || records.Type.Type == typeof(EiaProject)) return RuleResult.Nothing;
        // A device or an outlet is named within what it belongs to, such as "1# stack".
        var parents = records.References.Select(r => r.Property).ToList();
        var tally = new Tally();
        foreach (var like in records.Records.GroupBy(r => (Folded((string?)records.Value(r, "Name") ?? ""), string.Join('/', parents.Select(p => p.GetValue(r))))))
        {
            tally.Pass();
            foreach (var other in like.Skip(1)) tally.Fail(RecordSet.Example(other, $"= {like.First().Code}"));
        }
        return tally.Result;
    }

    private static string Folded(string name) => string.Concat(Folding.Of(name).Where(c => !char.IsWhiteSpace(c)));
}
