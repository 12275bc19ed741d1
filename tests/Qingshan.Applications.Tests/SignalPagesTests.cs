using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Tests;

/// <summary>The pages of signals as they are rendered.</summary>
public sealed class SignalPagesTests(RunningPlatform platform) : IClassFixture<RunningPlatform>, IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc);
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        await using var db = platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var signal = new Signal
        {
            Detector = "silent", SubjectId = platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["OPEN"].Id, Part = $"{Guid.NewGuid()}", Severity = Severity.Serious,
            Zh = "已有 <26> 小时没有收到数据", En = "nothing received for <26> h", Since = Now.AddHours(-26), Until = Now, OpenedAt = Now, UpdatedAt = Now,
        };
        db.Add(signal);
        db.Add(new SignalEvent { SignalId = signal.Id, At = Now, Kind = SignalEventKind.Opened, Severity = Severity.Serious, By = "silent", Text = "" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        _id = signal.Id;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/signals")]
    [InlineData("/signals?state=all&lang=en")]
    [InlineData("/signals?state=closed&severity=notice")]
    [InlineData("ONE")]
    public async Task A_page_has_one_heading_and_nothing_inline(string path)
    {
        var (status, html) = await GetAsync(path == "ONE" ? $"/signals/{_id}" : path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, html.Split("<h1").Length);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(html.Split("<script").Skip(1), script => Assert.Contains("></script>", script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_shows_what_was_found_where_and_since_when_in_both_languages()
    {
        var (_, html) = await GetAsync("/signals");
        Assert.Contains($"href=\"/signals/{_id}\"", html, StringComparison.Ordinal);
        Assert.Contains("已有 &lt;26&gt; 小时没有收到数据", html, StringComparison.Ordinal);
        Assert.Contains("2026-11-23 10:00:00", html, StringComparison.Ordinal);
        Assert.Contains("qs-severity-serious", html, StringComparison.Ordinal);
        Assert.Contains("nothing received for", (await GetAsync("/signals?lang=en")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_point_shows_its_open_signals_to_those_who_may_see_them()
    {
        Assert.Contains("持续中的线索", (await GetAsync("/points/OPEN")).Html, StringComparison.Ordinal);
        using var visitor = new HttpClient { BaseAddress = new Uri(platform.Address) };
        Assert.DoesNotContain("持续中的线索", await visitor.GetStringAsync(new Uri("/points/OPEN", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/signals?severity=awful", HttpStatusCode.BadRequest, "common.bad-parameter")]
    [InlineData("/signals/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound, "signals.unknown")]
    public async Task What_is_wrong_is_said_on_the_page(string path, HttpStatusCode status, string code)
    {
        var (answered, html) = await GetAsync(path);
        Assert.Equal(status, answered);
        Assert.Contains(code, html, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(platform.Address) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", platform.Token);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
