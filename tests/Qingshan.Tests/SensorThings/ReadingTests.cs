using System.Net;
using System.Text.Json.Nodes;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>Entities, their properties and the ways between them (OGC 18-088, clauses 8 and 9.2).</summary>
public sealed class ReadingTests(SensorThingsPlatform fixture) : IClassFixture<SensorThingsPlatform>
{
    private HttpClient Who => fixture.Operator;

    [Fact]
    public async Task The_root_lists_the_entity_sets_and_what_of_the_standard_is_kept()
    {
        var root = await Who.JsonAsync("/v1.1");
        Assert.Equal(["Datastreams", "FeaturesOfInterest", "HistoricalLocations", "Locations", "Observations", "ObservedProperties", "Sensors", "Things"], root["value"]!.AsArray().Select(v => (string)v!["name"]!));
        Assert.Contains("http://www.opengis.net/spec/iot_sensing/1.1/req/request-data/filter", root["serverSettings"]!["conformance"]!.AsArray().Select(v => (string)v!));
        // Every address that it names is one.
        foreach (var set in root["value"]!.AsArray()) Assert.NotNull((await Who.JsonAsync((string)set!["url"]!))["value"]);
    }

    [Fact]
    public async Task A_thing_is_a_monitoring_point_with_its_place_and_where_it_stood_before()
    {
        var a = await Who.StaAsync("Things('A')?$expand=Locations,HistoricalLocations($expand=Locations)");
        Assert.Equal(("A", "甲站", "Station A"), ((string)a["@iot.id"]!, (string)a["name"]!, (string)a["properties"]!["nameEn"]!));
        Assert.EndsWith("/v1.1/Things('A')", (string)a["@iot.selfLink"]!);
        Assert.EndsWith("/v1.1/Things('A')/Datastreams", (string)a["Datastreams@iot.navigationLink"]!);
        var location = Assert.Single(a["Locations"]!.AsArray())!;
        Assert.Equal(("Point", 117.0, 40.0), ((string)location["location"]!["type"]!, (double)location["location"]!["coordinates"]![0]!, (double)location["location"]!["coordinates"]![1]!));
        Assert.Equal(["2020-01-01T00:00:00Z", "2026-03-02T00:00:00Z"], a["HistoricalLocations"]!.AsArray().Select(h => (string)h!["time"]!));
        Assert.Equal([116.4, 117.0], a["HistoricalLocations"]!.AsArray().Select(h => (double)h!["Locations"]![0]!["location"]!["coordinates"]![0]!));
        // Nobody has said where S is.
        Assert.Empty((await Who.StaAsync("Things('S')?$expand=Locations"))["Locations"]!.AsArray());
    }

    [Fact]
    public async Task A_datastream_is_a_series_with_its_unit_its_factor_and_what_makes_it()
    {
        var id = await Who.SeriesAsync("A", "a34004");
        var stream = await Who.StaAsync($"Datastreams({id})?$expand=Sensor,ObservedProperty,Thing");
        Assert.Equal(id, (int)stream["@iot.id"]!);
        Assert.Equal("µg/m³", (string)stream["unitOfMeasurement"]!["symbol"]!);
        Assert.Equal("http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement", (string)stream["observationType"]!);
        Assert.Equal(("mean:PT1H", "reported", false), ((string)stream["properties"]!["kind"]!, (string)stream["properties"]!["origin"]!, (bool)stream["properties"]!["simulated"]!));
        Assert.Equal("a34004", (string)stream["ObservedProperty"]!["@iot.id"]!);
        Assert.EndsWith("/standards/factors?q=a34004", (string)stream["ObservedProperty"]!["definition"]!);
        Assert.Equal(("A:reported", "MNA"), ((string)stream["Sensor"]!["@iot.id"]!, (string)stream["Sensor"]!["metadata"]!["devices"]![0]!["mn"]!));
        Assert.Equal("A", (string)stream["Thing"]!["@iot.id"]!);
    }

    [Fact]
    public async Task An_observation_is_the_value_in_effect_with_its_interval_and_its_flag()
    {
        var id = await Who.SeriesAsync("A", "a34004");
        var o = await Who.StaAsync($"Observations('{id}@20260301T050000Z')?$expand=FeatureOfInterest,Datastream");
        Assert.Equal(500, (double)o["result"]!);
        Assert.Equal(("2026-03-01T05:00:00Z/2026-03-01T06:00:00Z", "2026-03-01T06:00:00Z"), ((string)o["phenomenonTime"]!, (string)o["resultTime"]!));
        Assert.Equal(("N", true), ((string)o["resultQuality"]!["flag"]!, (bool)o["resultQuality"]!["valid"]!));
        Assert.Equal(116.4, (double)o["FeatureOfInterest"]!["feature"]!["coordinates"]![0]!);
        var instant = await Who.StaAsync($"Observations('{await Who.SeriesAsync("A", "a21026")}@20260301T003000Z')");
        Assert.Equal(("2026-03-01T00:30:00Z", "D", false), ((string)instant["phenomenonTime"]!, (string)instant["resultQuality"]!["flag"]!, (bool)instant["resultQuality"]!["valid"]!));
        // After the point had moved, it was the new place that was observed.
        Assert.Equal(117.0, (double)(await Who.StaAsync($"Observations('{id}@20260302T000000Z')/FeatureOfInterest"))["feature"]!["coordinates"]![0]!);
    }

