using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Sharing;
using Qingshan.Simulation;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Sharing;

/// <summary>A platform with the demo region, and a region whose boundary may be drawn.</summary>
public sealed class FeaturesPlatform : IAsyncLifetime
{
    internal RunningPlatform Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await RunningPlatform.StartAsync();
        var writer = Platform.Services.GetRequiredService<LedgerWriter>();
        await DemoRegion.EnsureAsync(writer, Viewer.Program, CancellationToken.None);
        var region = Platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["SIM-CITY"];
        var square = new GeometryFactory().ToGeometry(new Envelope(112.5, 113.3, 30, 30.8));
        RegionBoundary Boundary(string code, Guid of, string? approval) => new()
        {
            Code = code, RegionId = of, Wkb = new WKBWriter().Write(new MultiPolygon([(Polygon)square])), West = 112.5, South = 30, East = 113.3, North = 30.8, GivenDatum = "WGS-84", ApprovalNumber = approval, Disclosure = Disclosure.Public,
        };
        var hidden = await Platform.AddRegionAsync("UNAPPROVED");
        Assert.True((await writer.PutAsync(Viewer.Program, [Boundary("SIM-CITY", region.Id, "测试 000"), Boundary("UNAPPROVED", hidden, null)], new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).IsOk);
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}

/// <summary>OGC API - Features, as its own clients see it, and as the policy wants it.</summary>
public sealed class FeaturesTests(FeaturesPlatform shared) : IClassFixture<FeaturesPlatform>
{
    private const string Points = "/ogc/collections/monitoring-points/items";

    private RunningPlatform Platform => shared.Platform;

    [Fact]
    public async Task From_the_landing_page_everything_is_reached_by_its_links()
    {
        var landing = await Platform.Visitor.JsonAsync("/ogc");
        foreach (var rel in (string[])["self", "service-desc", "conformance", "data"])
            Assert.Equal(HttpStatusCode.OK, (await Platform.Visitor.GetAsync(Link(landing, rel))).StatusCode);
        Assert.Contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", (await Platform.Visitor.JsonAsync(Link(landing, "conformance")))["conformsTo"]!.AsArray().Select(c => (string)c!));
        foreach (var collection in (await Platform.Visitor.JsonAsync(Link(landing, "data")))["collections"]!.AsArray())
        {
            Assert.Equal((string)collection!["id"]!, (string)(await Platform.Visitor.JsonAsync(Link(collection, "self")))["id"]!);
            using var items = await Platform.Visitor.GetAsync(Link(collection, "items"));
            Assert.Equal(("application/geo+json", "FeatureCollection"), (items.Content.Headers.ContentType!.MediaType, (string)(await items.Content.ReadFromJsonAsync<JsonNode>())!["type"]!));
        }
    }

    [Fact]
    public async Task Every_type_of_record_with_a_place_is_a_collection_and_the_regions_are()
    {
        var types = typeof(MonitoringPoint).Assembly.GetTypes().Where(t => typeof(Qingshan.Platform.Common.Record).IsAssignableFrom(t) && t.GetProperty("Place")?.PropertyType == typeof(Place)).ToList();
        Assert.True(types.Count >= 4, string.Join(", ", types.Select(t => t.Name)));
        Assert.Equal(types.Select(t => t.Name).Append("Region").Select(n => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(n)).Select(n => n.EndsWith('y') ? n[..^1] + "ies" : n + "s").Order(StringComparer.Ordinal), FeatureKind.All.Keys);
        foreach (var kind in FeatureKind.All.Keys) Assert.NotEqual(0, (int)(await Platform.Operator.JsonAsync($"/ogc/collections/{kind}/items?limit=1"))["numberMatched"]!);
    }

