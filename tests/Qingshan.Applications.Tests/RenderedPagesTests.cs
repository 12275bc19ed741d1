using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Tests;

/// <summary>The program itself with one public and one internal point, on a port of its own.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private PlatformHost? _host;

    public string Address { get; private set; } = "";

    public IServiceProvider Services => _host!.App.Services;

    /// <summary>With which commands on this machine speak to the program.</summary>
    public string Token => _host!.Local.Token;

    public async ValueTask InitializeAsync()
    {
        var settings = new Settings { Data = _folder.Path };
        var built = await PlatformHost.BuildAsync(settings, k => k.Listen(IPAddress.Loopback, 0), "http://localhost", quiet: true, TestContext.Current.CancellationToken);
        _host = built.Value;
        await _host.App.StartAsync();
        Address = _host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var points = await _host.App.Services.GetRequiredService<LedgerWriter>().PutAsync(
            Viewer.Program, [Point("OPEN", "公开<点>", Disclosure.Public), Point("SHUT", "内部点", Disclosure.Internal)], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None);
        Assert.True(points.IsOk);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is null) return;
        await _host.App.StopAsync();
        await _host.DisposeAsync();
    }

    private static MonitoringPoint Point(string code, string name, Disclosure disclosure) =>
        new() { Code = code, Name = name, NameEn = code, Kind = "air-station", Place = Place.Wgs84(113, 23), Disclosure = disclosure };
}

public sealed class RenderedPagesTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    [Fact]
    public async Task The_home_page_shows_public_points_to_a_visitor_and_no_others()
    {
        var (status, html) = await GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("公开&lt;点&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("内部点", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/points/OPEN")]
    [InlineData("/sign-in")]
    [InlineData("/docs/errors")]
    [InlineData("/about")]
    [InlineData("/standards")]
    [InlineData("/standards/factors")]
    [InlineData("/standards/editions")]
    [InlineData("/data")]
    [InlineData("/wall")]
    [InlineData("/ranking")]
    [InlineData("/ranking/water")]
    [InlineData("/haze")]
    [InlineData("/haze/forecast")]
    [InlineData("/haze/map")]
    [InlineData("/haze/effect")]
    [InlineData("/haze/targets")]
    [InlineData("/haze/sources")]
    [InlineData("/haze/models")]
    [InlineData("/haze/scores")]
    [InlineData("/haze/episode")]
    [InlineData("/haze/similar")]
    [InlineData("/haze/warnings")]
    public async Task A_page_has_one_heading_and_nothing_inline(string path)
    {
        var (status, html) = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, html.Split("<h1").Length);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.All(html.Split("<script").Skip(1), script => Assert.Contains("></script>", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/points/SHUT")]
    [InlineData("/points/NOPE")]
    public async Task What_may_not_be_seen_answers_as_what_is_not_there(string path)
    {
        var (status, html) = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("ledger.unknown-point", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_address_gets_a_page_that_says_what_to_do()
    {
        var (status, html) = await GetAsync("/nowhere?lang=en");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("To the home page", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/quarantine")]
    [InlineData("/packets/1")]
    [InlineData("/signals")]
    [InlineData("/signals/00000000-0000-0000-0000-000000000001")]
    public async Task What_needs_a_permission_asks_a_visitor_to_sign_in(string path)
    {
        using var response = await SendAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/sign-in?back=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/about", "/about")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task The_language_switch_goes_back_only_within_the_site(string back, string location)
    {
        using var response = await SendAsync("/language?to=en&back=" + Uri.EscapeDataString(back));
        Assert.Equal(location, response.Headers.Location!.ToString());
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("qingshan-lang=c%3Den", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_needs_the_form_of_a_page()
    {
        using var client = Client();
        using var response = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/face.css")]
    [InlineData("/icon.svg")]
    [InlineData("/manifest.webmanifest")]
    public async Task A_visitor_gets_the_files_of_the_pages(string path) => Assert.Equal(HttpStatusCode.OK, (await GetAsync(path)).Status);

    [Fact]
    public async Task The_map_data_have_the_points_that_the_visitor_sees()
    {
        var (_, json) = await GetAsync("/api/v1/points.geojson");
        Assert.Contains("\"href\":\"/points/OPEN\"", json, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"none\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("SHUT", json, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var response = await SendAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(string path)
    {
        using var client = Client();
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private HttpClient Client()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(platform.Address) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }
}
