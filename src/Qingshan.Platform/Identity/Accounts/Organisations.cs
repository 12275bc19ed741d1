using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Adds organisations; a new one holds nothing until who grants rights gives it a jurisdiction.</summary>
public sealed class Organisations(PlatformDbs dbs)
{
    public async Task<Result<Guid>> AddAsync(Viewer by, string name, string? nameEn, string? creditCode, CancellationToken cancel)
    {
        if (!by.May(Permission.ManagePeople)) return CommonErrors.Forbidden.Of(nameof(Permission.ManagePeople));
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200 || nameEn?.Length > 200) return IdentityErrors.WrongOrganisation.Of(name);
        if (!string.IsNullOrEmpty(creditCode) && Standards.CreditCode.Parse(creditCode, out _) is not null) return IdentityErrors.WrongCreditCode.Of(creditCode);
        await using var db = dbs.Open(by);
        if (await db.Set<Organisation>().AnyAsync(o => o.Name == name, cancel)) return IdentityErrors.OrganisationTaken.Of(name);
        var added = new Organisation { Name = name, NameEn = string.IsNullOrWhiteSpace(nameEn) ? null : nameEn, CreditCode = string.IsNullOrWhiteSpace(creditCode) ? null : creditCode };
        db.Add(added);
        Audit.Add(db, "add", $"Organisation {name}", "holds nothing yet");
        await db.SaveChangesAsync(cancel);
        return added.Id;
    }
}
