using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>应采项 · One factor that has to be collected at one point under one duty, and by which series it is.</summary>
/// <param name="Series">The series that answers it best; null where nothing does.</param>
/// <param name="Due">How many values were due in the window that is looked at.</param>
/// <param name="Arrived">How many of these have come, at whatever time.</param>
/// <param name="InTime">How many of these came before the deadline.</param>
public sealed record Obligation(CollectionDuty Duty, MonitoringPoint Point, string Factor, Series? Series, long Due, long Arrived, long InTime)
{
    /// <summary>Up to here an obligation counts as kept: a day of maintenance in three weeks.</summary>
    public const double Enough = 0.95;

    public DutyState State => (Series, Due) switch
    {
        (null, _) => DutyState.NotCollected,
        (_, 0) => DutyState.NotDue,
        _ when Arrived == 0 => DutyState.Silent,
        _ when Arrived < Enough * Due => DutyState.Incomplete,
        _ when InTime < Enough * Due => DutyState.Late,
        _ => DutyState.Kept,
    };
}

/// <summary>履职情况 · How an obligation is met.</summary>
public enum DutyState
{
    [Common.Term("未采集", "not collected")]
    NotCollected,

    [Common.Term("停报", "silent")]
    Silent,

    [Common.Term("缺报", "incomplete")]
    Incomplete,

    [Common.Term("迟报", "late")]
    Late,

    [Common.Term("按时", "in time")]
    Kept,

    [Common.Term("尚未到期", "not due yet")]
    NotDue,
}

/// <summary>A set of records that has to be kept up to date under a duty.</summary>
/// <param name="Updated">When a record was entered last (UTC); null for never.</param>
public sealed record KeptRecords(CollectionDuty Duty, DateTime? Updated, DutyState State);
