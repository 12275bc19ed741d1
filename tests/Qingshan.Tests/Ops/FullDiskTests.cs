using System.Diagnostics;
using System.Net;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Ops;

/// <summary>A disk that is really full: the journal's folder is a mount of its own, of a few megabytes.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly string _data = new TestFolder().Path;
    private RunningPlatform? _platform;
    private bool _mounted;

    private string Journal => System.IO.Path.Combine(_data, "journal");

    private string Filler => System.IO.Path.Combine(Journal, "filler");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounting a small file system needs root on Linux.");
        Directory.CreateDirectory(Journal);
        var (exit, said) = await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", Journal);
        Assert.SkipUnless(exit == 0, $"A small file system cannot be mounted here: {said}");
        _mounted = true;
        _platform = await RunningPlatform.StartAsync(_data);
        await _platform.AddPointAsync("P1", "TEST0001");
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null) await _platform.DisposeAsync();
        if (_mounted) await RunAsync("umount", "-l", Journal);
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_says_so_and_with_space_everything_goes_on()
    {
        var acknowledged = 0;
        using (var device = await _platform!.ConnectAsync())
        {
            for (; acknowledged < 5; acknowledged++)
            {
                await device.SendAsync(Packet(acknowledged));
                Assert.NotNull(await device.ReplyAsync());
            }
        }
        Assert.Equal(HttpStatusCode.OK, (await _platform.Visitor.GetAsync("/health")).StatusCode);
        Fill();

        // What still fits into the last page may be taken; then nothing is, and the connection ends.
        var refused = false;
        for (var i = 0; i < 2000 && !refused; i++)
        {
            using var device = await _platform.ConnectAsync();
            await device.SendAsync(Packet(acknowledged));
            if (await device.ReplyAsync() is not null) acknowledged++;
            else refused = true;
        }
        Assert.True(refused, "The full disk was never noticed.");
        using (var health = await _platform.Visitor.GetAsync("/health"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            Assert.Contains("\"refusing\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        var detail = await _platform.Operator.JsonAsync("/api/v1/operation/health");
        Assert.Equal("refusing", (string)detail["journal"]!);
        Assert.NotNull((string?)detail["journalFailure"]);

        // By HTTP it is a problem with its code, and nothing is taken either.
        using (var body = Intake.HttpIngestTests.Json(Intake.HttpIngestTests.Row("point", "P1")))
        using (var answer = await _platform.Operator.PostAsync("/api/v1/ingest/observations", body))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("intake.journal-refuses", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        // Reading goes on, and what was acknowledged is stored.
        await _platform.StoredAsync();
        Assert.NotEmpty(await _platform.Visitor.ItemsAsync("/api/v1/series?point=P1"));

        File.Delete(Filler);
        Assert.True(await TakenAgainAsync(acknowledged), "With space again the platform does not acknowledge.");
        acknowledged++;
        Assert.Equal(HttpStatusCode.OK, (await _platform.Visitor.GetAsync("/health")).StatusCode);
        await AllThereAsync(acknowledged);

        await _platform.StopAsync();
        await _platform.StartAgainAsync();
        await AllThereAsync(acknowledged);
    }

    private async Task<bool> TakenAgainAsync(int number)
    {
        for (var i = 0; i < 20; i++)
        {
            using var device = await _platform!.ConnectAsync();
            await device.SendAsync(Packet(number));
            if (await device.ReplyAsync() is not null) return true;
            await Task.Delay(200);
        }
        return false;
    }

    private async Task AllThereAsync(int packets)
    {
        await _platform!.StoredAsync();
        var id = (await _platform.Visitor.ItemsAsync("/api/v1/series?point=P1&factor=a34004")).Single()["id"];
        var rows = await _platform.Visitor.ExportAsync($"series={id}&from=2014-01-01&to=2015-01-01");
        Assert.Equal(Enumerable.Range(0, packets), rows.Select(r => (int)r.Number("value")));
    }

    private void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[512];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full: that was the purpose.
        }
    }

    private static string Packet(int number)
    {
        var hour = new DateTime(2014, 1, 1).AddHours(number);
        return DeviceClient.Frame($"QN={hour:yyyyMMddHHmmss}001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime={hour:yyyyMMddHHmmss};a34004-Avg={number},a34004-Flag=N&&");
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said.Trim());
    }
}
