using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 设备(数采仪) · What speaks on the wire for a point. Its code is the MN of HJ 212, an opaque string; a device that is not
/// in the ledger is refused.
/// </summary>
[RecordKind("device", "设备（数采仪）", "Device", "代表监测点通信的数采仪，编码为 HJ 212 的 MN。", "What speaks on the wire for a point; its code is the MN of HJ 212.")]
public sealed class Device : Record
{
    [Term("监测点", "Monitoring point", Of = typeof(MonitoringPoint))]
    public required Guid PointId { get; init; }

    [Term("名称", "Name")]
    public required string Name { get; init; }

    /// <summary>Minutes that one 2051 record covers (MinInterval, HJ 212-2017 6.6.2); 10 by default.</summary>
    [Term("分钟数据间隔", "Minutes of a minute record", Unit = "min")]
    public int MinuteInterval { get; init; } = 10;

    /// <summary>
    /// Units in which this device reports, by factor code, where they differ from the customary ones: units belong to the
    /// device's configuration, never to the code. JSON object, for example <c>{"a21005":"ug/m3"}</c>; a factor's second value in
    /// one packet is <c>w00000#2</c>.
    /// </summary>
    [Term("上报单位", "Units reported in")]
    public string? Units { get; init; }

    [Term("模拟", "Simulated")]
    public bool Simulated { get; init; }
}

/// <summary>限值 · A limit that applies to a factor at a point while the record is valid.</summary>
[RecordKind("point-limit", "排放与质量限值", "Limit", "某监测点某因子在有效期内适用的限值与依据。", "A limit that applies to a factor at a point while it is valid, with what sets it.", Base = BaseDatabase.Pollution)]
public sealed class PointLimit : Record
{
    [Term("监测点", "Monitoring point", Of = typeof(MonitoringPoint))]
    public required Guid PointId { get; init; }

    [Term("因子", "Factor", Codes = "HJ 524/525, HJ 212")]
    public required string Factor { get; init; }

    /// <summary>The averaging period to which it applies, ISO 8601: <c>PT1H</c>, <c>P1D</c>; <c>PT0S</c> for instants, empty where the source does not say.</summary>
    [Term("平均时段", "Averaging period", Codes = "ISO 8601")]
    public required string Period { get; init; }

    [Term("上限", "Upper")]
    public double? Upper { get; init; }

    [Term("下限", "Lower")]
    public double? Lower { get; init; }

    [Term("单位", "Unit")]
    public required string Unit { get; init; }

    /// <summary>The standard or permit that sets it, with its clause.</summary>
    [Term("依据", "Basis")]
    public required string Basis { get; init; }
}