    [Fact]
    public async Task Internal_records_are_absent_for_who_may_not_see_them_in_lists_alone_in_counts_and_in_extents()
    {
        var ledger = Platform.Services.GetRequiredService<LedgerBook>().Now;
        var (open, secret) = (ledger.Points.Values.Where(p => p.Disclosure == Disclosure.Public).ToList(), ledger.Points.Values.First(p => p.Disclosure == Disclosure.Internal));
        Assert.Equal(open.Select(p => p.Code).Order(StringComparer.Ordinal), (await CodesAsync(Platform.Visitor, Points)).Order(StringComparer.Ordinal));
        Assert.Equal(ledger.Points.Count, (await CodesAsync(Platform.Operator, Points)).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await Platform.Visitor.GetAsync($"{Points}/{secret.Code}")).StatusCode);
        Assert.Equal(secret.Code, (string)(await Platform.Operator.JsonAsync($"{Points}/{secret.Code}"))["id"]!);
        Assert.Equal(0, (int)(await Platform.Visitor.JsonAsync($"{Points}?code={secret.Code}"))["numberMatched"]!);
        // Enterprises are internal: to a visitor the collection is empty and lies nowhere.
        var enterprises = await Platform.Visitor.JsonAsync("/ogc/collections/enterprises");
        Assert.Null(enterprises["extent"]);
        using var local = Platform.With(await Platform.KeyAsync(Roles.Viewer, "local", ledger.RegionsByCode["SIM-CITY-05"].Id));
        var theirs = await CodesAsync(local, Points);
        Assert.All(theirs.Select(c => ledger.PointsByCode[c]).Where(p => p.Disclosure == Disclosure.Internal), p => Assert.Equal("SIM-CITY-05", ledger.Regions[p.RegionId!.Value].Code));
        Assert.True(theirs.Count > open.Count, $"{theirs.Count} of {open.Count}");
        // What a feature refers to is named only to who may see that too.
        Assert.All((await FeaturesAsync(Platform.Visitor, $"{Points}?limit=1000")).Select(f => f["properties"]!), p => Assert.Null(p["outlet"]));
    }

