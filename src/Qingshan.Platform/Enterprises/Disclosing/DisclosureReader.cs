using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Enterprises;

/// <summary>
/// 信息公开 · The one way by which somebody who may see nothing internal gets what an enterprise has to disclose. It asks no viewer: what a rule of
/// <see cref="DisclosureRules"/> names is read, whatever the disclosure of the record itself, and nothing else is.
/// </summary>
public sealed class DisclosureReader(PlatformDbs dbs, LedgerBook ledger, SeriesBook series, LatestBook latest, MarkBook marks, TimeProvider time)
{
    /// <summary>Enterprises of which something is public, by code.</summary>
    /// <param name="text">Part of the name, or the beginning of the code.</param>
    public async Task<Result<Page<DisclosedName>>> SearchAsync(string? text, string? after, int size, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var from, out var error)) return error;
        var today = Today;
        await using var db = dbs.Open(Viewer.Program);
        var found = db.Set<Enterprise>().AsNoTracking().Where(e =>
            db.Set<Penalty>().Any(p => p.EnterpriseId == e.Id)
            || db.Set<NameLink>().Any(l => l.EnterpriseId == e.Id && db.Set<DischargePermit>().Any(p => p.LinkCode == l.Code && p.BeginsOn <= today && p.ExpiresOn >= today)));
        if (text?.Trim() is { Length: > 0 } part) found = found.Where(e => e.Name.Contains(part) || e.Code.StartsWith(part));
#pragma warning disable CA1309 // The database compares, as it orders.
        if (from.Length > 0) found = found.Where(e => string.Compare(e.Code, from) > 0);
#pragma warning restore CA1309
        return Cursor.Cut(await found.OrderBy(e => e.Code).Take(size + 1).Select(e => new DisclosedName(e.Code, e.Name, e.Industry)).ToListAsync(cancel), size, e => e.Code);
    }

    public async Task<Result<DisclosedEnterprise>> FindAsync(string code, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        if (await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == code, cancel) is not { } enterprise) return EnterpriseErrors.NothingDisclosed.Of(code);
        var today = Today;
        var penalties = await db.Set<Penalty>().AsNoTracking().Where(p => p.EnterpriseId == enterprise.Id).OrderByDescending(p => p.DecidedOn).ToListAsync(cancel);
        var permits = await (from link in db.Set<NameLink>() join permit in db.Set<DischargePermit>().AsNoTracking() on link.Code equals permit.LinkCode
                             where link.EnterpriseId == enterprise.Id && permit.BeginsOn <= today && permit.ExpiresOn >= today orderby permit.Code select permit).ToListAsync(cancel);
        if (permits.Count == 0 && penalties.Count == 0) return EnterpriseErrors.NothingDisclosed.Of(code);
        var points = permits.Count == 0 ? [] : await PointsAsync(db, enterprise, cancel);
        var ids = points.Select(p => p.Point.Id).ToArray();
        var limits = await db.Set<PointLimit>().AsNoTracking().Where(l => ids.Contains(l.PointId)).OrderBy(l => l.Code).ToListAsync(cancel);
        var names = points.ToDictionary(p => p.Point.Id, p => p.Name);
        return new DisclosedEnterprise(enterprise.Code, enterprise.Name, enterprise.Industry, permits.Count > 0, points.Any(p => p.Point.Simulated),
            [.. permits.Select(p => new DisclosedPermit(p.Code, p.IndustryName, p.BeginsOn, p.ExpiresOn))],
            [.. limits.Select(l => new DisclosedLimit(names[l.PointId], l.Factor, l.Period, l.Lower, l.Upper, l.Unit, l.Basis))],
            await ReadingsAsync(points, IsAutomatic, cancel), await ReadingsAsync(points, s => s.Origin == Origin.Manual, cancel),
            await ReportsAsync(db, [.. permits.Select(p => p.Id)], cancel),
            [.. penalties.Select(p => new DisclosedPenalty(p.Code, p.DecidedOn, p.Fact, p.Basis, p.AmountYuan, p.Office))]);
    }

    private DateOnly Today => Periods.Day(time.GetUtcNow().UtcDateTime);

    /// <summary>Hourly means of instruments: as the device reports them, or as they follow from its minutes.</summary>
    private static bool IsAutomatic(Series s) => s.Kind == SeriesKind.HourlyMean && s.Origin is (Origin.Reported or Origin.RolledUp or Origin.Simulated);

    private async Task<List<(MonitoringPoint Point, string Name)>> PointsAsync(PlatformDb db, Enterprise enterprise, CancellationToken cancel)
    {
        var outlets = await (from s in db.Set<PollutionSource>() join o in db.Set<Outlet>() on s.Id equals o.SourceId where s.EnterpriseId == enterprise.Id select new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var ids = outlets.Keys.ToArray();
        var points = await db.Set<MonitoringPoint>().Where(p => p.OutletId != null && ids.Contains(p.OutletId.Value)).OrderBy(p => p.Code).Select(p => p.Id).ToListAsync(cancel);
        return [.. points.Select(id => ledger.Now.Points.GetValueOrDefault(id)).OfType<MonitoringPoint>().Where(p => p.OutletId is { } at && outlets.ContainsKey(at)).Select(p => (p, outlets[p.OutletId!.Value]))];
    }

    /// <summary>The latest reading of each factor of each point; of one that is both reported and rolled up, the reported one.</summary>
    private async Task<IReadOnlyList<DisclosedReading>> ReadingsAsync(List<(MonitoringPoint Point, string Name)> points, Func<Series, bool> which, CancellationToken cancel)
    {
        var readings = new List<DisclosedReading>();
        foreach (var (point, name) in points)
            foreach (var one in series.OfPoint(point.Id).Where(which).GroupBy(s => (s.Factor, s.Channel)).Select(g => g.OrderBy(s => s.Origin).ThenBy(s => s.Id).First()).OrderBy(s => s.Factor, StringComparer.Ordinal))
            {
                if (latest.Of(one.Id) is not { } last || double.IsNaN(last.Value)) continue;
                var judged = (await marks.OfAsync(point.Id, last.Start, last.Start + one.Kind.Period + TimeSpan.FromTicks(1), cancel)).Of(one.Factor, one.Channel, last.Start, one.Kind.Period);
                var note = judged is { Mark: { } mark, Verdict: MarkVerdict.Invalid or MarkVerdict.Questionable } ? MarkReason.Find(mark.Reason)?.Name : null;
                readings.Add(new(name, one.Factor, one.Kind.ToString(), last.Start, last.Value, one.Unit, note, point.Simulated || one.Origin == Origin.Simulated));
            }
        return readings;
    }

    private static async Task<IReadOnlyList<DisclosedReport>> ReportsAsync(PlatformDb db, Guid[] permits, CancellationToken cancel)
    {
        var reports = await db.Set<PermitReport>().AsNoTracking().Where(r => permits.Contains(r.PermitId)).OrderByDescending(r => r.From).ToListAsync(cancel);
        var ids = reports.Select(r => r.Id).ToArray();
        var totals = (await db.Set<ReportedTotal>().AsNoTracking().Where(t => ids.Contains(t.ReportId)).ToListAsync(cancel)).ToLookup(t => t.ReportId);
        return [.. reports.Select(r => new DisclosedReport(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(r.Kind.ToString()), r.From, r.Through, r.FiledAt,
            totals[r.Id].GroupBy(t => t.Factor).ToDictionary(g => g.Key, g => g.Sum(t => t.AmountKg))))];
    }
}
