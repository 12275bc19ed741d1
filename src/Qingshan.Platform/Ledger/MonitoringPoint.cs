using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 监测点位 · Where something is measured: an outlet of a source, an air station, a water section, a radiation station.
/// Whoever sees the point sees its series.
/// </summary>
[RecordKind("monitoring-point", "监测点", "Monitoring point", "监测所在之处：空气站、断面、排放口、辐射站等，含控制级别、是否参评与位置。", "Where something is measured: air stations, water sections, outlets, radiation stations, with control level, evaluation and place.")]
public sealed class MonitoringPoint : Record
{
    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("英文名称", "English name")]
    public string? NameEn { get; init; }

    /// <summary>A code of <c>Qingshan.Standards.MonitoringKind</c>, for example <c>air-station</c>.</summary>
    [Term("类型", "Kind", Codes = "Qingshan MonitoringKind")]
    public required string Kind { get; init; }

    [Term("控制级别", "Control level")]
    public ControlLevel ControlLevel { get; init; }

    /// <summary>Whether its data enter the official evaluation of the region (评价点).</summary>
    [Term("评价点", "Evaluated")]
    public bool Evaluated { get; init; }

    [Term("投用日期", "Commissioned on")]
    public DateOnly? CommissionedOn { get; init; }

    [Term("迁移日期", "Relocated on")]
    public DateOnly? RelocatedOn { get; init; }

    /// <summary>Null where nobody has said where it is: such a point stands in lists and not on the map.</summary>
    [Term("位置", "Place")]
    public Place? Place { get; init; }

    /// <summary>流域 · The basin of a water section, beside its <see cref="Record.RegionId"/>.</summary>
    [Term("所属流域", "Basin", Of = typeof(Region))]
    public Guid? BasinId { get; init; }

    /// <summary>The outlet that it watches, for a point at a pollution source.</summary>
    [Term("所监测的排放口", "Outlet", Of = typeof(Outlet))]
    public Guid? OutletId { get; init; }

    [Term("站房", "Station", Of = typeof(Station))]
    public Guid? StationId { get; init; }

    /// <summary>Everything that this point reports was made by a program. Said wherever the point is shown.</summary>
    [Term("模拟", "Simulated")]
    public bool Simulated { get; init; }

    /// <summary>The same point in a region and a basin.</summary>
    public MonitoringPoint In(Guid? region, Guid? basin) => new()
    {
        Id = Id, Code = Code, Name = Name, NameEn = NameEn, Kind = Kind, ControlLevel = ControlLevel, Evaluated = Evaluated,
        CommissionedOn = CommissionedOn, RelocatedOn = RelocatedOn, Place = Place, OutletId = OutletId, StationId = StationId,
        Simulated = Simulated, Disclosure = Disclosure, RegionId = region, BasinId = basin,
    };
}

/// <summary>控制级别 · Who runs a point.</summary>
public enum ControlLevel
{
    /// <summary>自控.</summary>
    [Term("自控", "own")]
    Own,

    /// <summary>国控.</summary>
    [Term("国控", "national")]
    National,

    /// <summary>省控.</summary>
    [Term("省控", "provincial")]
    Provincial,

    /// <summary>市控.</summary>
    [Term("市控", "city")]
    City,
}
