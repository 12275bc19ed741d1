using Qingshan.Platform.Cases;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.EnterpriseFiles;

/// <summary>The file of an enterprise as a viewer may see it.</summary>
/// <param name="On">As of the end of this day of Beijing; null: now.</param>
/// <param name="Names">Names under which it arrived and was linked to it.</param>
/// <param name="Signals">The newest <see cref="EnterpriseReader.Most"/> about it and about the points at its outlets.</param>
/// <param name="OpenSignals">How many are open at present.</param>
/// <param name="Cases">The newest about it and about its points.</param>
/// <param name="Timeline">What happened, the latest first.</param>
public sealed record EnterpriseFile(
    Enterprise Enterprise, DateOnly? On, IReadOnlyList<SiteFile> Sites, IReadOnlyList<string> Names, IReadOnlyList<DischargePermit> Permits, IReadOnlyList<HazardousWastePermit> HazardousWaste,
    IReadOnlyList<OtherPermit> OtherPermits, IReadOnlyList<EiaProject> Projects, IReadOnlyList<Signal> Signals, int OpenSignals, IReadOnlyList<Case> Cases, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>A pollution source with its outlets.</summary>
public sealed record SiteFile(PollutionSource Source, IReadOnlyList<OutletFile> Outlets);

/// <summary>An outlet with what measures it, and the limits that hold there.</summary>
public sealed record OutletFile(Outlet Outlet, IReadOnlyList<MonitoringPoint> Points, int Limits);
