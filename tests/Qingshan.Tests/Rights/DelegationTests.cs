using Qingshan.Platform.Identity;

namespace Qingshan.Tests.Rights;

/// <summary>委托: acting for a colleague who is away.</summary>
public sealed class DelegationTests : IAsyncLifetime
{
    private RightsWorld _world = null!;
    private Viewer _leader = null!;
    private Viewer _officer = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RightsWorld.NewAsync();
        await _world.People.FirstPasswordAsync(CancellationToken.None);
        (_leader, _officer) = (await _world.PersonAsync("zhang", Roles.DutyLeader), await _world.PersonAsync("li", Roles.DutyOfficer));
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Who_acts_has_what_was_delegated_and_nothing_of_his_own_and_is_named_as_B_for_A()
    {
        var id = (await _world.DelegateAsync(_leader, "li", 8, Permission.ApproveDeviceCommands, Permission.ManageRoster)).Value;
        var acting = (await _world.Delegations.ActingAsync(_officer, id, CancellationToken.None))!;
        Assert.Equal([Permission.SeePublic, Permission.ManageRoster, Permission.ApproveDeviceCommands], acting.Role.Permissions.Order());
        Assert.Equal(("li for zhang", _officer.PersonId, _leader.PersonId), (acting.Name, acting.PersonId, acting.For!.PersonId));
        Assert.True(acting.Is(_leader.PersonId) && acting.Is(_officer.PersonId));
        await using (var db = _world.Dbs.Open(acting))
        {
            Audit.Add(db, "test", "x");
            await db.SaveChangesAsync();
        }
        Assert.Contains(await _world.AuditAsync(), e => e is { Action: "test", Actor: "li for zhang" } && e.PersonId == _officer.PersonId);
    }

