using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

public enum PersonState
{
    Active,

    /// <summary>Has a one-time password that was not exchanged yet.</summary>
    New,

    /// <summary>Too many wrong passwords; over by itself after some minutes.</summary>
    Locked,

    Closed,
}

/// <summary>An account as who manages people sees it.</summary>
/// <param name="Email">Masked but for the person and who manages accounts.</param>
public sealed record PersonView(
    Guid Id, string UserName, string Name, string Role, Guid OrganisationId, string Organisation, PersonState State, bool SecondFactor, DateTime CreatedAt, DateTime? ClosedAt,
    string? Email, string? Phone);

/// <param name="Text">In user name, name or organisation.</param>
public sealed record PeopleFilter(string? Text = null, Guid? Organisation = null, string? Role = null, PersonState? State = null);

/// <summary>An organisation with what it holds.</summary>
public sealed record OrganisationView(Guid Id, string Name, string? NameEn, string? CreditCode, int People, IReadOnlyList<JurisdictionView> Jurisdictions);

/// <param name="RegionId">Null is everywhere.</param>
public sealed record JurisdictionView(long Id, Guid? RegionId, DateTime From, DateTime? To)
{
    public bool IsInForce(DateTime now) => From <= now && (To is null || now < To);
}

/// <summary>Lists of accounts and organisations, for who may see rights.</summary>
public sealed class PeopleReader(PlatformDbs dbs, ILookupNormalizer names, TimeProvider time)
{
    /// <summary>Accounts by user name.</summary>
    public async Task<Result<Page<PersonView>>> ListAsync(Viewer viewer, PeopleFilter filter, string? after, int size, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeRights)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeRights));
        if (!Cursor.Decode(after).TryGet(out var last, out var error)) return error;
        await using var db = dbs.Open(viewer);
        var found = from person in db.Users.AsNoTracking() join home in db.Set<Organisation>() on person.OrganisationId equals home.Id select new { person, home };
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var (text, upper) = (filter.Text.Trim(), names.NormalizeName(filter.Text.Trim())!);
            found = found.Where(f => f.person.NormalizedUserName!.Contains(upper) || f.person.DisplayName.Contains(text) || f.home.Name.Contains(text));
        }
        if (filter.Organisation is { } organisation) found = found.Where(f => f.home.Id == organisation);
        if (!string.IsNullOrEmpty(filter.Role)) found = found.Where(f => f.person.Role == filter.Role);
        // Locked or not depends on a moment that SQLite cannot compare with; what else there is it can.
        if (filter.State == PersonState.Closed) found = found.Where(f => f.person.ClosedAt != null);
        else if (filter.State is not null) found = found.Where(f => f.person.ClosedAt == null);
        if (filter.State == PersonState.Locked) found = found.Where(f => f.person.LockoutEnd != null);
        if (filter.State == PersonState.New) found = found.Where(f => f.person.MustChangePassword);
        if (filter.State == PersonState.Active) found = found.Where(f => !f.person.MustChangePassword);
#pragma warning disable CA1309 // The database compares, by the order in which it sorts.
        if (last.Length > 0) found = found.Where(f => string.Compare(f.person.NormalizedUserName, last) > 0);
#pragma warning restore CA1309
        var rows = await found.OrderBy(f => f.person.NormalizedUserName).Take(size + 1).ToListAsync(cancel);
        var page = Cursor.Cut(rows, size, f => f.person.NormalizedUserName!);
        var views = page.Items.Select(f => ViewOf(f.person, f.home, viewer)).Where(p => filter.State is null || p.State == filter.State);
        return new Page<PersonView>([.. views], page.Next);
    }

    public async Task<Result<PersonView>> FindAsync(Viewer viewer, string userName, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var name = names.NormalizeName(userName);
        var found = await (from person in db.Users.AsNoTracking() join home in db.Set<Organisation>() on person.OrganisationId equals home.Id
                           where person.NormalizedUserName == name select new { person, home }).FirstOrDefaultAsync(cancel);
        // One's own account is no secret; whether there is another one is.
        if (!viewer.May(Permission.SeeRights) && (found is null || found.person.Id != viewer.PersonId)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeRights));
        return found is null ? IdentityErrors.UnknownPerson.Of(userName) : ViewOf(found.person, found.home, viewer);
    }

    public async Task<Result<IReadOnlyList<OrganisationView>>> OrganisationsAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeRights)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeRights));
        await using var db = dbs.Open(viewer);
        var held = (await db.Set<Jurisdiction>().AsNoTracking().OrderBy(j => j.From).ToListAsync(cancel)).ToLookup(j => j.OrganisationId);
        var people = await db.Users.Where(p => p.ClosedAt == null).GroupBy(p => p.OrganisationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Name).ToListAsync(cancel);
        return Result.Of<IReadOnlyList<OrganisationView>>(all.ConvertAll(o => new OrganisationView(
            o.Id, o.Name, o.NameEn, o.CreditCode, people.GetValueOrDefault(o.Id), [.. held[o.Id].Select(j => new JurisdictionView(j.Id, j.RegionId, j.From, j.To))])));
    }

    private PersonView ViewOf(Person person, Organisation home, Viewer viewer)
    {
        var open = person.Id == viewer.PersonId || viewer.May(Permission.ManagePeople);
        var state = person.ClosedAt is not null ? PersonState.Closed : person.LockoutEnd > time.GetUtcNow() ? PersonState.Locked
            : person.MustChangePassword ? PersonState.New : PersonState.Active;
        return new(person.Id, person.UserName!, person.DisplayName, person.Role, home.Id, home.Name, state, person.TwoFactorEnabled, person.CreatedAt, person.ClosedAt,
            open ? person.Email : Masked.Mail(person.Email), open ? person.PhoneNumber : Masked.Phone(person.PhoneNumber));
    }
}

/// <summary>脱敏 · What is left of personal data for those whom they do not concern: enough to recognise, not to use.</summary>
public static class Masked
{
    public static string? Mail(string? address) => string.IsNullOrEmpty(address) ? address
        : address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{address[0]}***{address[at..]}" : "***";

    public static string? Phone(string? number) => string.IsNullOrEmpty(number) ? number
        : number.Length < 8 ? "****" : $"{number[..3]}****{number[^4..]}";
}
