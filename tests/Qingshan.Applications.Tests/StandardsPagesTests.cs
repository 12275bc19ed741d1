using System.Net;
using System.Text.Json;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests;

public sealed class StandardsPagesTests(RunningPlatform platform) : IClassFixture<RunningPlatform>
{
    [Fact]
    public async Task A_number_is_found_by_item_standard_and_day_with_all_that_belongs_to_it()
    {
        var (status, html) = await GetAsync("/standards?q=PM2.5+24&standard=GB+3095&date=2031-01-01&lang=en");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("GB 3095-2026", html, StringComparison.Ordinal);
        Assert.Contains("from 2031-01-01", html, StringComparison.Ordinal);
        Assert.Contains("not yet in force", html, StringComparison.Ordinal);
        Assert.Contains("<b>≤ 50</b>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>≤ 60</b>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("/api/v1/standards/numbers?q=PM2.5%2024&amp;standard=GB%203095&amp;date=2031-01-01", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "未核实", "湖、库")]
    [InlineData("en", "unverified", "lakes and reservoirs")]
    public async Task What_is_not_verified_says_so_in_both_languages(string language, string mark, string condition)
    {
        var (_, html) = await GetAsync($"/standards?standard=GB+3838-2002&q=w21011&lang={language}");
        var decoded = WebUtility.HtmlDecode(html);
        Assert.Contains(condition, decoded, StringComparison.Ordinal);
        // Every row carries the mark, and so does the sentence that says what it means.
        Assert.Equal(11, decoded.Split($">{mark}</span>").Length - 1);
    }

    [Fact]
    public async Task A_number_that_is_verified_has_no_mark()
    {
        var (_, html) = await GetAsync("/standards?standard=GB+3095-2026&q=a34004");
        Assert.Equal(1, WebUtility.HtmlDecode(html).Split(">未核实</span>").Length - 1);
    }

    [Theory]
    [InlineData("/standards?standard=GB+1", HttpStatusCode.BadRequest, "common.bad-parameter")]
    [InlineData("/standards?date=tomorrow", HttpStatusCode.BadRequest, "common.bad-parameter")]
    [InlineData("/standards?after=zzz", HttpStatusCode.BadRequest, "common.bad-cursor")]
    [InlineData("/standards/factors?medium=Fire", HttpStatusCode.BadRequest, "common.bad-parameter")]
    [InlineData("/standards?q=no+such+thing", HttpStatusCode.OK, "href=\"/standards\"")]
    [InlineData("/standards/factors?q=no+such+thing", HttpStatusCode.OK, "href=\"/standards/factors\"")]
    public async Task What_cannot_be_answered_says_what_to_do(string path, HttpStatusCode expected, string text)
    {
        var (status, html) = await GetAsync(path);
        Assert.Equal(expected, status);
        Assert.Contains(text, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/standards/factors?q=011", "w01018")]
    [InlineData("/standards/factors?q=Ozone", "a05024")]
    [InlineData("/standards/factors?medium=Noise", "Leq")]
    public async Task A_factor_is_found_by_code_old_code_name_and_medium(string path, string code)
    {
        var (_, html) = await GetAsync(path);
        Assert.Contains($"<code>{code}</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_is_had_page_by_page_in_the_order_of_the_catalogue()
    {
        var keys = await AllAsync("/api/v1/standards/numbers?size=200", item => item.GetProperty("key").GetString()!);
        Assert.Equal(StandardNumbers.All.Select(n => n.Key), keys);
    }

    [Fact]
    public async Task Every_factor_is_had_page_by_page_also_those_printed_twice()
    {
        var codes = await AllAsync("/api/v1/standards/factors?size=150", item => item.GetProperty("code").GetString()!);
        Assert.Equal(FactorTable.Hj212Of2017.All.Select(f => f.Code), codes);
    }

    [Fact]
    public async Task A_number_on_the_wire_has_edition_clause_unit_validity_and_evidence()
    {
        var (_, json) = await GetAsync("/api/v1/standards/numbers?standard=GB+3838-2002&q=w01019&size=1");
        var item = JsonDocument.Parse(json).RootElement.GetProperty("items")[0];
        Assert.Equal("GB 3838-2002/w01019/-/I/2002-06-01", item.GetProperty("key").GetString());
        Assert.Equal("≤", item.GetProperty("bound").GetString());
        Assert.Equal(2m, item.GetProperty("value").GetDecimal());
        Assert.Equal("mg/L", item.GetProperty("unit").GetString());
        Assert.Equal("Table 1", item.GetProperty("clause").GetString());
        Assert.Equal("2002-06-01", item.GetProperty("from").GetString());
        Assert.Equal("SecondHand", item.GetProperty("evidence").GetString());
        Assert.False(item.GetProperty("verified").GetBoolean());
    }

    [Theory]
    [InlineData("/api/v1/standards/numbers?standard=GB+1")]
    [InlineData("/api/v1/standards/numbers?date=2026-13-01")]
    [InlineData("/api/v1/standards/numbers?size=0")]
    [InlineData("/api/v1/standards/numbers?after=!!")]
    [InlineData("/api/v1/standards/factors?after=YQ")]
    public async Task A_wrong_parameter_is_refused(string path) => Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(path)).Status);

    private async Task<List<string>> AllAsync(string path, Func<JsonElement, string> key)
    {
        var found = new List<string>();
        for (string? after = null; ;)
        {
            var (_, json) = await GetAsync(path + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)));
            var page = JsonDocument.Parse(json).RootElement;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(key));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            if (after is null) return found;
        }
    }

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(platform.Address) };
        if (!path.StartsWith("/api", StringComparison.Ordinal)) client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
