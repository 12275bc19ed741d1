using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Simulation;

/// <summary>A made-up province in the program: its history, its people, and that it keeps away from what is real.</summary>
public sealed class SeedTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        _platform.Services.GetRequiredService<LocalCommand>().Write(_platform.Settings.Folder);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task It_says_what_it_made_and_run_again_changes_nothing_and_asked_for_more_adds_it()
    {
        var first = await SeedAsync("--days", "2", "--until", "2026-11-01");
        Assert.Contains("监测点 points", first.Out, StringComparison.Ordinal);
        var (observations, audit) = (await CountAsync(), await EntriesAsync());
        Assert.True(observations > 4000, $"{observations} observations");
        var ledger = _platform.Services.GetRequiredService<LedgerBook>().Now;
        Assert.All(ledger.Points.Values, p => Assert.True(p.Simulated));
        Assert.All(_platform.Services.GetRequiredService<SeriesBook>().All, s => Assert.Contains(s.Origin, (Origin[])[Origin.Simulated, Origin.RolledUp, Origin.Substituted]));

        var again = await SeedAsync("--days", "2", "--until", "2026-11-01");
        Assert.Contains("packets put             │ 0 ", again.Out, StringComparison.Ordinal);
        Assert.Equal((observations, audit), (await CountAsync(), await EntriesAsync()));
        await SeedAsync("--days", "3", "--until", "2026-11-02");
        Assert.True(await CountAsync() > observations * 1.3);
        Assert.Equal(0, (await SeedAsync("--days", "0", "--seed", "2")).Exit);
        Assert.Contains(_platform.Services.GetRequiredService<LedgerBook>().Now.Regions.Values, r => r.Code == "SIM-P2-01");
        var other = await Cli.RunAsync("seed", "--scale", "0.1", "--days", "0", "--data", _platform.Settings.Data);
        Assert.Contains("[simulation.other-scale]", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_leads_to_the_packet_that_brought_it()
    {
        await SeedAsync("--days", "6");
        var packet = (await _platform.Operator.ItemsAsync("/api/v1/packets?point=SIM-P1-AIR-0001"))[0];
        Assert.Equal(("2061", "accepted"), (packet["command"]!.ToString(), (string)packet["verdict"]!));
        Assert.All(await _platform.Operator.ItemsAsync("/api/v1/quarantine"), q => Assert.Fail(q.ToJsonString()));
        Assert.NotEmpty(await _platform.Operator.ItemsAsync("/api/v1/signals"));
    }

    [Fact]
    public async Task A_person_of_one_city_sees_no_internal_point_of_another()
    {
        await SeedAsync("--scale", "0.03", "--days", "0");
        var ledger = _platform.Services.GetRequiredService<LedgerBook>().Now;
        foreach (var city in (string[])["01", "02"])
        {
            using var officer = _platform.With(await _platform.AddKeyAsync($"sim-p1-{city}-duty-officer-1", "test"));
            var seen = (await officer.ItemsAsync("/api/v1/points")).Select(p => ledger.PointsByCode[(string)p["code"]!]).ToList();
            Assert.Contains(seen, p => p.Disclosure == Platform.Common.Disclosure.Internal);
            Assert.All(seen.Where(p => p.Disclosure == Platform.Common.Disclosure.Internal), p => Assert.StartsWith($"SIM-P1-{city}-", ledger.Regions[p.RegionId!.Value].Code, StringComparison.Ordinal));
            var theirs = ledger.Points.Values.Count(p => ledger.Regions[p.RegionId!.Value].Code.StartsWith($"SIM-P1-{city}-", StringComparison.Ordinal));
            Assert.Equal(theirs, seen.Count(p => ledger.Regions[p.RegionId!.Value].Code.StartsWith($"SIM-P1-{city}-", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Nobody_has_a_password_until_one_is_given_and_only_to_those_that_were_made()
    {
        var run = await SeedAsync("--days", "0", "--password", "sim-p1-01-duty-officer-1");
        Assert.Matches("sim-p1-01-duty-officer-1 / [a-z2-9]{16}", run.Out);
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var seeded = db.Users.AsEnumerable().Where(u => u.UserName!.StartsWith("sim-p1", StringComparison.Ordinal)).ToList();
        Assert.Equal(["sim-p1-01-duty-officer-1"], seeded.Where(u => u.PasswordHash is not null).Select(u => u.UserName));
        Assert.All(seeded, u => Assert.Contains("模拟", u.DisplayName, StringComparison.Ordinal));
        Assert.Equal(Roles.Grantable.Where(r => r != Roles.None).Select(r => r.Name).Order(), seeded.Select(u => u.Role).Distinct().Order());
        await _platform.KeyAsync(Roles.Operator, "wang");
        var refused = await Cli.RunAsync("seed", "--scale", "0.001", "--days", "0", "--password", "wang", "--data", _platform.Settings.Data);
        Assert.Contains("[simulation.unknown-person]", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Into_a_folder_with_real_data_it_goes_only_when_told_and_only_by_a_command_on_the_machine()
    {
        await _platform.AddPointAsync("REAL", "MN1");
        var refused = await Cli.RunAsync("seed", "--scale", "0.001", "--days", "0", "--data", _platform.Settings.Data);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("[simulation.real-data]", refused.Error, StringComparison.Ordinal);
        Assert.Single(_platform.Services.GetRequiredService<LedgerBook>().Now.Points);
        Assert.Equal(0, (await SeedAsync("--days", "0", "--mix")).Exit);
        using var distant = _platform.With(await _platform.KeyAsync(Roles.Administrator, "distant"));
        using var answer = await distant.PostAsync("/api/v1/simulation/province?scale=0.001", null);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        foreach (var bad in (string[])["scale=9", "seed=0", "days=-1", "until=soon"])
        {
            using var wrong = await _platform.Operator.PostAsync($"/api/v1/simulation/province?{bad}", null);
            Assert.Equal("common.bad-parameter", (string)(await wrong.Content.ReadFromJsonAsync<JsonNode>())!["code"]!);
        }
    }

    private async Task<CliRun> SeedAsync(params string[] args)
    {
        var run = await Cli.RunAsync([.. args.Contains("--scale") ? ["seed"] : (string[])["seed", "--scale", "0.001"], .. args, "--data", _platform.Settings.Data]);
        Assert.True(run.Exit == 0, run.ToString());
        return run;
    }

    private async Task<long> CountAsync() => (await _platform.Services.GetRequiredService<IObservationStore>().SizeAsync(CancellationToken.None)).Observations;

    /// <summary>Of things that were made; what was asked for is recorded each time.</summary>
    private async Task<int> EntriesAsync() => (await _platform.AuditAsync()).Count(e => e.Action is "add" or "change");
}
