using System.Diagnostics;
using System.Runtime.InteropServices;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>The screen of a duty room, which nobody touches for weeks.</summary>
[Trait("needs", "server")]
public sealed class Walls(RunningProgram program, Browser browser)
{
    private const int Terminate = 15;

    [Fact]
    public async Task The_wall_fills_a_large_screen_without_scrolling()
    {
        await using var visit = await browser.OpenAsync(program);
        await visit.Page.SetViewportSizeAsync(1920, 1080);
        await visit.Page.GotoAsync("/wall");
        await Expect(visit.Page.Locator("qs-map[data-ready='drawn']")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("qs-clock")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$"));
        var size = await visit.Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
        Assert.Equal((1920, 1080), (size[0], size[1]));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_wall_goes_on_by_itself_after_the_program_was_stopped_and_started_again()
    {
        var (port, gateway, data) = (Loopback.FreePort(), Loopback.FreePort(), new TestFolder().Path);
        var first = await StartAsync(data, port, gateway);
        Process? second = null;
        try
        {
            await using var visit = await browser.OpenAsync(program);
            await visit.Page.GotoAsync($"http://localhost:{port}/wall");
            await Expect(visit.Page.Locator("qs-live[state='live']")).ToBeVisibleAsync();
            var before = await visit.Page.Locator("[data-at]").GetAttributeAsync("data-at");

            Assert.Equal(0, kill(first.Id, Terminate));
            await first.WaitForExitAsync();
            await Expect(visit.Page.Locator("qs-wall[data-lost]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            await Expect(visit.Page.Locator(".qs-wall-lost")).ToBeVisibleAsync();
            await Expect(visit.Page.Locator(".qs-wall-number")).ToBeVisibleAsync();

            second = await StartAsync(data, port, gateway);
            await Expect(visit.Page.Locator("qs-live[state='live']")).ToBeVisibleAsync(new() { Timeout = 90_000 });
            await Expect(visit.Page.Locator("qs-wall:not([data-lost])")).ToBeVisibleAsync(new() { Timeout = 90_000 });
            await Expect(visit.Page.Locator("[data-at]")).Not.ToHaveAttributeAsync("data-at", before!, new() { Timeout = 60_000 });
        }
        finally
        {
            foreach (var process in (Process?[])[first, second])
            {
                if (process is null) continue;
                if (!process.HasExited) process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }
    }

    private static async Task<Process> StartAsync(string data, int port, int gateway)
    {
        var process = Process.Start(new ProcessStartInfo(RunningProgram.Path, ["serve", "--demo", "--data", data, "--port", $"{port}", "--gateway-port", $"{gateway}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        for (var i = 0; i < 240; i++, await Task.Delay(500))
        {
            try
            {
                if ((await http.GetAsync("/health")).IsSuccessStatusCode) return process;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It does not listen yet.
            }
        }
        throw new TimeoutException("The program does not start within two minutes.");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);
}
