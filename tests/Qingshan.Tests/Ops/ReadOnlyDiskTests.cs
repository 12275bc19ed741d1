using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Ops;

/// <summary>
/// A disk that takes nothing any more, also through files that are open: a file system that went read-only after an error, and immutable
/// files (<c>chattr +i</c>), which refuse every write as that does and can be given back.
/// </summary>
public sealed class ReadOnlyDiskTests : IAsyncLifetime
{
    private readonly string _data = new TestFolder().Path;
    private RunningPlatform _platform = null!;
    private readonly HashSet<string> _held = [];

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync(_data);
        await _platform.AddPointAsync("P1", "TEST0001");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var folder in _held.ToList()) await GiveBackAsync(folder);
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_file_system_that_went_read_only_after_an_error_ends_nothing_but_the_writing()
    {
        var folder = new TestFolder();
        var (image, at) = (folder.File("disk.img"), folder.File("disk"));
        Directory.CreateDirectory(at);
        await using (var file = File.Create(image)) file.SetLength(512 << 20);
        Assert.SkipUnless(OperatingSystem.IsLinux() && await RunAsync("mkfs.ext4", "-q", image) == "" && await RunAsync("mount", "-o", "loop", image, at) == "",
            "A small ext4 cannot be made and mounted here (root and loop devices are needed).");
        try
        {
            await using var platform = await RunningPlatform.StartAsync(System.IO.Path.Combine(at, "data"));
            await platform.AddPointAsync("P1", "TEST0001");
            using (var device = await platform.ConnectAsync()) Assert.NotNull(await SentAsync(device, 0));
            await platform.StoredAsync();
            // The option by which the file system's developers make it stop as it does after an error of the disk.
            Assert.Equal("", await RunAsync("mount", "-o", "remount,abort", at));

            for (var i = 1; i < 3; i++)
                using (var device = await platform.ConnectAsync()) Assert.Null(await SentAsync(device, i));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await platform.Visitor.GetAsync("/health")).StatusCode);
            await WritingIsRefusedAsync(platform);
            Assert.Equal(HttpStatusCode.OK, (await platform.Visitor.GetAsync("/")).StatusCode);
            Assert.Single(await platform.Visitor.ItemsAsync("/api/v1/series?point=P1"));
        }
        finally
        {
            await RunAsync("umount", "-l", at);
        }
    }

    [Fact]
    public async Task A_read_only_disk_acknowledges_nothing_and_says_so_pages_go_on_and_when_it_can_be_written_so_does_everything()
    {
        using (var device = await _platform.ConnectAsync())
        {
            for (var i = 0; i < 3; i++) Assert.NotNull(await SentAsync(device, i));
        }
        await _platform.StoredAsync();
        await TakeAsync("");

        using (var device = await _platform.ConnectAsync()) Assert.Null(await SentAsync(device, 3));
        using (var health = await _platform.Visitor.GetAsync("/health"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            Assert.Contains("\"refusing\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.NotNull((string?)(await _platform.Operator.JsonAsync("/api/v1/operation/health"))["journalFailure"]);
        foreach (var path in (string[])["/", "/points/P1", "/api/v1/series?point=P1", "/api/v1/latest?point=P1", "/api/v1/quarantine", $"/api/v1/observations?series={await SeriesAsync("a34004")}&from=2014-01-01&to=2014-01-02"])
            Assert.Equal(HttpStatusCode.OK, (await _platform.Operator.GetAsync(path)).StatusCode);
        await WritingIsRefusedAsync(_platform);
        // What is audited is not given where the audit log takes nothing.
        using (var export = await _platform.Visitor.GetAsync($"/api/v1/observations/export?series={await SeriesAsync("a34004")}&from=2014-01-01&to=2015-01-01"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, export.StatusCode);

        await GiveBackAsync("");
        Assert.True(await TakenAgainAsync(3), "The disk can be written again, and nothing is acknowledged.");
        await _platform.StoredAsync();
        Assert.Equal([0, 1, 2, 3], await ValuesAsync("a34004"));
        Assert.Equal(HttpStatusCode.OK, (await _platform.Visitor.GetAsync("/health")).StatusCode);
        await _platform.AddPointAsync("P2", "TEST0002");

        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        Assert.Equal([0, 1, 2, 3], await ValuesAsync("a34004"));
    }

    [Theory]
    [InlineData("ledger", "a21026")]
    [InlineData("observations", "a34004")]
    public async Task Where_only_the_stores_disk_is_read_only_devices_are_acknowledged_as_ever_and_what_they_sent_is_stored_when_it_is_back(string folder, string factor)
    {
        using var device = await _platform.ConnectAsync();
        Assert.NotNull(await SentAsync(device, 0));
        await _platform.StoredAsync();
        await TakeAsync(folder);
        // Of a factor that is new, a series has to be written into the ledger first.
        for (var i = 1; i < 5; i++) Assert.NotNull(await SentAsync(device, i, factor));
        await LagsAsync();
        await GiveBackAsync(folder);
        await _platform.StoredAsync();
        Assert.Equal([1, 2, 3, 4], (await ValuesAsync(factor)).Where(v => v > 0));
    }

    /// <summary>People are told what it is, and that it is not their doing.</summary>
    private static async Task WritingIsRefusedAsync(RunningPlatform platform)
    {
        using var answer = await platform.Operator.PostAsync("/api/v1/simulation/devices?count=1", null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("common.storage-refuses", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Until the consumer has tried, and could not.</summary>
    private async Task LagsAsync()
    {
        var consumer = _platform.Services.GetRequiredService<PacketConsumer>();
        for (var i = 0; i < 30; i++)
        {
            Assert.True(consumer.Lag > 0, "It was stored on a disk that takes nothing.");
            await Task.Delay(50);
        }
    }

    private async Task<bool> TakenAgainAsync(int number)
    {
        for (var i = 0; i < 30; i++)
        {
            using var device = await _platform.ConnectAsync();
            if (await SentAsync(device, number) is not null) return true;
            await Task.Delay(200);
        }
        return false;
    }

    private static async Task<string?> SentAsync(DeviceClient device, int number, string factor = "a34004")
    {
        var hour = new DateTime(2014, 1, 1).AddHours(number);
        await device.SendAsync(DeviceClient.Frame($"QN={hour:yyyyMMddHHmmss}001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime={hour:yyyyMMddHHmmss};{factor}-Avg={number},{factor}-Flag=N&&"));
        return await device.ReplyAsync();
    }

    private async Task<List<int>> ValuesAsync(string factor)
    {
        return [.. (await _platform.Visitor.ExportAsync($"series={await SeriesAsync(factor)}&from=2014-01-01&to=2015-01-01")).Select(r => (int)r.Number("value"))];
    }

    private async Task<string> SeriesAsync(string factor) =>
        (await _platform.Visitor.ItemsAsync($"/api/v1/series?point=P1&factor={factor}")).Single()["id"]!.ToString();

    private async Task TakeAsync(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Making files immutable needs Linux.");
        _held.Add(folder);
        var said = await ChangeAsync("+i", folder);
        Assert.SkipUnless(said.Length == 0, $"Files cannot be made immutable here, so there is no read-only disk: {said}");
    }

    private async Task GiveBackAsync(string folder)
    {
        await ChangeAsync("-i", folder);
        _held.Remove(folder);
    }

    private Task<string> ChangeAsync(string how, string folder)
    {
        var root = System.IO.Path.Combine(_data, folder);
        // Not what SQLite maps into memory: a mapped page that is immutable ends the process, which a read-only file system does not.
        return RunAsync("chattr", [how, .. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)), .. Directory.GetDirectories(root), root]);
    }

    /// <returns>What went wrong; nothing where it went well.</returns>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : $"{program}: {process.ExitCode} {said.Trim()}";
    }
}
