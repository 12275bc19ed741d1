using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <param name="Maintainer">Name of the maintainer's organisation.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, exclusive.</param>
public sealed record AdmissionView(long Id, string Maintainer, DateTime From, DateTime To, string By, DateTime? WithdrawnAt, bool InForce);

/// <summary>Whom an enterprise lets maintain its instruments: granted for a period and withdrawn by the enterprise's administrator.</summary>
public sealed class Admissions(PlatformDbs dbs, Viewers viewers, TimeProvider time)
{
    public const int LongestDays = 366;

    public async Task<Result<IReadOnlyList<AdmissionView>>> ListAsync(Viewer by, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await EnterpriseAccounts.HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        var now = time.GetUtcNow().UtcDateTime;
        var found = await db.Set<MaintainerAdmission>().AsNoTracking().Where(a => a.EnterpriseId == home.Id)
            .Join(db.Set<Organisation>(), a => a.MaintainerId, o => o.Id, (a, o) => new { Admission = a, o.Name }).OrderByDescending(a => a.Admission.Id).ToListAsync(cancel);
        return Result.Of<IReadOnlyList<AdmissionView>>(found.ConvertAll(f =>
            new AdmissionView(f.Admission.Id, f.Name, f.Admission.From, f.Admission.To, f.Admission.By, f.Admission.WithdrawnAt, f.Admission.IsInForce(now))));
    }

    /// <param name="maintainer">The whole name of an organisation that has maintainers: others are not listed to an enterprise.</param>
    public async Task<Result<long>> AdmitAsync(Viewer by, string? maintainer, DateTime from, DateTime to, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await EnterpriseAccounts.HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        var name = maintainer?.Trim() ?? "";
        if (await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Name == name && db.Users.Any(p => p.OrganisationId == o.Id && p.Role == Roles.Maintainer.Name && p.ClosedAt == null), cancel) is not { } other)
            return EnterpriseAccountErrors.UnknownMaintainer.Of(name);
        if (to <= from || to <= time.GetUtcNow().UtcDateTime || to - from > TimeSpan.FromDays(LongestDays)) return EnterpriseAccountErrors.WrongPeriod.Of(LongestDays);
        if (await db.Set<MaintainerAdmission>().AnyAsync(a => a.EnterpriseId == home.Id && a.MaintainerId == other.Id && a.WithdrawnAt == null && a.From < to && from < a.To, cancel))
            return EnterpriseAccountErrors.AdmittedAlready.Of(name);
        var admission = new MaintainerAdmission { EnterpriseId = home.Id, MaintainerId = other.Id, From = from, To = to, By = by.Name };
        db.Add(admission);
        Audit.Add(db, "admit-maintainer", $"Organisation {home.Name}", $"{other.Name}; {from:O} … {to:O}");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return admission.Id;
    }

    public async Task<Error?> WithdrawAsync(Viewer by, long id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await EnterpriseAccounts.HomeOfAsync(db, by, cancel)).TryGet(out var home, out var error)) return error;
        if (await db.Set<MaintainerAdmission>().FirstOrDefaultAsync(a => a.Id == id && a.EnterpriseId == home.Id && a.WithdrawnAt == null, cancel) is not { } admission) return EnterpriseAccountErrors.UnknownAdmission.Of(id);
        (admission.WithdrawnAt, admission.WithdrawnBy) = (time.GetUtcNow().UtcDateTime, by.Name);
        Audit.Add(db, "withdraw-maintainer", $"Organisation {home.Name}", $"{admission.From:O} … {admission.To:O} before");
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return null;
    }
}
