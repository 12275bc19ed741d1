using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>
/// The one policy on every way: by set, id, navigation, expand, filter, count and batch a visitor meets only what is public (A and S), a
/// jurisdiction also its own (B), and nobody learns of what they may not see that it is there.
/// </summary>
public sealed class RightsTests(SensorThingsPlatform fixture) : IClassFixture<SensorThingsPlatform>
{
    [Fact]
    public async Task Sets_counts_and_filters_hold_what_the_viewer_sees()
    {
        foreach (var (who, things, observations) in ((HttpClient, string, int)[])[(fixture.Visitor, "A,S", 54), (fixture.Here, "A,B,S", 57), (fixture.Operator, "A,B,C,S", 60)])
        {
            Assert.Equal(things, string.Join(',', await who.IdsAsync("Things")));
            Assert.Equal(observations, (int)(await who.StaAsync("Observations?$count=true&$top=0"))["@iot.count"]!);
            Assert.Equal(observations, (await who.AllAsync("Observations?$top=20")).Count);
            Assert.Equal(observations, (await who.AllAsync("Observations?$top=20&$orderby=phenomenonTime desc")).Count);
            Assert.Equal(things, string.Join(',', (await who.ValuesAsync("Datastreams?$expand=Thing")).Select(d => (string)d["Thing"]!["@iot.id"]!).Distinct().Order()));
            Assert.Equal(things.Contains('B', StringComparison.Ordinal) ? 3 : 0, (int)(await who.StaAsync("Observations?$count=true&$filter=Datastream/Thing/id eq 'B'"))["@iot.count"]!);
            Assert.Equal(things.Contains('C', StringComparison.Ordinal), (await who.IdsAsync("ObservedProperties")).Contains("w01018"));
            Assert.Equal(things.Split(',').Length + (things.Contains('A', StringComparison.Ordinal) ? 1 : 0), (await who.IdsAsync("FeaturesOfInterest")).Count);
        }
    }

    [Fact]
    public async Task What_leads_through_what_is_shared_leads_only_to_what_the_viewer_sees()
    {
        foreach (var (who, count) in ((HttpClient, int)[])[(fixture.Visitor, 2), (fixture.Here, 3)])
        {
            Assert.Equal(count, (await who.ValuesAsync("ObservedProperties('a34004')/Datastreams")).Count);
            Assert.Equal(count, (await who.StaAsync("ObservedProperties('a34004')?$expand=Datastreams"))["Datastreams"]!.AsArray().Count);
            Assert.Equal(count, (await who.ValuesAsync("Things?$filter=Datastreams/ObservedProperty/id eq 'a34004'")).Count);
        }
        // Devices are seen by who sees the internal records of their region.
        Assert.Null((await fixture.Visitor.StaAsync("Sensors('A:reported')"))["metadata"]!["devices"]);
        Assert.NotNull((await fixture.Here.StaAsync("Sensors('A:reported')"))["metadata"]!["devices"]);
    }

    [Fact]
    public async Task What_may_not_be_seen_is_not_there()
    {
        var (b, c) = (await fixture.Operator.SeriesAsync("B", "a34004"), await fixture.Operator.SeriesAsync("C", "w01018"));
        foreach (var path in (string[])["Things('C')", "Things('C')/name", "Things('C')/Datastreams", $"Datastreams({c})", $"Datastreams({c})/Observations", $"Observations('{c}@20260301T000000Z')",
            $"Observations('{c}@20260301T000000Z')/Datastream", "Locations('C@20200101T000000Z')", "FeaturesOfInterest('C@20200101T000000Z')/Observations", "Sensors('C:reported')", "ObservedProperties('w01018')"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Visitor.RefusedAsync(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Here.RefusedAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await fixture.Operator.GetAsync("/v1.1/" + path)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Visitor.RefusedAsync($"Datastreams({b})")).Status);
        Assert.Empty(await fixture.Here.ValuesAsync($"Observations?$filter=id eq '{c}@20260301T000000Z'"));
        Assert.Empty(await fixture.Here.ValuesAsync("Observations?$filter=FeatureOfInterest/id eq 'C@20200101T000000Z'"));
        Assert.Empty((await fixture.Visitor.StaAsync("Observations?$resultFormat=dataArray&$filter=Datastream/Thing/id eq 'B'"))["value"]!.AsArray());
        // A place in a link to the next page is no way in.
        var next = (string)(await fixture.Operator.StaAsync("Observations?$top=59"))["@iot.nextLink"]!;
        Assert.DoesNotContain((await fixture.Visitor.JsonAsync(next))["value"]!.AsArray(), o => (double)o!["result"]! is >= 20 and < 23 && ((string)o["@iot.id"]!).StartsWith($"{c}@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_batch_has_the_rights_of_who_sends_it()
    {
        using var answer = await fixture.Here.PostAsJsonAsync("/v1.1/$batch", new
        {
            requests = new object[]
            {
                new { id = "1", method = "get", url = "Things?$count=true&$select=id" }, new { id = "2", method = "get", url = "Things('C')" },
                new { id = "3", method = "post", url = "Observations", body = new { result = 1 } },
            },
        });
        var responses = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["responses"]!.AsArray();
        Assert.Equal([200, 404, 403], responses.Select(r => (int)r!["status"]!));
        Assert.Equal(3, (int)responses[0]!["body"]!["@iot.count"]!);
    }
}
