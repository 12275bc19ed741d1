using System.Net;
using System.Text.Json.Nodes;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.SensorThings;

/// <summary>The options of a query (OGC 18-088, clause 9.3): what they give, and what is said of those that are wrong.</summary>
public sealed class QueryTests(SensorThingsPlatform fixture) : IClassFixture<SensorThingsPlatform>
{
    private HttpClient Who => fixture.Operator;

    [Theory]
    [InlineData("name eq '甲站'", "A")]
    [InlineData("id ne 'A'", "B,C,S")]
    [InlineData("properties/simulated eq true", "S")]
    [InlineData("not properties/simulated eq true and id lt 'C'", "A,B")]
    [InlineData("startswith(id,'A') or endswith(id,'C')", "A,C")]
    [InlineData("substringof('拟', name)", "S")]
    [InlineData("contains(description,'Air quality') and length(id) eq 1", "A,B,S")]
    [InlineData("tolower(id) eq 'b' or toupper(concat(trim(' c '),'')) eq id", "B,C")]
    [InlineData("indexof(name,'站') eq 1 and substring(name,0,1) eq '甲' and substring(name,1) eq '站'", "A")]
    [InlineData("Datastreams/ObservedProperty/id eq 'w01018'", "C")]
    [InlineData("Datastreams/unitOfMeasurement/symbol eq 'mg/L'", "C")]
    [InlineData("geo.distance(Locations/location,geography'POINT(117 40)') lt 0.1", "A")]
    [InlineData("geo.intersects(Locations/location,geography'POLYGON((116 39,116.5 39,116.5 40,116 40,116 39))')", "B,C")]
    [InlineData("st_within(Locations/location,geography'POLYGON((116 39,118 39,118 41,116 41,116 39))')", "A,B,C")]
    [InlineData("properties/nothing eq null and properties/region eq 'HERE'", "A,B")]
    [InlineData("1 add 2 mul 3 eq 7 and 7 mod 4 eq 3 and 7 sub 8 eq -1 and 1 div 2 eq 0.5 and id eq 'A'", "A")]
    [InlineData("round(2.5) eq 3 and floor(-0.5) eq -1 and ceiling(0.2) eq 1 and id eq 'A'", "A")]
    [InlineData("year(2026-03-01T00:30:15.5Z) eq 2026 and minute(2026-03-01T00:30:15.5Z) eq 30 and fractionalseconds(2026-03-01T00:30:15.5Z) eq 0.5 and date(2026-03-01T07:00:00+08:00) eq 2026-02-28 and id eq 'A'", "A")]
    [InlineData("now() sub duration'P1D' lt now() and maxdatetime() gt mindatetime() and id eq 'A'", "A")]
    public async Task Things_are_filtered(string filter, string found) =>
        Assert.Equal(found, string.Join(',', await Who.IdsAsync($"Things?$filter={Uri.EscapeDataString(filter)}")));

    [Theory]
    [InlineData("phenomenonTime ge 2026-03-01T10:00:00Z and phenomenonTime lt 2026-03-01T12:00:00Z", "10,11")]
    [InlineData("phenomenonTime gt 2026-03-02T21:00:00Z", "46,47")]
    [InlineData("phenomenonTime eq 2026-03-01T10:00:00Z/2026-03-01T11:00:00Z", "10")]
    [InlineData("resultTime le 2026-03-01T01:00:00Z", "0")]
    [InlineData("resultTime gt 2026-03-01T10:00:00+08:00 and resultTime lt 2026-03-01T05:00:00Z", "2,3")]
    [InlineData("resultTime eq 2026-03-01T05:00:00Z or result eq 500", "4,500")]
    [InlineData("result gt 46", "500,47")]
    [InlineData("result ge 46 and result le 47", "46,47")]
    [InlineData("5 eq result", "")]
    [InlineData("resultTime gt mindatetime() and resultTime lt maxdatetime() and phenomenonTime ge mindatetime() and phenomenonTime le maxdatetime() and result lt 2", "0,1")]
    [InlineData("result lt 3 and result ne 1", "0,2")]
    [InlineData("result mod 20 eq 0", "0,500,20,40")]
    [InlineData("hour(phenomenonTime) eq 3 and day(phenomenonTime) eq 2", "27")]
    [InlineData("resultQuality/flag eq 'N' and result lt 2", "0,1")]
    [InlineData("FeatureOfInterest/id eq 'A@20260302T000000Z' and result lt 26", "24,25")]
    public async Task Observations_of_a_datastream_are_filtered(string filter, string found)
    {
        var path = $"Datastreams({await Who.SeriesAsync("A", "a34004")})/Observations?$count=true&$filter={Uri.EscapeDataString(filter)}";
        var answer = await Who.StaAsync(path);
        Assert.Equal(found, string.Join(',', answer["value"]!.AsArray().Select(v => v!["result"]!.ToString())));
        Assert.Equal(answer["value"]!.AsArray().Count, (int)answer["@iot.count"]!);
    }

