using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Pages;

/// <summary>The home page of everything and of a region: what stands where, what needs attention, who sees it.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private const string NOx = "a21002";
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_region_has_its_own_points_its_trail_and_the_regions_within()
    {
        var province = await AddAsync("P", RegionKind.Province, null);
        var (east, west) = (await AddAsync("EAST", RegionKind.City, province), await AddAsync("WEST", RegionKind.City, province));
        await _platform.AddPointAsync("POINT-E", "ME", region: east);
        await _platform.AddPointAsync("POINT-W", "MW", region: west);
        await _platform.AddPointAsync("POINT-O", "MO");

        var home = await HtmlAsync(_platform.Visitor, "/");
        Assert.All((string[])["POINT-E", "POINT-W", "POINT-O", "/?region=P"], code => Assert.Contains(code, home, StringComparison.Ordinal));
        var within = await HtmlAsync(_platform.Visitor, "/?region=P");
        Assert.All((string[])["POINT-E", "POINT-W", "/?region=EAST", "/?region=WEST"], code => Assert.Contains(code, within, StringComparison.Ordinal));
        Assert.DoesNotContain("POINT-O", within, StringComparison.Ordinal);
        var city = await HtmlAsync(_platform.Visitor, "/?region=EAST");
        Assert.Contains("<a href=\"/?region=P\">", city, StringComparison.Ordinal);
        Assert.DoesNotContain("POINT-W", city, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_beyond_a_limit_needs_the_attention_of_those_who_may_see_the_limit_and_of_nobody_else()
    {
        await _platform.AddPointAsync("STACK", "MS", kind: "waste-gas-outlet");
        var point = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["STACK"];
        var limit = new PointLimit { Code = "STACK-NOX", PointId = point.Id, Factor = NOx, Period = "PT1H", Upper = 100, Unit = "mg/m³", Basis = "test", Disclosure = Disclosure.Internal };
        Assert.True((await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [limit], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None)).IsOk);
        var hour = DateTime.UtcNow.AddHours(-1);
        await SendAsync($"STACK,{NOx},mean:PT1H,{new DateTime(hour.Year, hour.Month, hour.Day, hour.Hour, 0, 0, DateTimeKind.Utc):yyyy-MM-ddTHH:mm:ssZ},0.15,g/m3,N");

        var seen = await HtmlAsync(_platform.Operator, "/?lang=en");
        Assert.Contains("150 > 100 mg/m³", WebUtility.HtmlDecode(seen), StringComparison.Ordinal);
        Assert.Contains("Beyond a limit", seen, StringComparison.Ordinal);
        var list = await HtmlAsync(_platform.Operator, "/?state=beyond");
        Assert.Contains("/points/STACK", list, StringComparison.Ordinal);
        // On the page of the point the limit is a line across the chart, in the unit of the series.
        var series = (int)Assert.Single(await _platform.Operator.ItemsAsync($"/api/v1/series?point=STACK&factor={NOx}"))["id"]!;
        Assert.Contains($"limits=\"[{{\"series\":{series},\"value\":0.1,", WebUtility.HtmlDecode(await HtmlAsync(_platform.Operator, "/points/STACK")), StringComparison.Ordinal);
        Assert.DoesNotContain("limits=", await HtmlAsync(_platform.Visitor, "/points/STACK"), StringComparison.Ordinal);
        var visitor = WebUtility.HtmlDecode(await HtmlAsync(_platform.Visitor, "/?lang=en"));
        Assert.DoesNotContain("100 mg/m³", visitor, StringComparison.Ordinal);
        Assert.Contains("Nothing needs attention", visitor, StringComparison.Ordinal);
        Assert.DoesNotContain("\"beyond\":true", await _platform.Visitor.GetStringAsync("/api/v1/points.geojson"), StringComparison.Ordinal);
        Assert.Contains("\"beyond\":true", await _platform.Operator.GetStringAsync("/api/v1/points.geojson"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?region=NOPE", HttpStatusCode.NotFound)]
    [InlineData("/?state=nope", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_shown_says_why(string path, HttpStatusCode status)
    {
        await _platform.AddPointAsync("A", "MA");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        using var answer = await _platform.Visitor.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_map_is_not_sent_again_while_it_is_the_same()
    {
        await _platform.AddPointAsync("A", "MA");
        using var first = await _platform.Visitor.GetAsync("/api/v1/points.geojson");
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType?.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/points.geojson");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var again = await _platform.Visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    private async Task<Guid> AddAsync(string code, RegionKind kind, Guid? parent)
    {
        var region = new Region { Code = code, Name = code, Kind = kind, ParentId = parent, Disclosure = Disclosure.Public };
        var from = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return (await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [region], from, "test", CancellationToken.None)).Value[0].Id;
    }

    private async Task SendAsync(params string[] rows)
    {
        using var body = new StringContent("point,factor,kind,start,value,unit,flag\n" + string.Join('\n', rows), Encoding.UTF8, "text/csv");
        using var answer = await _platform.Operator.PostAsync("/api/v1/ingest/observations", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await _platform.StoredAsync();
    }

    private static async Task<string> HtmlAsync(HttpClient who, string path)
    {
        using var answer = await who.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"{path}: {answer.StatusCode} {html}"));
        return html;
    }
}
