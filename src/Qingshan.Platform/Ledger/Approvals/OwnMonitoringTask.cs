using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>自行监测方案 · What a holder has to measure by itself: at which point, which factor, how and how often.</summary>
[RecordKind("own-monitoring-task", "自行监测方案", "Own monitoring task", "排污单位自行监测的点位、因子、方式与频次。", "What dischargers have to measure by themselves: point, factor, way and how often.", Base = BaseDatabase.Pollution)]
public sealed class OwnMonitoringTask : Record
{
    [Term("监测点", "Monitoring point", Of = typeof(MonitoringPoint))]
    public required Guid PointId { get; init; }

    [Term("因子", "Factor", Codes = "HJ 212")]
    public required string Factor { get; init; }

    [Term("监测方式", "Way")]
    public MonitoringWay Way { get; init; }

    [Term("频次（原文）", "Frequency as given")]
    public string Frequency { get; init; } = "";

    /// <summary>At most this long may lie between two readings, an ISO 8601 duration (P1M, P3M, PT4H); null where the frequency does not say.</summary>
    [Term("间隔", "Interval", Codes = "ISO 8601")]
    public string? Interval { get; init; }

    [Term("依据", "Basis")]
    public string Basis { get; init; } = "";
}

public enum MonitoringWay
{
    [Term("手工", "manual")]
    Manual,

    [Term("自动", "automatic")]
    Automatic,
}
