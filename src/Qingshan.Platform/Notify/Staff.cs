using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>Somebody of an organisation: what a shift, a subscription or an entry of the log belongs to.</summary>
internal readonly record struct Colleague(Guid PersonId, string UserName, string Name, Guid OrganisationId);

internal static class Staff
{
    /// <summary>The person who is looking. The program itself and a visitor are nobody's colleagues.</summary>
    public static async Task<Result<Colleague>> OfAsync(PlatformDb db, Viewer viewer, CancellationToken cancel) =>
        viewer.PersonId is { } id && await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is { } person
            ? Of(person) : NotifyErrors.NeedsPerson.Of();

    public static Colleague Of(Person person) => new(person.Id, person.UserName!, person.DisplayName, person.OrganisationId);

    /// <summary>Names of people by their id, as pages show them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(PlatformDb db, IEnumerable<Guid> people, CancellationToken cancel)
    {
        var ids = people.Distinct().ToArray();
        return await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
    }
}