    [Fact]
    public async Task What_a_program_has_made_says_so_wherever_it_stands()
    {
        Assert.True((bool)(await Who.StaAsync("Things('S')"))["properties"]!["simulated"]!);
        var stream = Assert.Single(await Who.ValuesAsync("Things('S')/Datastreams?$expand=Sensor,Observations($top=1)"));
        Assert.True((bool)stream["properties"]!["simulated"]!);
        Assert.True((bool)stream["Sensor"]!["properties"]!["simulated"]!);
        Assert.True((bool)stream["Observations"]![0]!["parameters"]!["simulated"]!);
    }

    [Fact]
    public async Task Every_navigation_leads_to_where_it_says_and_back()
    {
        // From every entity set along every link, and from there along every link again.
        foreach (var set in (string[])["Datastreams", "FeaturesOfInterest", "HistoricalLocations", "Locations", "Observations", "ObservedProperties", "Sensors", "Things"])
        {
            var first = (await Who.ValuesAsync($"{set}?$top=1"))[0];
            foreach (var link in LinksOf(first))
            {
                var there = await Who.JsonAsync(link);
                // A place of former days has no thing any more.
                if (there["value"] is JsonArray { Count: 0 } && link.EndsWith("/Things", StringComparison.Ordinal)) continue;
                var one = there["value"] is JsonArray many ? many[0]! : there;
                foreach (var further in LinksOf(one)) Assert.NotNull(await Who.JsonAsync(further));
                Assert.Equal(one["@iot.id"]!.ToString(), (await Who.JsonAsync((string)one["@iot.selfLink"]!))["@iot.id"]!.ToString());
            }
        }

        static IEnumerable<string> LinksOf(JsonNode entity) => entity.AsObject().Where(p => p.Key.EndsWith("@iot.navigationLink", StringComparison.Ordinal)).Select(p => (string)p.Value!);
    }

    [Fact]
    public async Task Paths_lead_through_navigations_to_a_property_and_to_its_bare_value()
    {
        var id = await Who.SeriesAsync("A", "a34004");
        Assert.Equal("甲站", (string)(await Who.StaAsync($"Datastreams({id})/Thing/name"))["name"]!);
        Assert.Equal("甲站", await Who.GetStringAsync($"/v1.1/Datastreams({id})/Thing/name/$value"));
        Assert.Equal("47", await Who.GetStringAsync($"/v1.1/Things('A')/Datastreams({id})/Observations('{id}@20260302T230000Z')/result/$value"));
        Assert.Equal("a34004", (string)(await Who.StaAsync($"Datastreams({id})/ObservedProperty"))["@iot.id"]!);
        Assert.Equal(id, (int)(await Who.StaAsync($"Datastreams({id})/@iot.id"))["@iot.id"]!);
        Assert.Equal("Point", (string)JsonNode.Parse(await Who.GetStringAsync($"/v1.1/Things('A')/Locations('A@20260302T000000Z')/location/$value"))!["type"]!);
        var links = await Who.StaAsync("Things/$ref");
        Assert.All(links["value"]!.AsArray(), l => Assert.Equal("@iot.selfLink", Assert.Single(l!.AsObject()).Key));
        Assert.EndsWith("Things('A')", (string)(await Who.StaAsync($"Datastreams({id})/Thing/$ref"))["@iot.selfLink"]!);
    }

    [Fact]
    public async Task A_property_without_a_value_is_204_and_what_is_not_there_is_404()
    {
        var id = await Who.SeriesAsync("A", "a34004");
        Assert.Equal(HttpStatusCode.NoContent, (await Who.GetAsync($"/v1.1/Observations('{id}@20260301T050000Z')/validTime")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Who.GetAsync($"/v1.1/Observations('{id}@20260301T050000Z')/validTime/$value")).StatusCode);
        string[] missing =
        [
            "Nothings", "Things('Z')", "Things('Z')/name", "Things('A')/nothing", "Things('A')/Datastreams(999999)", $"Things('B')/Datastreams({id})", "Things/name", "Observations('1')",
            $"Observations('{id}@20990101T000000Z')", $"Observations('{id}@99991231T235959.9999999Z')", "Things('A", "Things('A')/name/$value/more", "Things('A')/$value", "Datastreams(abc)", $"Datastreams({id})/Thing('A')",
        ];
        foreach (var path in missing) Assert.Equal((HttpStatusCode.NotFound, "sensorthings.no-such-resource"), await Status(path));

        async Task<(HttpStatusCode, string)> Status(string path)
        {
            var (status, code, _) = await Who.RefusedAsync(path);
            return (status, code);
        }
    }
}
