using Qingshan.Platform.Identity;

namespace Qingshan.Tests.Rights;

/// <summary>Accounts as lists show them, and what of personal data they show to whom.</summary>
public sealed class AccountsTests : IAsyncLifetime
{
    private RightsWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RightsWorld.NewAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Mail_and_phone_are_whole_for_the_person_and_who_manages_accounts_and_masked_for_everybody_else()
    {
        var li = await _world.PersonAsync("li", Roles.Viewer);
        await _world.ChangeAsync("li", p => (p.Email, p.PhoneNumber) = ("li.ming@example.cn", "13812345678"));
        foreach (var (who, mail, phone) in ((Viewer, string, string)[])[
            (li, "li.ming@example.cn", "13812345678"),
            (await _world.PersonAsync("admin2", Roles.Administrator), "li.ming@example.cn", "13812345678"),
            (await _world.PersonAsync("guard", Roles.SecurityOfficer), "l***@example.cn", "138****5678"),
            (await _world.PersonAsync("audit", Roles.Auditor), "l***@example.cn", "138****5678")])
        {
            var seen = (await _world.Reader.FindAsync(who, "li", CancellationToken.None)).Value;
            Assert.Equal((mail, phone), (seen.Email, seen.Phone));
        }
        Assert.Equal("common.forbidden", (await _world.Reader.FindAsync(await _world.PersonAsync("wang", Roles.Operator), "li", CancellationToken.None)).Error?.Code);
        Assert.Equal([null, "", "***", "****"], [Masked.Mail(null), Masked.Phone(""), Masked.Mail("odd"), Masked.Phone("12345")]);
    }

    [Fact]
    public async Task The_list_is_searched_by_name_user_name_and_organisation_filtered_and_paged_without_loss()
    {
        var admin = await _world.PersonAsync("admin2", Roles.Administrator, "办公室");
        for (var i = 0; i < 23; i++) await _world.PersonAsync($"p{i:00}", i % 2 == 0 ? Roles.Viewer : Roles.Operator, i < 10 ? "甲局" : "乙局");
        await _world.People.CloseAsync(admin, "p03", true, CancellationToken.None);
        Assert.Equal(24, (await AllAsync(new())).Count);
        Assert.Equal(10, (await AllAsync(new("甲局"))).Count);
        Assert.Equal(["p07"], await AllAsync(new("P07")));
        Assert.Equal(12, (await AllAsync(new(Role: "viewer"))).Count);
        Assert.Equal(["p03"], await AllAsync(new(State: PersonState.Closed)));
        Assert.Equal(23, (await AllAsync(new(State: PersonState.Active))).Count);

        async Task<List<string>> AllAsync(PeopleFilter filter)
        {
            var (names, after) = (new List<string>(), (string?)null);
            do
            {
                var page = (await _world.Reader.ListAsync(admin, filter, after, 5, CancellationToken.None)).Value;
                names.AddRange(page.Items.Select(p => p.UserName));
                after = page.Next;
            } while (after is not null);
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
            return names;
        }
    }

    [Fact]
    public async Task A_closed_account_signs_nobody_in_and_its_keys_open_nothing_until_it_is_opened_again()
    {
        var admin = await _world.PersonAsync("admin2", Roles.Administrator);
        await _world.PersonAsync("li", Roles.Operator);
        Assert.Null(await _world.People.CloseAsync(admin, "li", true, CancellationToken.None));
        Assert.Null((await _world.ViewerAsync("li")).PersonId);
        Assert.Null(await _world.People.CloseAsync(admin, "li", false, CancellationToken.None));
        Assert.Equal(Roles.Operator, (await _world.ViewerAsync("li")).Role);
        Assert.Equal("identity.not-oneself", (await _world.People.CloseAsync(admin, "admin2", true, CancellationToken.None))?.Code);
    }

    [Fact]
    public async Task A_jurisdiction_counts_from_its_beginning_to_its_end_and_is_not_given_twice()
    {
        var guard = await _world.PersonAsync("guard", Roles.SecurityOfficer, "安全办");
        Assert.True((await _world.People.AddAsync(await _world.PersonAsync("admin2", Roles.Administrator, "办公室"), "li", "li", null, "新局", null, CancellationToken.None)).IsOk);
        await _world.ChangeAsync("li", p => p.MustChangePassword = false);
        Assert.Null(await _world.Grants.SetRoleAsync(guard, "li", Roles.Viewer.Name, CancellationToken.None));
        var home = (await _world.Reader.OrganisationsAsync(guard, CancellationToken.None)).Value.Single(o => o.Name == "新局").Id;
        var now = RightsWorld.Start;
        Assert.Null(await _world.Grants.AddJurisdictionAsync(guard, home, null, now.AddHours(1), now.AddHours(2), CancellationToken.None));
        Assert.Equal("identity.held-already", (await _world.Grants.AddJurisdictionAsync(guard, home, null, now, null, CancellationToken.None))?.Code);
        Assert.False(await EverywhereAsync(0));
        Assert.True(await EverywhereAsync(1));
        Assert.False(await EverywhereAsync(1));

        async Task<bool> EverywhereAsync(double later)
        {
            _world.Time.Advance(TimeSpan.FromHours(later));
            _world.Viewers.Forget();
            return (await _world.ViewerAsync("li")).Everywhere;
        }
    }

    [Fact]
    public async Task A_locked_account_is_opened_by_who_grants_rights()
    {
        var guard = await _world.PersonAsync("guard", Roles.SecurityOfficer);
        await _world.PersonAsync("li", Roles.Viewer);
        await _world.ChangeAsync("li", p => (p.LockoutEnd, p.AccessFailedCount) = (_world.Time.GetUtcNow().AddMinutes(10), 5));
        Assert.Equal(PersonState.Locked, (await _world.Reader.FindAsync(guard, "li", CancellationToken.None)).Value.State);
        Assert.Equal("common.forbidden", (await _world.Grants.UnlockAsync(await _world.PersonAsync("admin2", Roles.Administrator), "li", CancellationToken.None))?.Code);
        Assert.Null(await _world.Grants.UnlockAsync(guard, "li", CancellationToken.None));
        Assert.Equal(Roles.Viewer, (await _world.ViewerAsync("li")).Role);
    }
}
