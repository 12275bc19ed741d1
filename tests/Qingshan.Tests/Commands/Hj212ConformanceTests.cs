using System.Text.Json.Nodes;
using Qingshan.Simulation;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Commands;

/// <summary>The conformance test as a command: against the program's own gateway, and against its own simulated device.</summary>
public sealed class Hj212ConformanceTests
{
    private const string Mn = "010000A8900016F000169DC0";

    [Theory]
    [InlineData("2005", "01000016F00016")]
    [InlineData("2017", Mn)]
    [InlineData("2025", Mn)]
    public async Task The_gateway_passes_every_check(string edition, string mn)
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.AddPointAsync("P1", mn, kind: "waste-water-outlet");

        var run = await Cli.RunAsync("hj212", "conformance", $"localhost:{platform.Settings.GatewayPort}", "--mn", mn, "--pw", "123456", "--edition", edition, "--json", "--silence", "0.2");

        var report = JsonNode.Parse(run.Out)!;
        var failed = report["checks"]!.AsArray().Where(c => (string)c!["outcome"]! == "failed").Select(c => $"{c!["id"]}: {c["why"]!["en"]} {c["came"]}");
        Assert.Equal([], failed);
        Assert.Equal(0, run.Exit);
        Assert.True((int)report["passed"]! >= 30);
        // The gateway asks nothing of its own accord.
        Assert.Equal(["requests-by-the-book"], report["checks"]!.AsArray().Where(c => (string)c!["outcome"]! == "not-tested").Select(c => (string)c!["id"]!));
        var hour = report["checks"]!.AsArray().Single(c => (string)c!["id"]! == "answer-2061")!;
        Assert.Contains("CN=2061", (string)hour["done"]!, StringComparison.Ordinal);
        Assert.Contains("CN=9014", (string)hour["came"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_does_not_know_the_device_fails_and_the_table_says_where()
    {
        await using var platform = await RunningPlatform.StartAsync();

        var run = await Cli.RunAsync("hj212", "conformance", $"localhost:{platform.Settings.GatewayPort}", "--mn", Mn, "--pw", "123456", "--timeout", "5");

        Assert.Equal(1, run.Exit);
        Assert.Contains("✗ answer-2011", run.Out, StringComparison.Ordinal);
        Assert.Contains("the connection was ended", run.Out, StringComparison.Ordinal);
        Assert.Contains("发出 sent ##", run.Out, StringComparison.Ordinal);
        Assert.Contains("✗ stays-open", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulated_device_writes_by_the_book_and_sends_again_what_is_not_answered()
    {
        var (device, port) = (DemoPlan.Instance.Points.Select(DemoDevices.Of).First(), Loopback.FreePort());
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var simulator = new Simulator([device], TimeProvider.System).RunAsync(new()
        {
            Port = port, HistoryHours = 2, RealtimeEvery = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromSeconds(1),
            FirstBackOff = TimeSpan.FromMilliseconds(50), LongestBackOff = TimeSpan.FromMilliseconds(200),
        }, over.Token);

        var run = await Cli.RunAsync("hj212", "conformance", $"127.0.0.1:{port}", "--as", "platform", "--mn", device.Mn, "--pw", device.Pw, "--edition", device.Edition.ToString()[1..], "--timeout", "2", "--watch", "30", "--json");
        await over.CancelAsync();
        await simulator;

        var outcomes = JsonNode.Parse(run.Out)!["checks"]!.AsArray().ToDictionary(c => (string)c!["id"]!, c => (string)c!["outcome"]!);
        Assert.Equal("passed", outcomes["uploads"]);
        Assert.Equal("passed", outcomes["resends"]);
        Assert.Equal("not-tested", outcomes["request-1012"]);
        // Its MN says that it is simulated, in letters that no MN of the standard has.
        Assert.Equal("failed", outcomes["frames-free-mn"]);
        Assert.All(outcomes.Where(o => o.Key.StartsWith("frames-", StringComparison.Ordinal) && o.Key != "frames-free-mn"), o => Assert.Equal((o.Key, "passed"), (o.Key, o.Value)));
    }

    [Theory]
    [InlineData("conformance.bad-address", "nowhere", "123456")]
    [InlineData("conformance.bad-header", "localhost:1", "12;456")]
    [InlineData("conformance.not-reached", "127.0.0.1:1", "123456")]
    public async Task What_cannot_be_tried_is_said_before_anything_is_sent(string code, string address, string pw)
    {
        var run = await Cli.RunAsync("hj212", "conformance", address, "--mn", Mn, "--pw", pw);
        Assert.Equal(1, run.Exit);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }
}
