using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>日期与上下限次序 · What comes first stands first.</summary>
internal sealed class DatesInOrder : IRecordRule
{
    public QualityRuleFacts Facts { get; } = new("order", QualityClass.Consistency, new("次序正确", "In order"),
        new("有效期的止晚于起；投用日期不晚于今天和迁移日期；限值的下限不高于上限。", "A record ends after it begins; a point was commissioned by today and before it was relocated; a lower limit is no higher than the upper one."),
        "first > second", FollowUp.Parameters(open: 0, close: 0), OfRecords: true);

    public RuleResult Judge(RecordSet records, RuleParameters parameters)
    {
        var tally = new Tally();
        foreach (var record in records.Records)
        {
            Count(record, record.ValidFrom, record.ValidTo);
            if (record is MonitoringPoint point)
            {
                Count(record, point.CommissionedOn, records.Today);
                Count(record, point.CommissionedOn, point.RelocatedOn);
            }
            if (record is PointLimit limit) Count(record, limit.Lower, limit.Upper);
        }
        return tally.Result;

        void Count<T>(Record record, T? first, T? second) where T : struct, IComparable<T>
        {
            if (first is not { } a || second is not { } b) return;
            if (a.CompareTo(b) <= 0) tally.Pass();
            else tally.Fail(RecordSet.Example(record, Judging.Numbers($"{a} > {b}")));
        }
    }
}
