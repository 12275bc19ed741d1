using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.IO;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary><c>qingshan import regions</c> and the boundaries that maps get.</summary>
public sealed class RegionsTests
{
    private const string Approval = "GS(2024)0000号";

    /// <summary>Two counties that share a side, in a prefecture of the table; the side has a corner that is too small to be seen.</summary>
    private static readonly string Two = Collection(
        Feature("130102", "长安区", "114.5,38 114.6,38 114.6,38.05 114.60001,38.051 114.6,38.1 114.5,38.1 114.5,38"),
        Feature("130104", "桥西区", "114.6,38 114.7,38 114.7,38.1 114.6,38.1 114.60001,38.051 114.6,38.05 114.6,38"));

    private static string Feature(string adcode, string name, string ring, string? parent = null) =>
        $$$"""{"type":"Feature","properties":{"adcode":{{{(adcode.All(char.IsAsciiDigit) && adcode.Length > 0 ? adcode : $"\"{adcode}\"")}}},"name":"{{{name}}}"{{{(parent is null ? "" : $",\"parent\":{{\"adcode\":{parent}}}")}}}},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', ring.Split(' ').Select(p => $"[{p}]"))}}}]]}}""";

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""";

    [Fact]
    public async Task Regions_stand_in_a_tree_and_their_boundaries_in_WGS_84()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("regions", folder.Write("counties.geojson.gz", ImportedFolder.Gzip(Two)), "--datum", "gcj02", "--approval-number", Approval);
        Assert.True(run.Exit == 0, run.ToString());
        var regions = (await folder.Platform.Visitor.ItemsAsync("/api/v1/regions")).ToDictionary(r => (string)r["code"]!);
        Assert.Equal(
            [("100000", null, "country"), ("130000", "100000", "province"), ("130100", "130000", "city"), ("130102", "130100", "county"), ("130104", "130100", "county")],
            regions.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, (string?)r.Value["parent"], (string?)r.Value["kind"])));

        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Visitor);
        var held = await db.Set<RegionBoundary>().SingleAsync(b => b.Code == "130102");
        var corner = Gcj02.ToWgs84(new(114.5, 38));
        var stored = new WKBReader().Read(held.Wkb).Coordinates[0];
        Assert.Equal((corner.Longitude, corner.Latitude), (stored.X, stored.Y), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
        Assert.True(GreatCircle.DistanceMetres(corner, new(114.5, 38)) is > 100 and < 1000);
        Assert.Equal(("GCJ-02", Approval), (held.GivenDatum, held.ApprovalNumber));
        Assert.True(held.West <= stored.X && stored.X <= held.East && held.South <= stored.Y && stored.Y <= held.North);

        var again = await folder.ImportAsync("regions", folder.Write("counties.geojson", Two), "--datum", "gcj02", "--approval-number", Approval);
        Assert.Equal((0, 2, 0), (again.Exit, ImportedFolder.Number(again, "rows unchanged"), ImportedFolder.Number(again, "records stored")));
    }

    [Fact]
    public async Task Boundaries_are_drawn_with_their_approval_number_and_without_one_not_at_all()
    {
        await using var folder = await ImportedFolder.StartAsync();
        await folder.Platform.AddPointAsync("P", "M");
        var file = folder.Write("counties.geojson", Two);
        var run = await folder.ImportAsync("regions", file, "--datum", "wgs84");
        Assert.Contains("without an approval number", run.Out, StringComparison.Ordinal);
        var hidden = await MapAsync(folder, "?level=county");
        Assert.Empty(hidden["features"]!.AsArray());
        Assert.Null(hidden["approvalNumber"]);
        Assert.DoesNotContain("regions-url", await folder.Platform.Visitor.GetStringAsync("/"), StringComparison.Ordinal);

        Assert.Equal(0, (await folder.ImportAsync("regions", file, "--datum", "wgs84", "--approval-number", Approval)).Exit);
        var shown = await MapAsync(folder, "?level=county&zoom=4");
        Assert.Equal(Approval, (string?)shown["approvalNumber"]);
        Assert.Equal(["130102", "130104"], shown["features"]!.AsArray().Select(f => (string?)f!["properties"]!["code"]));
        Assert.Contains("regions-url=\"/api/v1/regions.geojson?zoom=5\"", await folder.Platform.Visitor.GetStringAsync("/"), StringComparison.Ordinal);
        await folder.Platform.AddPointAsync("Q", "N", region: folder.Platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["130102"].Id);
        Assert.Contains("within=130100&amp;level=county", await folder.Platform.Visitor.GetStringAsync("/?region=130100"), StringComparison.Ordinal);
        Assert.Single((await MapAsync(folder, "?level=county&within=130104"))["features"]!.AsArray());
        Assert.Empty((await MapAsync(folder, "?zoom=4"))["features"]!.AsArray());
    }

    [Fact]
    public async Task From_afar_small_corners_go_and_no_gap_opens_between_neighbours()
    {
        await using var folder = await ImportedFolder.StartAsync();
        await folder.ImportAsync("regions", folder.Write("counties.geojson", Two), "--datum", "wgs84", "--approval-number", Approval);
        // The side of both runs from (114.6, 38) to (114.6, 38.1).
        List<string>[] Sides(JsonNode map) => [.. map["features"]!.AsArray().Select(f => f!["geometry"]!["coordinates"]![0]![0]!.AsArray()
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{(double)c![0]!} {(double)c[1]!}")).Where(c => c.StartsWith("114.6", StringComparison.Ordinal)).Distinct().Order().ToList())];
        var (near, far) = (Sides(await MapAsync(folder, "?level=county&zoom=20")), Sides(await MapAsync(folder, "?level=county&zoom=6")));
        Assert.Equal(near[0], near[1]);
        Assert.Equal(far[0], far[1]);
        Assert.True(far[0].Count < near[0].Count, $"{far[0].Count} of {near[0].Count} corners are left");
    }

    [Fact]
    public async Task A_region_that_is_known_keeps_its_name_and_learns_where_it_lies()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var writer = folder.Platform.Services.GetRequiredService<LedgerWriter>();
        await writer.PutAsync(Viewer.Program, [new Region { Code = "130102", Name = "长安区(旧)", NameEn = "Chang'an", Kind = RegionKind.County, Disclosure = Qingshan.Platform.Common.Disclosure.Public }],
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await folder.ImportAsync("regions", folder.Write("counties.geojson", Two), "--datum", "cgcs2000")).Exit);
        var region = (await folder.Platform.Visitor.ItemsAsync("/api/v1/regions")).Single(r => (string?)r["code"] == "130102");
        Assert.Equal(("长安区(旧)", "Chang'an", "130100"), ((string?)region["name"], (string?)region["nameEn"], (string?)region["parent"]));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_or_rejected_with_its_reason()
    {
        await using var folder = await ImportedFolder.StartAsync();
        const string Square = "114,38 114.1,38 114.1,38.1 114,38";
        (string Text, string Code, string Says)[] refused =
        [
            ("", "import.bad-geojson", "第 1 行"),
            ("{\"type\":\"FeatureCollection\",\n\"features\":[{", "import.bad-geojson", "第 2 行"),
            ("a,b\n1,2\n", "import.bad-geojson", "第 1 行"),
            ("[1,2]", "import.", "bad.geojson"),
            ("{\"features\":7}", "import.", "bad.geojson"),
            (Collection(Feature("130102", "开口", "114,38 114.1,38 114.1,38.1")), "import.not-features", "不闭合"),
            (Collection(), "import.no-regions", "0 features"),
            (Collection(Feature("", "无码", Square)), "import.no-regions", "adcode is ''"),
        ];
        foreach (var (text, code, says) in refused)
        {
            var run = await folder.ImportAsync("regions", folder.Write("bad.geojson", text), "--datum", "wgs84");
            Assert.True(run.Exit == 1 && run.Error.Contains($"[{code}", StringComparison.Ordinal) && run.Error.Contains(says, StringComparison.Ordinal), $"{text}: {run}");
        }
        var path = folder.Write("cut.geojson.gz", ImportedFolder.Gzip(Two)[..^6]);
        Assert.Contains("[import.truncated]", (await folder.ImportAsync("regions", path, "--datum", "wgs84")).Error, StringComparison.Ordinal);
        Assert.Contains("[import.needs-option]", (await folder.ImportAsync("regions", path)).Error, StringComparison.Ordinal);
        Assert.Contains("gcj02", (await folder.ImportAsync("regions", path, "--datum", "beijing54")).Error, StringComparison.Ordinal);
        Assert.Contains("[import.unknown-option]", (await folder.ImportAsync("regions", path, "--datum", "wgs84", "--dry-run")).Error, StringComparison.Ordinal);
        Assert.Empty(await folder.Platform.Visitor.ItemsAsync("/api/v1/regions"));

        var some = await folder.ImportAsync("regions", folder.Write("some.geojson", Collection(
            Feature("130102", "长安区", Square), Feature("13X", "坏码", Square), Feature("130104", "", Square), Feature("130105", "投影坐标", "500000,4200000 500100,4200000 500100,4200100 500000,4200000"),
            Feature("130102", "又一个", Square), """{"type":"Feature","properties":{"adcode":130107,"name":"点"},"geometry":{"type":"Point","coordinates":[114,38]}}""")), "--datum", "wgs84");
        Assert.Equal(2, some.Exit);
        Assert.All((string[])["no adcode: 1", "no name: 1", "coordinates are no degrees: 1", "adcode given twice: 1", "no polygon: 1", "some.geojson:4"], w => Assert.Contains(w, some.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ring_that_crosses_itself_is_taken_apart_and_said()
    {
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("regions", folder.Write("bow.geojson", Collection(Feature("130102", "领结", "114,38 114.2,38.2 114.2,38 114,38.2 114,38"))), "--datum", "wgs84");
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Matches("valid polygons: 领结", run.Out);
        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Visitor);
        var shape = new WKBReader().Read((await db.Set<RegionBoundary>().SingleAsync(TestContext.Current.CancellationToken)).Wkb);
        Assert.True(shape.IsValid);
        Assert.Equal(0.02, shape.Area, 9);
    }

    [Fact]
    public async Task The_real_provinces_come_with_the_lines_of_the_country_and_hold_their_capitals()
    {
        var provinces = SharedData.Path("data/geo/china_provinces.geojson");
        await using var folder = await ImportedFolder.StartAsync();
        var run = await folder.ImportAsync("regions", provinces, "--datum", "gcj02", "--approval-number", Approval);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Equal(35, ImportedFolder.Number(run, "rows read"));
        Assert.Equal(35, (await MapAsync(folder, "?zoom=4"))["features"]!.AsArray().Count);

        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Visitor);
        var shapes = (await db.Set<RegionBoundary>().ToListAsync(TestContext.Current.CancellationToken)).ToDictionary(b => b.Code, b => new WKBReader().Read(b.Wkb));
        foreach (var (code, longitude, latitude) in ((string, double, double)[])[("110000", 116.4, 39.9), ("310000", 121.47, 31.23), ("650000", 87.6, 43.8), ("710000", 121.5, 25.05), ("460000", 110.35, 20.02)])
            Assert.True(shapes[code].Contains(new NetTopologySuite.Geometries.Point(longitude, latitude)), code);
    }

    private static Task<JsonNode> MapAsync(ImportedFolder folder, string query) => folder.Platform.Visitor.JsonAsync("/api/v1/regions.geojson" + query);
}