    [Fact]
    public async Task Observations_are_filtered_by_what_their_datastream_is_and_where_it_stands()
    {
        Assert.Equal([1000.0, 1001, 1002], await Results("Datastream/Thing/id eq 'S'"));
        Assert.Equal([20.0, 21, 22], await Results("Datastream/ObservedProperty/id eq 'w01018'"));
        Assert.Equal([7.0, 8, 9, 1000, 1001, 1002], await Results("Datastream/properties/kind eq 'instant' or Datastream/Thing/properties/simulated eq true"));
        Assert.Equal([102.0, 1002], await Results("phenomenonTime ge 2026-03-01T02:00:00Z and Datastream/id ne 0 and result ge 100 and result le 2000 and (Datastream/Thing/id eq 'B' or Datastream/Thing/id eq 'S')"));

        async Task<IEnumerable<double>> Results(string filter) => (await Who.ValuesAsync($"Observations?$filter={Uri.EscapeDataString(filter)}")).Select(v => (double)v["result"]!);
    }

    [Fact]
    public async Task Order_is_by_several_keys_with_nothing_first_and_stays_what_it_is_without_one()
    {
        Assert.Equal(["C", "A", "B", "S"], await Who.IdsAsync("Things?$orderby=properties/kind desc,id asc"));
        // S lies in no region.
        Assert.Equal(["S", "B", "A", "C"], await Who.IdsAsync("Things?$orderby=properties/region,id desc"));
        Assert.Equal(await Who.IdsAsync("Things"), [.. await Who.IdsAsync("Things?$top=2"), .. await Who.IdsAsync("Things?$skip=2")]);
        Assert.Equal(["500", "47", "46"], (await Who.ValuesAsync($"Datastreams({await Who.SeriesAsync("A", "a34004")})/Observations?$orderby=result desc&$top=3")).Select(v => v["result"]!.ToString()));
    }

    [Fact]
    public async Task Observations_are_ordered_by_time_over_all_datastreams()
    {
        var byTime = (await Who.AllAsync("Observations?$orderby=phenomenonTime&$top=7")).Select(Start).ToList();
        Assert.Equal(60, byTime.Count);
        Assert.Equal(byTime.Order(), byTime);
        var backwards = (await Who.AllAsync("Observations?$orderby=phenomenonTime desc&$top=7")).Select(Start).ToList();
        Assert.Equal(byTime.OrderDescending(), backwards);
        Assert.Equal([.. backwards.Skip(3).Take(4)], (await Who.ValuesAsync("Observations?$orderby=phenomenonTime desc&$skip=3&$top=4")).Select(Start));

        static string Start(JsonNode o) => ((string)o["phenomenonTime"]!).Split('/')[0];
    }