    [Fact]
    public async Task A_box_gives_what_lies_in_it_as_counting_one_by_one_does()
    {
        var all = (await FeaturesAsync(Platform.Operator, $"{Points}?limit=1000")).Select(f => (Code: (string)f["id"]!, X: (double)f["geometry"]!["coordinates"]![0]!, Y: (double)f["geometry"]!["coordinates"]![1]!)).ToList();
        await Gen.Select(Gen.Double[112.4, 113.4], Gen.Double[30, 30.8], Gen.Double[0, 0.5], Gen.Double[0, 0.5]).SampleAsync(async (west, south, width, height) =>
        {
            var (east, north) = (west + width, south + height);
            var found = await FeaturesAsync(Platform.Operator, string.Create(CultureInfo.InvariantCulture, $"{Points}?limit=1000&bbox={west:R},{south:R},{east:R},{north:R}"));
            Assert.Equal(all.Where(p => p.X >= west && p.X <= east && p.Y >= south && p.Y <= north).Select(p => p.Code), found.Select(f => (string)f["id"]!));
        }, iter: 40, threads: 1);
        // Across the 180th meridian, and with heights.
        Assert.Equal(all.Count, (await FeaturesAsync(Platform.Operator, $"{Points}?limit=1000&bbox=100,-90,-100,90")).Count);
        Assert.Empty(await FeaturesAsync(Platform.Operator, $"{Points}?bbox=170,-90,-170,90"));
        Assert.Equal(all.Count, (await FeaturesAsync(Platform.Operator, $"{Points}?limit=1000&bbox=100,-90,0,130,90,9000")).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(1000)]
    public async Task Pages_lead_to_one_another_and_give_every_feature_once(int limit)
    {
        var (seen, address) = (new List<string>(), $"{Points}?kind=noise-point&limit={limit}");
        while (address is not null)
        {
            var page = await Platform.Visitor.JsonAsync(address);
            var features = page["features"]!.AsArray();
            Assert.Equal((16, features.Count), ((int)page["numberMatched"]!, (int)page["numberReturned"]!));
            Assert.True(features.Count <= limit);
            seen.AddRange(features.Select(f => (string)f!["id"]!));
            address = page["links"]!.AsArray().FirstOrDefault(l => (string)l!["rel"]! == "next")?["href"]!.ToString();
        }
        Assert.Equal(Enumerable.Range(1, 16).Select(n => $"SIM-NOISE-{n:D3}"), seen);
    }

    [Fact]
    public async Task Properties_and_times_choose_and_what_is_simulated_says_so()
    {
        // Also where another test has added a point of its own, which nobody simulates.
        Assert.All(await FeaturesAsync(Platform.Visitor, $"{Points}?limit=1000"), f => Assert.Equal(((string)f["id"]!).StartsWith("SIM-", StringComparison.Ordinal), (bool)f["properties"]!["simulated"]!));
        var stations = await FeaturesAsync(Platform.Visitor, $"{Points}?kind=air-station&evaluated=true&controlLevel=national&region=SIM-CITY-01");
        Assert.NotEmpty(stations);
        Assert.All(stations.Select(f => f["properties"]!), p => Assert.Equal(("air-station", true, "national", "SIM-CITY-01"), ((string)p["kind"]!, (bool)p["evaluated"]!, (string)p["controlLevel"]!, (string)p["region"]!)));
        Assert.Equal("SIM-AIR-001-ST", (string)(await Platform.Visitor.JsonAsync($"{Points}/SIM-AIR-001"))["properties"]!["station"]!);
        foreach (var (time, some) in ((string, bool)[])[("2026-01-01T00:00:00Z", true), ("2025-01-01/2025-01-31", true), ("2020-01-01/2024-12-31", false), ("../2024-06-01", false), ("2026-01-01/..", true), ("2024-05-01", false)])
            Assert.Equal(some, (await FeaturesAsync(Platform.Visitor, $"{Points}?kind=noise-point&datetime={Uri.EscapeDataString(time)}")).Count > 0);
    }

    [Fact]
    public async Task A_region_has_its_boundary_with_the_approval_number_or_none()
    {
        var city = await Platform.Visitor.JsonAsync("/ogc/collections/regions/items/SIM-CITY");
        Assert.Equal(("MultiPolygon", "测试 000"), ((string)city["geometry"]!["type"]!, (string)city["properties"]!["approvalNumber"]!));
        Assert.Null((await Platform.Visitor.JsonAsync("/ogc/collections/regions/items/UNAPPROVED"))["geometry"]);
        Assert.Equal("SIM-CITY", (string)(await Platform.Visitor.JsonAsync("/ogc/collections/regions/items/SIM-CITY-01"))["properties"]!["parent"]!);
        Assert.Equal(["SIM-CITY"], (await FeaturesAsync(Platform.Visitor, "/ogc/collections/regions/items?bbox=112.9,30.3,113,30.4")).Select(f => (string)f["id"]!));
    }

    [Fact]
    public async Task What_was_written_is_served_at_once()
    {
        await Platform.AddPointAsync("NEW-POINT", "NEWMN", kind: "soil-point");
        Assert.Equal("soil-point", (string)(await Platform.Visitor.JsonAsync($"{Points}/NEW-POINT"))["properties"]!["kind"]!);
    }

    [Theory]
    [InlineData("bbox=1,2,3", "common.bad-parameter")]
    [InlineData("bbox=1,5,3,2", "common.bad-parameter")]
    [InlineData("bbox=1,a,3,4", "common.bad-parameter")]
    [InlineData("bbox=1,2,3,400", "common.bad-parameter")]
    [InlineData("datetime=soon", "common.bad-parameter")]
    [InlineData("datetime=2026-02-01/2026-01-01", "common.bad-parameter")]
    [InlineData("datetime=../..", "common.bad-parameter")]
    [InlineData("limit=0", "common.bad-parameter")]
    [InlineData("limit=ten", "common.bad-parameter")]
    [InlineData("crs=EPSG:4326", "common.bad-parameter")]
    [InlineData("after=%21", "common.bad-cursor")]
    [InlineData("colour=green", "features.unknown-parameter")]
    public async Task What_is_wrong_is_named_before_anything_is_sent(string query, string code)
    {
        using var answer = await Platform.Visitor.GetAsync($"{Points}?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_a_limit_beyond_the_largest_is_the_largest()
    {
        foreach (var path in (string[])["/ogc/collections/dragons", "/ogc/collections/dragons/items", "/ogc/collections/dragons/items/1", $"{Points}/NOBODY"])
            Assert.Equal(HttpStatusCode.NotFound, (await Platform.Visitor.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Platform.Visitor.GetAsync($"{Points}?limit=1000000")).StatusCode);
    }

    [Fact]
    public async Task Gdal_lists_the_layers_and_counts_the_features_of_a_box()
    {
        const string ogrinfo = "/usr/bin/ogrinfo";
        Assert.SkipUnless(File.Exists(ogrinfo), "GDAL is not installed (Debian: gdal-bin).");
        var address = $"OAPIF:http://localhost:{Platform.Settings.Port}/ogc";
        var layers = await RunAsync(ogrinfo, "-ro", address);
        foreach (var kind in FeatureKind.All.Keys) Assert.Contains(kind, layers, StringComparison.Ordinal);

        var counted = await RunAsync(ogrinfo, "-ro", "-so", address, "monitoring-points");
        Assert.Equal((await CodesAsync(Platform.Visitor, Points)).Count, int.Parse(Regex.Match(counted, "Feature Count: ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture));
        Assert.Contains("Geometry: Point", counted, StringComparison.Ordinal);
        Assert.Contains("WGS 84", counted, StringComparison.Ordinal);

        // By way of pages, for a page has no more than a thousand and here twenty.
        var boxed = await RunAsync(ogrinfo, "-ro", "-q", "-oo", "PAGE_SIZE=20", "-spat", "112.85", "30.3", "113.0", "30.5", address, "monitoring-points");
        var expected = await FeaturesAsync(Platform.Visitor, $"{Points}?limit=1000&bbox=112.85,30.3,113.0,30.5");
        Assert.True(expected.Count > 20, $"{expected.Count} features");
        Assert.Equal(expected.Select(f => (string)f["id"]!).Order(StringComparer.Ordinal), Regex.Matches(boxed, @"^  code \(String\) = (\S+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Contains("MULTIPOLYGON", await RunAsync(ogrinfo, "-ro", "-al", address, "regions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwsLib_finds_the_collections_and_reads_items()
    {
        Assert.SkipUnless(File.Exists("/usr/lib/python3/dist-packages/owslib/__init__.py"), "OWSLib is not installed (Debian: python3-owslib).");
        const string script = """
            import json, sys
            from owslib.ogcapi.features import Features
            api = Features(sys.argv[1])
            items = api.collection_items('monitoring-points', bbox=[112.85, 30.3, 113.0, 30.5], limit=7)
            one = api.collection_item('monitoring-points', items['features'][0]['id'])
            print(json.dumps({'conforms': api.conformance()['conformsTo'], 'collections': api.feature_collections(), 'returned': items['numberReturned'],
                              'matched': items['numberMatched'], 'one': one['properties']['code'], 'title': api.collection('monitoring-points')['id']}))
            """;
        var said = JsonNode.Parse(await RunAsync("/usr/bin/python3", "-c", script, $"http://localhost:{Platform.Settings.Port}/ogc"))!;
        Assert.Equal(FeatureKind.All.Keys, said["collections"]!.AsArray().Select(c => (string)c!));
        Assert.Equal((7, (int)(await Platform.Visitor.JsonAsync($"{Points}?bbox=112.85,30.3,113.0,30.5"))["numberMatched"]!), ((int)said["returned"]!, (int)said["matched"]!));
        Assert.Equal("monitoring-points", (string)said["title"]!);
        Assert.StartsWith("SIM-", (string)said["one"]!, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}: {await error} {await output}");
        return await output;
    }

    private static string Link(JsonNode of, string rel) => (string)of["links"]!.AsArray().First(l => (string)l!["rel"]! == rel)!["href"]!;

    private static async Task<List<JsonNode>> FeaturesAsync(HttpClient who, string path) => [.. (await who.JsonAsync(path))["features"]!.AsArray().Select(f => f!)];

    private static async Task<List<string>> CodesAsync(HttpClient who, string path) => [.. (await FeaturesAsync(who, $"{path}?limit=1000")).Select(f => (string)f["id"]!)];
}
