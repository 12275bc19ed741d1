using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 监测点位 · Where something is measured: an outlet of a source, an air station, a water section, a radiation station.
/// Whoever sees the point sees its series.
/// </summary>
public sealed class MonitoringPoint : Record
{
    public required string Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>A code of <c>Qingshan.Standards.MonitoringKind</c>, for example <c>air-station</c>.</summary>
    public required string Kind { get; init; }

    public ControlLevel ControlLevel { get; init; }

    /// <summary>Whether its data enter the official evaluation of the region (评价点).</summary>
    public bool Evaluated { get; init; }

    public DateOnly? CommissionedOn { get; init; }

    public DateOnly? RelocatedOn { get; init; }

    /// <summary>Null where nobody has said where it is: such a point stands in lists and not on the map.</summary>
    public Place? Place { get; init; }

    /// <summary>流域 · The basin of a water section, beside its <see cref="Record.RegionId"/>.</summary>
    public Guid? BasinId { get; init; }

    /// <summary>The outlet that it watches, for a point at a pollution source.</summary>
    public Guid? OutletId { get; init; }

    public Guid? StationId { get; init; }

    /// <summary>Everything that this point reports was made by a program. Said wherever the point is shown.</summary>
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
    Own,

    /// <summary>国控.</summary>
    National,

    /// <summary>省控.</summary>
    Provincial,

    /// <summary>市控.</summary>
    City,
}
