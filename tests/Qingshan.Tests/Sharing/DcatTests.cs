using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;
using IoPath = System.IO.Path;

namespace Qingshan.Tests.Sharing;

/// <summary>The catalogue as DCAT-AP 3, read by parsers and checked by a validator that are not ours.</summary>
public sealed class DcatTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        await _platform.AddPointAsync("P1", "MN1");
        using var made = await _platform.Operator.PostAsJsonAsync("/api/v1/datasets", new
        {
            code = "quotes", title = "带“引号”的\\名称", about = "第一行\n第二行 <b>&amp;</b>", provider = "某局 A&B", url = "https://example.org/a?b=1&c={x}", licence = "CC-BY 4.0", @base = "ecology", @public = true,
        });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        await _platform.Services.GetRequiredService<DatasetStates>().LookAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Three_forms_say_the_same_page_by_page_and_nothing_breaks_the_shapes()
    {
        var found = await CheckAsync(size: 10, [IoPath.Combine(Home, "required.ttl"), .. OfficialShapes]);
        Assert.Empty(found["differences"]!.AsArray().Select(d => (string)d!));
        Assert.Empty(found["violations"]!.AsArray().Select(v => (string)v!));
        Assert.True((int)found["pages"]! > 1);
        var expected = _platform.Services.GetRequiredService<CatalogBook>().Now.All.Where(d => d.Class != DatasetClass.Series).Select(d => $"{_platform.Visitor.BaseAddress}catalog/{d.Code}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), found["datasets"]!.AsArray().Select(d => (string)d!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_shapes_find_what_is_wrong()
    {
        // A test that cannot fail proves nothing: what no shape allows is found.
        var stricter = IoPath.Combine(new TestFolder().Path, "never.ttl");
        Directory.CreateDirectory(IoPath.GetDirectoryName(stricter)!);
        await File.WriteAllTextAsync(stricter, """
            @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
            <urn:never> a sh:NodeShape ; sh:targetClass dcat:Catalog ; sh:property [ sh:path dct:title ; sh:maxCount 0 ] .
            """);
        Assert.NotEmpty((await CheckAsync(500, [stricter]))["violations"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_learns_of_what_he_may_not_know()
    {
        var north = await _platform.AddRegionAsync("NORTH");
        using var made = await _platform.Operator.PostAsJsonAsync("/api/v1/datasets", new { code = "hidden", title = "内部", about = "内部", provider = "某局", region = "NORTH" });
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        using var here = _platform.With(await _platform.KeyAsync(Roles.Viewer, "here", north));
        foreach (var form in (string[])["ttl", "jsonld", "xml"])
        {
            Assert.DoesNotContain("external.hidden", await _platform.Visitor.GetStringAsync($"/catalog.{form}?size=500"), StringComparison.Ordinal);
            Assert.Contains("external.hidden", await here.GetStringAsync($"/catalog.{form}?size=500"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_what_changed_since_a_moment_can_be_asked_for()
    {
        Assert.Contains("record.monitoring-point", await _platform.Visitor.GetStringAsync("/catalog.ttl?modified_since=2020-01-01"), StringComparison.Ordinal);
        Assert.DoesNotContain("record.monitoring-point", await _platform.Visitor.GetStringAsync("/catalog.ttl?modified_since=2199-01-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size=0", "common.bad-parameter")]
    [InlineData("size=501", "common.bad-parameter")]
    [InlineData("modified_since=yesterday", "common.bad-parameter")]
    [InlineData("class=moon", "common.bad-parameter")]
    [InlineData("after=%25", "common.bad-cursor")]
    public async Task What_cannot_be_understood_is_refused(string query, string code)
    {
        using var answer = await _platform.Visitor.GetAsync("/catalog.ttl?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!));
    }

    /// <summary>The official shapes, which have a licence of their own and are not part of this project, where somebody has put them.</summary>
    private static IEnumerable<string> OfficialShapes => Environment.GetEnvironmentVariable("QINGSHAN_DCAT_SHAPES") is { Length: > 0 } folder ? Directory.EnumerateFiles(folder, "*.ttl") : [];

    private async Task<JsonNode> CheckAsync(int size, IEnumerable<string> shapes)
    {
        Assert.SkipUnless(Directory.Exists(IoPath.Combine(Home, "node_modules", "n3")), "The RDF libraries are not installed (npm install in tests/rdf).");
        var start = new ProcessStartInfo("node", [IoPath.Combine(Home, "check.mjs"), $"http://localhost:{_platform.Settings.Port}", $"{size}", .. shapes]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var (said, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await wrong);
        return JsonNode.Parse(await said)!;
    }

    private static string Home => IoPath.Combine(ProjectFolder.Root, "tests", "rdf");
}
