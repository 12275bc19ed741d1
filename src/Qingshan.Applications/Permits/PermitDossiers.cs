using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>A permit with all that can be said of a period of it.</summary>
/// <param name="Filed">All reports of it, the latest first, with what they say was discharged.</param>
public sealed record PermitDossier(PermitDetail Detail, CompliancePeriod Period, PermitCompliance Compliance, PermitTax Tax, IReadOnlyList<(PermitReport Report, IReadOnlyList<ReportedTotal> Totals)> Filed);

/// <summary>一证一档 · Brings together what the ledger has of a permit and what was measured, as a viewer may see it.</summary>
public sealed class PermitDossiers(PlatformDbs dbs, LedgerBook ledger, PermitLedger permits, MeasuredReader measured, SeriesBook series, TimeProvider time)
{
    /// <summary>The period that is shown where none is asked for: this year, or the last one of a permit that is over.</summary>
    public CompliancePeriod Usual(DischargePermit permit)
    {
        var year = CompliancePeriod.YearOf(time.GetUtcNow().UtcDateTime);
        return permit.ExpiresOn.Year < year.Year ? new(permit.ExpiresOn.Year) : year;
    }

    public async Task<Result<PermitDossier>> ReadAsync(Viewer by, string number, string? period, CancellationToken cancel)
    {
        if (!(await permits.FindAsync(by, number, cancel)).TryGet(out var detail, out var error) || !CompliancePeriod.Parse(period, Usual(detail.Permit)).TryGet(out var of, out error)) return error;
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(by);
        var at = detail.Points.Select(p => p.Id).ToArray();
        var tasks = await db.Set<OwnMonitoringTask>().AsNoTracking().Where(t => at.Contains(t.PointId)).OrderBy(t => t.Code).ToListAsync(cancel);
        // Limits as they applied in the period, also those that have been replaced since.
        var limits = (await db.Set<PointLimit>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(l => at.Contains(l.PointId) && l.RecordedTo == null && l.ValidFrom < of.End && (l.ValidTo == null || l.ValidTo > of.Start)).ToListAsync(cancel)).ToLookup(l => l.PointId);
        var allowances = await db.Set<PermitAllowance>().AsNoTracking().Where(a => a.PermitId == detail.Permit.Id && a.Year == of.Year).ToListAsync(cancel);
        var reports = await db.Set<PermitReport>().AsNoTracking().Where(r => r.PermitId == detail.Permit.Id).OrderByDescending(r => r.From).ThenBy(r => r.Code).ToListAsync(cancel);
        var ids = reports.Select(r => r.Id).ToArray();
        var totals = await db.Set<ReportedTotal>().AsNoTracking().Where(t => ids.Contains(t.ReportId)).OrderBy(t => t.Factor).ToListAsync(cancel);
        var factors = tasks.Select(t => (t.PointId, t.Factor)).Concat(limits.SelectMany(l => l).Select(l => (l.PointId, l.Factor))).ToLookup(f => f.PointId, f => f.Factor);
        var found = new List<FactorMeasured>();
        foreach (var point in detail.Points)
        {
            string[] wanted = [.. factors[point.Id].Concat(Measurable(point, allowances)).Distinct()];
            found.AddRange(await measured.OfAsync(point, wanted, [.. limits[point.Id]], of, now, cancel));
        }
        var rates = await RateBook.ReadAsync(dbs, ledger.Now, cancel);
        return new PermitDossier(detail, of,
            PermitCompliance.Of(new(detail.Permit, of, found, tasks, allowances, reports, totals, await TakenAsync(of, cancel), now)),
            PermitTax.Of(of, found, rates.Of), [.. reports.Select(r => (r, (IReadOnlyList<ReportedTotal>)[.. totals.Where(t => t.ReportId == r.Id)]))]);
    }

    /// <summary>Factors that are measured there and taxed or allowed by amount, also where no limit speaks of them.</summary>
    private IEnumerable<string> Measurable(MonitoringPoint point, List<PermitAllowance> allowances) =>
        series.OfPoint(point.Id).Select(s => s.Factor).Distinct().Where(f => allowances.Exists(a => a.Factor == f) || (PermitTax.MediumOf(point) is { } medium && EnvironmentalTax.EquivalentOf(medium, f) is not null));

    /// <summary>Kinds and periods of which anybody has filed a report here: whether reports come in is no secret, whose they are is not told.</summary>
    private async Task<HashSet<(PermitReportKind, DateOnly)>> TakenAsync(CompliancePeriod period, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var (from, through) = (period.From, period.Through);
        return [.. (await db.Set<PermitReport>().Where(r => r.From >= from && r.From <= through).Select(r => new { r.Kind, r.From }).Distinct().ToListAsync(cancel)).Select(r => (r.Kind, r.From))];
    }
}