    [Fact]
    public async Task The_options_are_evaluated_in_the_order_of_the_standard()
    {
        var path = $"Datastreams({await Who.SeriesAsync("A", "a34004")})/Observations?$filter=result lt 500 and result ge 10&$orderby=result desc&$skip=2&$top=3&$count=true&$select=result&$expand=Datastream($select=id)";
        var answer = await Who.StaAsync(path);
        Assert.Equal(38, (int)answer["@iot.count"]!);
        Assert.Equal([45.0, 44, 43], answer["value"]!.AsArray().Select(v => (double)v!["result"]!));
        Assert.Equal(["result", "Datastream"], answer["value"]![0]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task What_is_selected_is_given_and_nothing_else()
    {
        Assert.Equal(["name"], (await Who.StaAsync("Things('A')?$select=name")).AsObject().Select(p => p.Key));
        Assert.Equal(["@iot.id", "@iot.selfLink", "name", "Datastreams@iot.navigationLink"], (await Who.StaAsync("Things('A')?$select=id,name,Datastreams")).AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("Things('A')?$expand=Datastreams($select=id;$orderby=id desc;$expand=Observations($filter=result ge 9 and result lt 12;$top=2;$count=true;$select=result),ObservedProperty($select=name))")]
    [InlineData("Things('A')?%24expand=Datastreams(%24select%3Did%3B%24orderby%3Did%20desc%3B%24expand%3DObservations(%24filter%3Dresult%20ge%209%20and%20result%20lt%2012%3B%24top%3D2%3B%24count%3Dtrue%3B%24select%3Dresult)%2CObservedProperty(%24select%3Dname))")]
    public async Task Expands_have_options_of_their_own_raw_and_encoded(string path)
    {
        var streams = (await Who.StaAsync(path))["Datastreams"]!.AsArray();
        Assert.Equal(2, streams.Count);
        Assert.True((int)streams[0]!["@iot.id"]! > (int)streams[1]!["@iot.id"]!);
        var hours = streams.Single(s => (int)s!["Observations@iot.count"]! == 3)!;
        Assert.Equal([9.0, 10], hours["Observations"]!.AsArray().Select(o => (double)o!["result"]!));
        Assert.Equal([11.0], (await Who.JsonAsync((string)hours["Observations@iot.nextLink"]!))["value"]!.AsArray().Select(o => (double)o!["result"]!));
        Assert.Equal(["name"], hours["ObservedProperty"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task An_expand_may_be_a_path_and_the_last_value_of_each_series_is_at_hand()
    {
        var streams = await Who.ValuesAsync("Datastreams?$filter=Thing/id eq 'A'&$expand=Thing/Locations,Observations($orderby=phenomenonTime desc;$top=1)");
        Assert.All(streams, s => Assert.Equal(117.0, (double)s["Thing"]!["Locations"]![0]!["location"]!["coordinates"]![0]!));
        Assert.Equal([47.0, 9], streams.Select(s => (double)s["Observations"]![0]!["result"]!).OrderDescending());
        Assert.All(streams, s => Assert.NotNull(s["Observations@iot.nextLink"]));
    }

    [Theory]
    [InlineData("Things?$filter=nmae eq 'x'", "sensorthings.unknown-property", "nmae")]
    [InlineData("Things?$filter=name eq", "sensorthings.bad-syntax", "8")]
    [InlineData("Things?$filter=(name eq 'x'", "sensorthings.bad-syntax", "13")]
    [InlineData("Things?$filter=name eq 'x", "sensorthings.bad-syntax", "9")]
    [InlineData("Things?$filter=name gt 5", "sensorthings.wrong-type", "gt")]
    [InlineData("Things?$filter=name", "sensorthings.wrong-type", "$filter")]
    [InlineData("Things?$filter=foo(name)", "sensorthings.unknown-function", "foo")]
    [InlineData("Things?$filter=st_within(name,name)", "sensorthings.wrong-type", "st_within")]
    [InlineData("Things?$filter=geo.distance(Locations/location,geography'POINT(a)') lt 1", "sensorthings.bad-syntax", "POINT")]
    [InlineData("Observations?$filter=phenomenonTime gt 2026-03-01T00:00:00", "sensorthings.bad-syntax", "2026-03-01T08:00:00+08:00")]
    [InlineData("Things?$orderby=nothing", "sensorthings.unknown-property", "nothing")]
    [InlineData("Things?$select=name,nothing", "sensorthings.unknown-property", "nothing")]
    [InlineData("Things?$expand=Nothing", "sensorthings.unknown-property", "Nothing")]
    [InlineData("Things?$expand=Datastreams($expand=Observations($filter=reslut gt 1))", "sensorthings.unknown-property", "$expand=Datastreams($expand)=Observations($filter)")]
    [InlineData("Things?$expand=Datastreams($filter=name eq)", "sensorthings.bad-syntax", "$expand=Datastreams($filter)")]
    [InlineData("Things?$expand=Datastreams($top=x)", "sensorthings.bad-option", "$expand=Datastreams($top)")]
    [InlineData("Things?$count=yes", "sensorthings.bad-option", "true")]
    [InlineData("Things?$count=", "sensorthings.bad-option", "true")]
    [InlineData("Things?$top=-1", "sensorthings.bad-option", "-1")]
    [InlineData("Things?$top=1&$top=2", "sensorthings.bad-option", "$top")]
    [InlineData("Things?$skip=1.5", "sensorthings.bad-option", "1.5")]
    [InlineData("Things?$resultFormat=dataArray", "sensorthings.bad-option", "dataArray")]
    [InlineData("Things?$skiptoken=!", "common.bad-cursor", "!")]
    [InlineData("Things('A')?$filter=true", "sensorthings.bad-option", "$filter")]
    public async Task What_is_wrong_is_said_with_its_place_before_anything_is_answered(string path, string code, string says)
    {
        var (status, said, detail) = await Who.RefusedAsync(path);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, said));
        Assert.Contains(says, detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Things?$apply=aggregate", "sensorthings.unsupported-option")]
    [InlineData("Things?$search=x", "sensorthings.unsupported-option")]
    [InlineData("Things?$expand=Datastreams($levels=2)", "sensorthings.unsupported-option")]
    [InlineData("Things?$filter=Datastreams/Observations/result gt 1", "sensorthings.unsupported-path")]
    public async Task What_is_not_supported_is_501(string path, string code)
    {
        var (status, said, _) = await Who.RefusedAsync(path);
        Assert.Equal((HttpStatusCode.NotImplemented, code), (status, said));
    }

    [Fact]
    public async Task A_data_array_has_the_names_once_and_the_rows_under_their_datastream()
    {
        var id = await Who.SeriesAsync("A", "a34004");
        var answer = await Who.StaAsync($"Observations?$resultFormat=dataArray&$filter=Datastream/Thing/id eq 'A' and phenomenonTime lt 2026-03-01T02:00:00Z&$select=phenomenonTime,result&$count=true");
        Assert.Equal(5, (int)answer["@iot.count"]!);
        var groups = answer["value"]!.AsArray();
        Assert.Equal([2, 3], groups.Select(g => (int)g!["dataArray@iot.count"]!).Order());
        var hours = groups.Single(g => ((string)g!["Datastream@iot.navigationLink"]!).EndsWith($"Datastreams({id})", StringComparison.Ordinal))!;
        Assert.Equal(["phenomenonTime", "result"], hours["components"]!.AsArray().Select(c => (string)c!));
        Assert.Equal("""["2026-03-01T01:00:00Z/2026-03-01T02:00:00Z",1]""", hours["dataArray"]![1]!.ToJsonString());
        // In an order of time the rows of a page still stand under their datastream.
        var page = await Who.StaAsync("Observations?$resultFormat=dataArray&$orderby=phenomenonTime&$top=9&$select=id,result");
        Assert.Equal(9, page["value"]!.AsArray().Sum(g => (int)g!["dataArray@iot.count"]!));
        Assert.Equal(page["value"]!.AsArray().Count, page["value"]!.AsArray().Select(g => (string)g!["Datastream@iot.navigationLink"]!).Distinct().Count());
    }
}
