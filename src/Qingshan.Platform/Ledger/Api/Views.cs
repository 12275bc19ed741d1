using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <summary>A region on the wire.</summary>
/// <param name="Parent">Code of the region it lies in.</param>
public sealed record RegionView(string Code, string Name, string? NameEn, RegionKind Kind, string? Parent)
{
    public static RegionView Of(Region region, LedgerSnapshot ledger) => new(region.Code, region.Name, region.NameEn, region.Kind,
        region.ParentId is { } parent && ledger.Regions.TryGetValue(parent, out var up) ? up.Code : null);
}

/// <summary>A monitoring point on the wire. Degrees are WGS-84, and null where nobody has said where it is.</summary>
/// <param name="Basin">Code of the basin of a water section.</param>
/// <param name="Simulated">Everything that it reports is made by a program.</param>
public sealed record PointView(
    string Code, string Name, string? NameEn, string Kind, string KindName, ControlLevel ControlLevel, bool Evaluated, string? Region, string? Basin,
    double? Longitude, double? Latitude, string? GivenDatum, DateOnly? CommissionedOn, DateOnly? RelocatedOn, bool Simulated,
    DateTime ValidFrom, string Source)
{
    public static PointView Of(MonitoringPoint p, LedgerSnapshot ledger) => new(
        p.Code, p.Name, p.NameEn, p.Kind, KindNameOf(p.Kind), p.ControlLevel, p.Evaluated,
        CodeOf(p.RegionId, ledger), CodeOf(p.BasinId, ledger),
        p.Place?.Longitude, p.Place?.Latitude, p.Place?.GivenDatum, p.CommissionedOn, p.RelocatedOn, p.Simulated, p.ValidFrom, p.Source);

    private static string? CodeOf(Guid? region, LedgerSnapshot ledger) =>
        region is { } at && ledger.Regions.TryGetValue(at, out var found) ? found.Code : null;

    /// <summary>The kind's name in the reader's language; the key itself where it is not in the table.</summary>
    public static string KindNameOf(string key) =>
        MonitoringKind.Find(key) is { } kind ? new Common.Text(kind.NameZh, kind.NameEn).ToString() : key;
}

/// <summary>A factor on the wire.</summary>
/// <param name="CustomaryUnit">A proposal for a new series; the unit of a value stands with its series.</param>
public sealed record FactorView(
    string Code, string? OldCode, string NameZh, string NameEn, string Medium, string? Unit, string? CustomaryUnit, string? LoadUnit,
    int? Decimals, string Source, bool Verified, string? Note)
{
    public static FactorView Of(Factor f) => new(
        f.Code, f.OldCode, f.NameZh, f.NameEn, f.Medium.ToString(), f.Unit?.Symbol, f.CustomaryUnit?.Symbol, f.LoadUnit?.Symbol,
        f.Decimals, f.Source.ToString(), f.Source.IsVerified, f.Note);
}
