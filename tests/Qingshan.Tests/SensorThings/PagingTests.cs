using System.Net.Http.Json;
using CsCheck;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>Following the links from page to page gives each entity once, in whatever order and by pages of whatever size.</summary>
public sealed class PagingTests(SensorThingsPlatform fixture) : IClassFixture<SensorThingsPlatform>
{
    private HttpClient Who => fixture.Operator;

    [Fact]
    public async Task Pages_of_any_size_give_each_entity_once_and_in_order()
    {
        var question = Gen.Select(
            Gen.OneOf("Things", "Datastreams", "Observations", "Locations", "HistoricalLocations", "Sensors", "ObservedProperties", "FeaturesOfInterest", "Things('A')/Datastreams"),
            Gen.OneOf("", "id", "id desc"), Gen.Int[1, 25]);
        await question.SampleAsync(q => HoldsAsync(q.Item1, q.Item2, q.Item3), iter: 60, threads: 1);

        var ofObservations = Gen.Select(
            Gen.OneOf("", "phenomenonTime", "phenomenonTime desc", "resultTime desc", "result", "result desc,phenomenonTime", "Datastream/id desc,phenomenonTime desc"),
            Gen.OneOf("", "result gt 3", "phenomenonTime ge 2026-03-01T01:00:00Z", "result mod 2 eq 0", "Datastream/Thing/id ne 'A'"), Gen.Int[1, 25]);
        await ofObservations.SampleAsync(q => HoldsAsync(q.Item2.Length == 0 ? "Observations" : $"Observations?$filter={q.Item2}", q.Item1, q.Item3), iter: 60, threads: 1);
    }

    [Fact]
    public async Task The_last_page_has_no_link_and_a_page_is_no_larger_than_the_largest()
    {
        Assert.Null((await Who.StaAsync("Things"))["@iot.nextLink"]);
        Assert.Null((await Who.StaAsync("Things?$top=4"))["@iot.nextLink"]);
        Assert.NotNull((await Who.StaAsync("Things?$top=3"))["@iot.nextLink"]);
        Assert.Null((await Who.StaAsync("Things?$top=0"))["@iot.nextLink"]);
        Assert.Empty(await Who.ValuesAsync("Things?$top=0"));
        // Sixty observations are less than a page; what they would be in pages the link says.
        Assert.Null((await Who.StaAsync("Observations?$top=999999999"))["@iot.nextLink"]);
    }

    [Fact]
    public async Task Skipping_passes_over_as_many_as_it_says_over_months_and_series()
    {
        var all = await Who.IdsAsync("Observations?$top=1000");
        foreach (var skip in (int[])[0, 1, 47, 48, 49, 59, 60, 100])
            Assert.Equal(all.Skip(skip), await Who.IdsAsync($"Observations?$skip={skip}&$top=1000"));
        var some = await Who.IdsAsync("Observations?$filter=result ge 10&$top=1000");
        Assert.Equal(some.Skip(5), await Who.IdsAsync("Observations?$filter=result ge 10&$skip=5&$top=1000"));
    }

    [Fact]
    public async Task Over_many_months_pages_and_skips_are_what_one_long_answer_is()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.AddPointAsync("L", "MNL");
        var rows = Enumerable.Range(0, 1400).Select(i => SensorThingsPlatform.Row("L", "a34004", -9 * i, i)).Concat(Enumerable.Range(0, 300).Select(i => SensorThingsPlatform.Row("L", "a21026", -31 * i, i)));
        using var sent = await platform.Operator.PostAsJsonAsync("/api/v1/ingest/observations", new { observations = rows });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await platform.StoredAsync();
        foreach (var order in (string[])["", "&$orderby=phenomenonTime", "&$orderby=phenomenonTime desc"])
        {
            foreach (var filter in (string[])["", "&$filter=phenomenonTime ge 2025-05-15T03:00:00Z and phenomenonTime lt 2026-01-20T00:00:00Z", "&$filter=result gt 30 and result lt 900"])
            {
                var all = await platform.Operator.IdsAsync($"Observations?$top=10000{order}{filter}");
                Assert.Equal(all.Count, (int)(await platform.Operator.StaAsync($"Observations?$top=0&$count=true{filter}"))["@iot.count"]!);
                foreach (var skip in (int[])[1, 180, 777, 1399, 1400, 1401, 1650])
                    Assert.Equal(all.Skip(skip).Take(30), await platform.Operator.IdsAsync($"Observations?$top=30&$skip={skip}{order}{filter}"));
                Assert.Equal(all, (await platform.Operator.AllAsync($"Observations?$top=217{order}{filter}")).Select(v => (string)v["@iot.id"]!));
            }
        }
    }

    private async Task<bool> HoldsAsync(string path, string order, int size)
    {
        var question = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + (order.Length == 0 ? "" : $"$orderby={order}&");
        var whole = await Who.IdsAsync(question + "$top=10000");
        var paged = (await Who.AllAsync($"{question}$top={size}")).ConvertAll(v => v["@iot.id"]!.ToString());
        Assert.Equal(whole.Count, whole.Distinct().Count());
        // Values of the same time may stand in either order between two orders; each stands once in both.
        Assert.Equal(whole, paged);
        return true;
    }
}
