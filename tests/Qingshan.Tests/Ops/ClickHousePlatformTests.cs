using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Simulation;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;
using DeviceClient = Qingshan.Tests.Path.DeviceClient;

namespace Qingshan.Tests.Ops;

/// <summary>The platform with its observations on a real ClickHouse server, which comes and goes.</summary>
[Trait("needs", "server")]
public sealed class ClickHousePlatformTests(DebianClickHouse server) : IClassFixture<DebianClickHouse>
{
    private const string Hour =
        "QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Min=10,a34004-Avg=20.5,a34004-Max=40,a34004-Flag=N&&";

    [Fact]
    public async Task What_a_device_sends_comes_out_of_the_interface_before_and_after_a_restart()
    {
        await using var platform = await RunningPlatform.StartAsync(clickHouse: server.Connection(await server.NewDatabaseAsync()));
        await platform.AddPointAsync("P1", "TEST0001");
        using (var device = await platform.ConnectAsync())
        {
            await device.SendAsync(DeviceClient.Frame(Hour));
            Assert.NotNull(await device.ReplyAsync());
            await device.SendAsync(DeviceClient.Frame(Hour.Replace("=20.5", "=21.5", StringComparison.Ordinal)));
            Assert.NotNull(await device.ReplyAsync());
        }
        await platform.StoredAsync();
        await HoldsAsync();

        await platform.StopAsync();
        await platform.StartAgainAsync();
        await HoldsAsync();

        async Task HoldsAsync()
        {
            var series = Assert.Single(await platform.Visitor.ItemsAsync("/api/v1/series?point=P1"));
            var observations = await platform.Visitor.JsonAsync($"/api/v1/observations?series={series["id"]}&from=2014-01-01&to=2014-01-02");
            Assert.Equal("[[1388505600000,21.5,10,40,\"N\",1]]", observations["rows"]!.ToJsonString());
            Assert.Equal(2, (await platform.Operator.ItemsAsync("/api/v1/packets?point=P1")).Count);
            var health = await platform.Operator.JsonAsync("/api/v1/operation/health");
            Assert.Equal((2, 2), ((int)health["store"]!["observations"]!, (int)health["store"]!["packets"]!));
            Assert.Null((string?)health["storeFailure"]);
        }
    }

    [Fact]
    public async Task A_server_killed_under_load_is_waited_for_and_nothing_is_lost_or_stored_twice()
    {
        await using var platform = await RunningPlatform.StartAsync(clickHouse: server.Connection(await server.NewDatabaseAsync()));
        var (simulator, log, stop, load) = await LoadedAsync(platform);
        var store = platform.Services.GetRequiredService<IObservationStore>();
        for (var i = 0; store.Position == 0; i++)
        {
            Assert.True(i < 400, "Nothing is stored.");
            await Task.Delay(50);
        }
        for (var round = 1; round <= 3; round++)
        {
            server.Kill();
            try
            {
                // What arrives is taken all the same, and acknowledged.
                await GracefulStopTests.AcknowledgedAsync(simulator, simulator.Report!.Acknowledged + 500);
                Assert.Equal(HttpStatusCode.OK, (await platform.Visitor.GetAsync("/health")).StatusCode);
                var health = await platform.Operator.JsonAsync("/api/v1/operation/health");
                Assert.Contains("cannot be reached", (string)health["storeFailure"]!, StringComparison.Ordinal);
                Assert.Null(health["store"]);
                using var packets = await platform.Operator.GetAsync("/api/v1/quarantine");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, packets.StatusCode);
                Assert.Contains("observations.store-unreachable", await packets.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            finally
            {
                server.Start();
            }
            await GracefulStopTests.AcknowledgedAsync(simulator, simulator.Report.Acknowledged + 500);
        }
        await stop.CancelAsync();
        await load;
        stop.Dispose();
        await GracefulStopTests.AllKeptAsync(platform, log, 3000);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_server_that_is_away_and_the_next_start_stores_the_rest()
    {
        await using var platform = await RunningPlatform.StartAsync(clickHouse: server.Connection(await server.NewDatabaseAsync()));
        var (simulator, log, stop, load) = await LoadedAsync(platform);
        await GracefulStopTests.AcknowledgedAsync(simulator, 200);
        server.Kill();
        try
        {
            await GracefulStopTests.AcknowledgedAsync(simulator, simulator.Report!.Acknowledged + 500);
            await platform.StopAsync().WaitAsync(TimeSpan.FromSeconds(60));
            await stop.CancelAsync();
            await load;
            stop.Dispose();
        }
        finally
        {
            server.Start();
        }
        await platform.StartAgainAsync();
        await GracefulStopTests.AllKeptAsync(platform, log, 700);
    }

    [Fact]
    public async Task What_keeps_the_program_from_its_database_is_said_with_what_to_do_and_without_the_password()
    {
        var database = await server.NewDatabaseAsync();
        var gone = await StartAsync("clickhouse", server.Connection(database, Loopback.FreePort()));
        Assert.Contains("[program.cannot-open-database]", gone, StringComparison.Ordinal);
        Assert.Contains("StoreConnection", gone, StringComparison.Ordinal);
        Assert.Contains("Wrong password", await StartAsync("clickhouse", server.Connection(database, password: "wrong-password")), StringComparison.Ordinal);
        Assert.Contains("doesn't exist", await StartAsync("clickhouse", server.Connection("nowhere")), StringComparison.Ordinal);
        Assert.Contains("[program.wrong-store-connection]", await StartAsync("clickhouse", "Database=q;Password=right-password"), StringComparison.Ordinal);
        Assert.Contains("[program.wrong-store-connection]", await StartAsync("clickhouse", "right-password"), StringComparison.Ordinal);
        Assert.Contains("[program.unknown-store-provider]", await StartAsync("oracle", ""), StringComparison.Ordinal);

        static async Task<string> StartAsync(string provider, string connection)
        {
            var run = await Cli.RunAsync("points", "--data", new TestFolder().Path, "--set", $"StoreProvider={provider}", "--set", $"StoreConnection={connection}");
            Assert.Equal(1, run.Exit);
            Assert.DoesNotContain("right-password", run.Out + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-password", run.Out + run.Error, StringComparison.Ordinal);
            return run.Error;
        }
    }

    private static async Task<(Simulator Simulator, string Log, CancellationTokenSource Stop, Task Load)> LoadedAsync(RunningPlatform platform)
    {
        var devices = await LoadRegion.EnsureAsync(platform.Services.GetRequiredService<LedgerWriter>(), Viewer.Program, 20, CancellationToken.None);
        var log = new TestFolder().File("acknowledged.txt");
        var stop = new CancellationTokenSource();
        var simulator = new Simulator(devices, TimeProvider.System);
        return (simulator, log, stop, simulator.LoadAsync(GracefulStopTests.Load(platform.Settings.GatewayPort, log), stop.Token));
    }
}
