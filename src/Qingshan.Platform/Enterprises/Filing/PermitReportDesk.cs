using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Enterprises;

/// <param name="Permit">Number of an own permit.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="Totals">What was discharged, in kilograms, by factor code.</param>
public sealed record WantedPermitReport(string? Permit, PermitReportKind Kind, DateOnly From, string? Remark, IReadOnlyDictionary<string, double> Totals, SentFile? File);

/// <summary>
/// 执行报告报送 · An enterprise files how it kept its permit over a year, a quarter or a month. The report and its totals are records of the ledger, written
/// by the program for the person who files, who may write nothing else there; a report filed again on the same period replaces what was said.
/// </summary>
public sealed class PermitReportDesk(PlatformDbs dbs, LedgerWriter writer, OwnEnterprise own, CaseFiles files)
{
    private const int MostTotals = 50;

    public async Task<Result<PermitReport>> FileAsync(Viewer by, WantedPermitReport wanted, CancellationToken cancel)
    {
        if (!(await own.OfAsync(by, cancel)).TryGet(out var enterprise, out var error)) return error;
        await using var db = dbs.Open(by);
        var number = wanted.Permit?.Trim() ?? "";
        if (await db.Set<DischargePermit>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == number, cancel) is not { } permit || !Policy.Owns(by, permit.Id)) return ApprovalErrors.UnknownPermit.Of(number);
        var now = db.Time.GetUtcNow().UtcDateTime;
        if (ThroughOf(wanted.Kind, wanted.From) is not { } through || through >= Periods.Day(now)) return EnterpriseErrors.WrongReportPeriod.Of(Terms.Of(wanted.Kind), Periods.Show(wanted.From));
        if (wanted.Remark?.Length > PermitReport.LongestRemark) return EnterpriseErrors.TextNeeded.Of(PermitReport.LongestRemark);
        if (wanted.Totals.Count is 0 or > MostTotals) return EnterpriseErrors.TotalsNeeded.Of(MostTotals);
        if (wanted.Totals.FirstOrDefault(t => FactorTable.Hj212Of2017.Find(t.Key) is null || !(t.Value >= 0 && double.IsFinite(t.Value))) is { Key: not null } wrong) return EnterpriseErrors.WrongTotal.Of(wrong.Key, wrong.Value.ToString(CultureInfo.InvariantCulture));
        var (hash, name) = ("", "");
        if (wanted.File is { } file)
        {
            if (file.Bytes.Length > CaseFiles.Most) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
            if (!FileKind.Of(file.Name, file.Bytes).TryGet(out var kind, out error)) return error;
            if (kind != FileKind.Pdf) return EnterpriseErrors.OnlyPdf.Of(file.Name);
            (hash, name) = (await files.KeepAsync(file.Bytes, cancel), CaseFiles.NameOf(file.Name, kind));
        }
        // Whoever files may write this and nothing else: the desk has looked, and the ledger names the person.
        var clerk = Viewer.Program with { PersonId = by.PersonId, Name = by.Name, Address = by.Address };
        var code = PermitReport.CodeOf(permit.Code, wanted.Kind, wanted.From);
        var report = new PermitReport
        {
            Code = code, PermitId = permit.Id, Kind = wanted.Kind, From = wanted.From, Through = through, FiledAt = now, Remark = wanted.Remark?.Trim() ?? "", FileSha256 = hash, FileName = name, RegionId = permit.RegionId,
        };
        if (!(await writer.PutAsync(clerk, [report], now, $"filed by {enterprise.Code}", cancel)).TryGet(out var put, out error)) return error;
        var totals = wanted.Totals.Select(t => new ReportedTotal { Code = ReportedTotal.CodeOf(code, t.Key), ReportId = put[0].Id, Factor = t.Key, AmountKg = t.Value, RegionId = permit.RegionId }).ToList();
        if (!(await writer.PutAsync(clerk, totals, now, $"filed by {enterprise.Code}", cancel)).TryGet(out _, out error)) return error;
        // A factor that is no longer reported has no total any more.
        await using var whole = dbs.Open(Viewer.Program);
        var said = totals.Select(t => t.Code).ToArray();
        foreach (var gone in await whole.Set<ReportedTotal>().Where(t => t.ReportId == put[0].Id && !said.Contains(t.Code)).Select(t => t.Code).ToListAsync(cancel))
            await writer.EndAsync<ReportedTotal>(clerk, gone, now, $"filed by {enterprise.Code}", cancel);
        Audit.Add(db, "file-permit-report", $"PermitReport {code}", $"{totals.Count} totals{(hash.Length > 0 ? $"; SHA-256 {hash}" : "")}");
        await db.SaveChangesAsync(cancel);
        return report;
    }

    /// <summary>The viewer's own permits, with their reports, the latest first.</summary>
    public async Task<IReadOnlyList<(DischargePermit Permit, IReadOnlyList<PermitReport> Reports)>> OfOwnAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.FileForEnterprise)) return [];
        var own = viewer.Own.ToArray();
        await using var db = dbs.Open(viewer);
        var permits = await db.Set<DischargePermit>().AsNoTracking().Where(p => own.Contains(p.Id)).OrderBy(p => p.Code).ToListAsync(cancel);
        var reports = (await db.Set<PermitReport>().AsNoTracking().Where(r => own.Contains(r.Id)).OrderByDescending(r => r.From).ToListAsync(cancel)).ToLookup(r => r.PermitId);
        return [.. permits.Select(p => (p, (IReadOnlyList<PermitReport>)[.. reports[p.Id]]))];
    }

    /// <summary>The last day of the period of a kind that begins on a day; null where none begins then.</summary>
    public static DateOnly? ThroughOf(PermitReportKind kind, DateOnly from) => from.Day != 1 ? null : kind switch
    {
        PermitReportKind.Annual => from.Month == 1 ? from.AddYears(1).AddDays(-1) : null,
        PermitReportKind.Quarterly => from.Month % 3 == 1 ? from.AddMonths(3).AddDays(-1) : null,
        _ => from.AddMonths(1).AddDays(-1),
    };

    /// <summary>The last annual and quarterly report that is over, where none has been filed: what is owed now, by a day. Deadlines of the licensing rules, unverified.</summary>
    public static IReadOnlyList<(PermitReportKind Kind, DateOnly From, DateOnly Due)> OwedBy(DischargePermit permit, IReadOnlyList<PermitReport> filed, DateOnly today)
    {
        var year = new DateOnly(today.Year - 1, 1, 1);
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1).AddMonths(-3);
        (PermitReportKind Kind, DateOnly From, DateOnly Due)[] all = [(PermitReportKind.Annual, year, year.AddYears(1).AddMonths(1).AddDays(-1)), (PermitReportKind.Quarterly, quarter, quarter.AddMonths(3).AddDays(14))];
        return [.. all.Where(r => permit.BeginsOn <= r.From && permit.ExpiresOn >= today && !filed.Any(f => f.Kind == r.Kind && f.From == r.From))];
    }
}
