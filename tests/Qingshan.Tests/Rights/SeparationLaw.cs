using CsCheck;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Tests.Rights;

/// <summary>
/// The law of separation, whatever the three and the machine try in whichever order: nobody comes to hold, by accounts, one-time passwords and
/// keys together, what two of the three hold.
/// </summary>
public sealed class SeparationLaw
{
    private static readonly string[] Actors = ["admin", "officer", "auditor", "machine"];
    // New accounts and new roles are where a hole would be: they are tried more often.
    private static readonly string[] Accounts = ["admin", "officer", "auditor", "a", "a", "a", "a", "b", "b", "b", "b"];
    private static readonly int[] Tries = [0, 1, 1, 1, 1, 2, 3, 4, 5];
    private static readonly Role[] Given = [Roles.None, Roles.Viewer, .. Roles.Separate];

    [Fact]
    public Task Whatever_is_tried_nobody_holds_what_two_of_the_three_hold() =>
        Gen.Select(Gen.Int[0, Actors.Length - 1], Gen.Int[0, Tries.Length - 1], Gen.Int[0, Accounts.Length - 1], Gen.Int[0, Given.Length - 1]).Array[200].SampleAsync(TryAsync, iter: 6, threads: 1);

    private static async Task TryAsync((int Actor, int What, int Account, int Role)[] tries)
    {
        var world = await RightsWorld.NewAsync();
        await world.People.FirstPasswordAsync(CancellationToken.None);
        await world.ChangeAsync(People.FirstAdministrator, p => p.MustChangePassword = false);
        await world.PersonAsync("officer", Roles.SecurityOfficer, "安全办");
        await world.PersonAsync("auditor", Roles.Auditor, "审计处");
        await world.PersonAsync("admin3", Roles.Administrator, "信息处");
        Assert.Null(await world.Separation.PutIntoForceAsync(await world.ViewerAsync("admin"), CancellationToken.None));

        // Who has the password of an account, and whose keys somebody holds.
        var passwords = new Dictionary<string, string> { ["admin"] = "admin", ["officer"] = "officer", ["auditor"] = "auditor" };
        var keys = new List<(string Holder, string Key)>();
        foreach (var (actor, what, account, role) in tries.Select(t => (Actors[t.Actor], Tries[t.What], Accounts[t.Account], Given[t.Role])))
        {
            var by = actor == "machine" ? Viewer.Program with { Name = LocalCommand.Name } : await world.ViewerAsync(actor);
            var changed = false;
            switch (what)
            {
                case 0:
                    if ((await world.People.AddAsync(by, account, account, role.Name, "新单位", null, CancellationToken.None)).IsOk
                        || (await world.People.AddAsync(by, account, account, null, "新单位", null, CancellationToken.None)).IsOk) (passwords[account], changed) = (actor, true);
                    break;
                case 1:
                    changed = await world.Grants.SetRoleAsync(by, account, role.Name, CancellationToken.None) is null;
                    break;
                case 2:
                    if ((await world.People.NewPasswordAsync(by, account, CancellationToken.None)).IsOk) (passwords[account], changed) = (actor, true);
                    break;
                case 3:
                    if ((await world.Keys.AddAsync(by, account, new("x", null, KeyLimits.None), CancellationToken.None)).TryGet(out var key, out _))
                    {
                        keys.Add((actor, key));
                        changed = true;
                    }
                    break;
                case 4:
                    changed = await world.People.CloseAsync(by, account, role == Roles.None, CancellationToken.None) is null;
                    break;
                default:
                    // The person to whom the account belongs signs in and chooses a password that nobody else knows.
                    if (account is "a" or "b" && passwords.ContainsKey(account))
                    {
                        await world.ChangeAsync(account, p => p.MustChangePassword = false);
                        passwords[account] = account;
                    }
                    break;
            }
            if (!changed) continue;
            foreach (var holder in Actors) Assert.True((await HeldAsync(world, holder, passwords, keys)).Count <= 1, $"{holder} after {what} of {actor} on {account}");
        }
    }

    /// <summary>Which of the three somebody is, by all that he has.</summary>
    private static async Task<HashSet<string>> HeldAsync(RightsWorld world, string holder, Dictionary<string, string> passwords, List<(string Holder, string Key)> keys)
    {
        var held = new HashSet<string>();
        await using var db = world.Dbs.Open(Viewer.Program);
        var mine = passwords.Where(p => p.Value == holder).Select(p => p.Key).ToList();
        foreach (var person in await db.Users.Where(p => mine.Contains(p.UserName!) && p.ClosedAt == null).ToListAsync()) held.Add(person.Role);
        var found = new ApiKeys(world.Dbs, world.Viewers, world.Time);
        foreach (var (_, text) in keys.Where(k => k.Holder == holder))
            if (await found.FindAsync(text, CancellationToken.None) is { } key) held.Add((await found.ViewerOfAsync(key, CancellationToken.None)).Role.Name);
        held.IntersectWith(Roles.Separate.Select(r => r.Name));
        return held;
    }
}