    [Fact]
    public async Task It_begins_and_ends_by_itself()
    {
        var now = RightsWorld.Start;
        var id = (await _world.Delegations.AddAsync(_leader, new("li", [Permission.SeeInternal], now.AddHours(1), now.AddHours(3), "培训"), CancellationToken.None)).Value;
        Assert.Null(await ActingAsync());
        _world.Time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await ActingAsync());
        _world.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await ActingAsync());
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await ActingAsync());
        _world.Viewers.Forget();
        Assert.Empty((await _world.ViewerAsync("li")).MayActFor);

        Task<Viewer?> ActingAsync() => _world.Delegations.ActingAsync(_officer, id, CancellationToken.None);
    }

    [Theory]
    [InlineData("zhang")]
    [InlineData("li")]
    [InlineData("guard")]
    public async Task Each_of_the_two_and_who_grants_rights_end_it_at_once(string who)
    {
        await _world.PersonAsync("guard", Roles.SecurityOfficer, "安全办");
        var id = (await _world.DelegateAsync(_leader, "li", 8, Permission.SeeInternal)).Value;
        Assert.Null(await _world.Delegations.RevokeAsync(await _world.ViewerAsync(who), id, CancellationToken.None));
        Assert.Null(await _world.Delegations.ActingAsync(_officer, id, CancellationToken.None));
        Assert.Contains(await _world.AuditAsync(), e => e.Action == "revoke" && e.Actor == who && e.Subject == $"Delegation {id}");
    }

    [Fact]
    public async Task Nobody_else_sees_or_ends_it_and_both_see_it()
    {
        var id = (await _world.DelegateAsync(_leader, "li", 8, Permission.SeeInternal)).Value;
        var other = await _world.PersonAsync("wang", Roles.DutyLeader);
        Assert.Equal("delegation.unknown", (await _world.Delegations.RevokeAsync(other, id, CancellationToken.None))?.Code);
        Assert.Null(await _world.Delegations.ActingAsync(other, id, CancellationToken.None));
        Assert.Empty((await _world.Delegations.ListAsync(other, false, CancellationToken.None)).Value);
        Assert.Equal(id, Assert.Single((await _world.Delegations.ListAsync(_leader, false, CancellationToken.None)).Value).Id);
        Assert.Equal(id, Assert.Single((await _world.Delegations.ListAsync(_officer, false, CancellationToken.None)).Value).Id);
        Assert.Equal("common.forbidden", (await _world.Delegations.ListAsync(other, true, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task It_cannot_be_passed_on()
    {
        var id = (await _world.DelegateAsync(_leader, "li", 8, Permission.ApproveDeviceCommands)).Value;
        await _world.PersonAsync("wang", Roles.DutyOfficer);
        var acting = (await _world.Delegations.ActingAsync(_officer, id, CancellationToken.None))!;
        Assert.Equal("delegation.only-yourself", (await _world.DelegateAsync(acting, "wang", 1, Permission.ApproveDeviceCommands)).Error?.Code);
        Assert.Equal("delegation.not-yours", (await _world.DelegateAsync(_officer, "wang", 1, Permission.ApproveDeviceCommands)).Error?.Code);
        Assert.Null(await _world.Delegations.ActingAsync(acting, id, CancellationToken.None));
    }

    [Fact]
    public async Task What_makes_somebody_one_of_the_three_is_delegated_by_nobody_and_what_one_does_not_hold_neither()
    {
        var owner = await _world.ViewerAsync(People.FirstAdministrator);
        foreach (var permission in (Permission[])[Permission.ManagePeople, Permission.GrantRights, Permission.ReadAudit, Permission.SeeRights, Permission.Operate, Permission.OwnAccount])
        {
            Assert.Equal("delegation.not-yours", (await _world.DelegateAsync(owner, "li", 1, permission)).Error?.Code);
            Assert.DoesNotContain(permission, Delegations.Of(owner));
        }
        Assert.Equal("delegation.not-yours", (await _world.DelegateAsync(_leader, "li", 1, Permission.EditLedger)).Error?.Code);
        Assert.Equal("delegation.not-yours", (await _world.DelegateAsync(_leader, "li", 1)).Error?.Code);
    }

    [Fact]
    public async Task What_the_giver_no_longer_holds_the_receiver_no_longer_has()
    {
        var id = (await _world.DelegateAsync(_leader, "li", 8, Permission.SeeInternal, Permission.ApproveDeviceCommands)).Value;
        Assert.Null(await _world.Grants.SetRoleAsync(Viewer.Program, "zhang", Roles.Viewer.Name, CancellationToken.None));
        Assert.Equal([Permission.SeePublic, Permission.SeeInternal], (await _world.Delegations.ActingAsync(_officer, id, CancellationToken.None))!.Role.Permissions.Order());
        Assert.Null(await _world.People.CloseAsync(Viewer.Program, "zhang", true, CancellationToken.None));
        Assert.Null(await _world.Delegations.ActingAsync(_officer, id, CancellationToken.None));
    }

    [Fact]
    public async Task It_goes_to_a_colleague_who_is_none_of_the_three_for_a_period_and_with_a_reason()
    {
        await _world.PersonAsync("elsewhere", Roles.DutyOfficer, "别的单位");
        await _world.PersonAsync("guard", Roles.SecurityOfficer);
        foreach (var wrong in (string[])["elsewhere", "guard", "zhang", "nobody"])
            Assert.Equal("delegation.not-a-colleague", (await _world.DelegateAsync(_leader, wrong, 1, Permission.SeeInternal)).Error?.Code);
        Assert.Equal("delegation.wrong-period", (await _world.DelegateAsync(_leader, "li", 0, Permission.SeeInternal)).Error?.Code);
        Assert.Equal("delegation.wrong-period", (await _world.DelegateAsync(_leader, "li", 24 * 400, Permission.SeeInternal)).Error?.Code);
        var now = RightsWorld.Start;
        Assert.Equal("delegation.needs-reason", (await _world.Delegations.AddAsync(_leader, new("li", [Permission.SeeInternal], now, now.AddDays(1), " "), CancellationToken.None)).Error?.Code);
    }
}
