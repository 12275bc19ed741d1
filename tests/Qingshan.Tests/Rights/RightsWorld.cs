using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Tests.Rights;

/// <summary>Identity on a ledger of its own, with a clock that a test moves.</summary>
internal sealed class RightsWorld
{
    /// <summary>12:00 in Beijing.</summary>
    public static readonly DateTime Start = new(2026, 11, 28, 4, 0, 0, DateTimeKind.Utc);

    private RightsWorld()
    {
        Dbs = new(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)), Time);
        var names = new UpperInvariantLookupNormalizer();
        Viewers = new(Dbs, Time);
        Separation = new(Dbs, Viewers, Time);
        People = new(Dbs, new PasswordHasher<Person>(), names, Separation, Viewers, Time);
        Grants = new(Dbs, names, Separation, Viewers, Time);
        Keys = new(Dbs, names, Time);
        Delegations = new(Dbs, Viewers, names, Time);
        Reader = new(Dbs, names, Time);
    }

    public ManualTime Time { get; } = new(Start);

    public PlatformDbs Dbs { get; }

    public Viewers Viewers { get; }

    public People People { get; }

    public Grants Grants { get; }

    public Separation Separation { get; }

    public KeyDesk Keys { get; }

    public Delegations Delegations { get; }

    public PeopleReader Reader { get; }

    public static async Task<RightsWorld> NewAsync()
    {
        var world = new RightsWorld();
        await world.Dbs.MigrateAsync(CancellationToken.None);
        return world;
    }

    public async Task<Viewer> PersonAsync(string user, Role role, string organisation = "值班中心")
    {
        Assert.True((await People.AddAsync(Viewer.Program, user, user, role.Name, organisation, null, CancellationToken.None)).IsOk);
        await ChangeAsync(user, p => p.MustChangePassword = false);
        return await ViewerAsync(user);
    }

    public async Task ChangeAsync(string user, Action<Person> change)
    {
        await using var db = Dbs.Open(Viewer.Program);
        change(await db.Users.SingleAsync(p => p.UserName == user));
        await db.SaveChangesAsync();
        Viewers.Forget();
    }

    public async Task<Viewer> ViewerAsync(string user)
    {
        await using var db = Dbs.Open(Viewer.Program);
        return await Viewers.OfAsync((await db.Users.SingleAsync(p => p.UserName == user)).Id, CancellationToken.None);
    }

    /// <summary>From now on for some hours.</summary>
    public Task<Result<Guid>> DelegateAsync(Viewer giver, string receiver, double hours, params Permission[] permissions)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        return Delegations.AddAsync(giver, new(receiver, permissions, now, now.AddHours(hours), "休假"), CancellationToken.None);
    }

    public async Task<List<AuditEntry>> AuditAsync()
    {
        await using var db = Dbs.Open(Viewer.Program);
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }
}
