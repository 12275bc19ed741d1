using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>An enterprise on the wire.</summary>
/// <param name="Code">Unified social credit code, where it has one.</param>
public sealed record EnterpriseView(string Code, string Name, string? Industry, string? Address, string? Region, double? Longitude, double? Latitude, bool Simulated)
{
    internal static EnterpriseView Of(Enterprise e, LedgerSnapshot ledger) => new(
        e.Code, new Text(e.Name, e.NameEn ?? e.Name).ToString(), e.Industry, e.Address, e.RegionId is { } id && ledger.Regions.TryGetValue(id, out var at) ? at.Code : null,
        e.Place?.Longitude, e.Place?.Latitude, Subject.Of(e).Simulated);
}

/// <summary>An outlet with the codes of the points that measure it.</summary>
public sealed record OutletFileView(string Code, string Name, OutletMedium Medium, IReadOnlyList<string> Points, int Limits);

public sealed record SiteFileView(string Code, string Name, IReadOnlyList<OutletFileView> Outlets);

/// <summary>Something that happened.</summary>
public sealed record TimelineEntryView(DateOnly On, TimelineKind Kind, string What, string Detail, string? Href);

/// <summary>The file of an enterprise; what it names has its own address.</summary>
/// <param name="On">As of the end of this day of Beijing; absent: now.</param>
/// <param name="OtherNames">Names under which it arrived and was linked to it.</param>
/// <param name="Permits">Numbers of discharge permits.</param>
/// <param name="Projects">Codes of construction projects.</param>
/// <param name="Signals">The newest.</param>
/// <param name="Cases">Numbers, the newest first.</param>
public sealed record EnterpriseFileView(
    EnterpriseView Enterprise, DateOnly? On, IReadOnlyList<string> OtherNames, IReadOnlyList<SiteFileView> Sites, IReadOnlyList<string> Permits, IReadOnlyList<string> Projects, IReadOnlyList<Guid> Signals,
    int OpenSignals, IReadOnlyList<string> Cases, IReadOnlyList<TimelineEntryView> Timeline)
{
    internal static EnterpriseFileView Of(EnterpriseFile f, LedgerSnapshot ledger) => new(
        EnterpriseView.Of(f.Enterprise, ledger), f.On, f.Names,
        [.. f.Sites.Select(s => new SiteFileView(s.Source.Code, s.Source.Name, [.. s.Outlets.Select(o => new OutletFileView(o.Outlet.Code, o.Outlet.Name, o.Outlet.Medium, [.. o.Points.Select(p => p.Code)], o.Limits))]))],
        [.. f.Permits.Select(p => p.Code)], [.. f.Projects.Select(p => p.Code)], [.. f.Signals.Select(s => s.Id)], f.OpenSignals, [.. f.Cases.Select(c => c.Number)],
        [.. f.Timeline.Select(e => new TimelineEntryView(e.On, e.Kind, e.What.ToString(), e.Detail, e.Href))]);
}
