using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Intake;

/// <summary>One platform for all tests of the door: points A (held) and B (public, and somebody else's), and a provider's key for A.</summary>
public sealed class IngestPlatform : IAsyncLifetime
{
    internal RunningPlatform Platform { get; private set; } = null!;

    internal HttpClient Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Platform = await RunningPlatform.StartAsync();
        var (here, there) = (await Platform.AddRegionAsync("REGION-A"), await Platform.AddRegionAsync("REGION-B"));
        await Platform.AddPointAsync("A", "MNA", Disclosure.Internal, here);
        await Platform.AddPointAsync("B", "MNB", Disclosure.Public, there);
        Provider = Platform.With(await Platform.KeyAsync(Roles.DataProvider, "provider", here));
        // The series that conversions are tried against.
        using var first = await Provider.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("start", "2013-12-31T23:00:00+08:00")));
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        await Platform.StoredAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Provider.Dispose();
        await Platform.DisposeAsync();
    }
}

/// <summary><c>POST /api/v1/ingest/observations</c>: all or nothing, and an error that says where and what to do.</summary>
public sealed class HttpIngestTests(IngestPlatform shared) : IClassFixture<IngestPlatform>
{
    private const string Path = "/api/v1/ingest/observations";
    private const int Limit = 8 * 1024 * 1024;

    private static int _hour;

    [Fact]
    public async Task Good_json_ends_as_observations_with_series_unit_origin_and_packet()
    {
        var receipt = await Taken(Json(
            Row("factor", "a05024", "start", "2014-01-01T00:00:00+08:00", "value", 77),
            Row("factor", "a05024", "start", "2013-12-31T17:00:00Z", "value", "78.5", "flag", "d"),
            Row("factor", "a05024", "kind", null, "start", "2014-01-01T00:00:00+08:00", "value", -1.5, "channel", "2")));
        Assert.Equal(3, (int)receipt["observations"]!);

        var series = (await shared.Provider.ItemsAsync("/api/v1/series?point=A&factor=a05024")).Select(s =>
            ((string)s["kind"]!, (string)s["origin"]!, (string)s["channel"]!, (string)s["unit"]!));
        Assert.Equal([("instant", "reported", "2", "µg/m³"), ("mean:PT1H", "reported", "", "µg/m³")], series.Order());

        var rows = await Stored("a05024", "mean:PT1H");
        Assert.Equal([("2013-12-31T16:00:00Z", "77", "N"), ("2013-12-31T17:00:00Z", "78.5", "D")], rows.Select(r => (r["start"], r["value"], r["flag"])));
        Assert.All(rows, r => Assert.Equal(receipt["packet"]!.ToJsonString(), r["packet"]));
        var packet = await shared.Platform.Operator.JsonAsync($"/api/v1/packets/{receipt["packet"]}");
        Assert.Equal(("json", "provider", "accepted", 3), ((string)packet["packet"]!["channel"]!, (string)packet["packet"]!["sender"]!,
            (string)packet["packet"]!["verdict"]!, packet["values"]!.AsArray().Count));
    }

    [Fact]
    public async Task Good_csv_ends_as_observations_too_with_any_order_of_columns_quotes_and_a_byte_order_mark()
    {
        var receipt = await Taken(Csv("\uFEFFvalue,unit,\"point\",factor,start,kind,flag\r\n\"1.25\",mm,A,aqs002,2014-01-01T00:00:00+08:00,sum:P1D,N\r\n\r\n0,mm,A,aqs002,2014-01-02T00:00+08:00,sum:P1D,\r\n"));
        Assert.Equal(2, (int)receipt["observations"]!);
        var rows = await Stored("aqs002", "sum:P1D");
        Assert.Equal([("1.25", "N", "mm"), ("0", "", "mm")], rows.Select(r => (r["value"], r["flag"], r["unit"])));
        Assert.All(rows, r => Assert.Equal(("reported", receipt["packet"]!.ToJsonString()), (r["origin"], r["packet"])));
    }

    [Fact]
    public async Task A_value_in_another_unit_is_converted_into_the_unit_of_its_series()
    {
        var start = NextHour();
        await Taken(Json(Row("start", start, "value", 0.0205, "unit", "mg/m3")));
        var stored = (await Stored("a34004", "mean:PT1H")).Single(r => r["start"] == start);
        Assert.Equal(20.5, stored.Number("value"), 9);
        Assert.Equal("µg/m³", stored["unit"]);

        // Also where the series and the first unit come with the same upload.
        await Taken(Json(Row("factor", "a01001", "start", "2014-01-01T00:00:00+08:00", "value", 20, "unit", "℃"),
            Row("factor", "a01001", "start", "2014-01-01T01:00:00+08:00", "value", 273.15, "unit", "K")));
        Assert.Equal([20, 0], (await Stored("a01001", "mean:PT1H")).Select(r => Math.Round(r.Number("value"), 9)));
    }

    [Fact]
    public async Task The_same_again_is_a_new_revision_and_the_last_one_is_in_effect()
    {
        var start = NextHour();
        await Taken(Json(Row("start", start, "value", 1)));
        await Taken(Json(Row("start", start, "value", 2)));
        Assert.Equal("2", (await Stored("a34004", "mean:PT1H")).Single(r => r["start"] == start)["value"]);
        Assert.Equal(["1", "2"], (await Stored("a34004", "mean:PT1H", "&revisions=true")).Where(r => r["start"] == start).Select(r => r["value"]));
    }

    [Theory]
    [InlineData("point", "NOPE", "intake.row-unknown-point", "no monitoring point")]
    [InlineData("point", "", "intake.row-unknown-point", "no monitoring point")]
    [InlineData("point", "\\ud800", "intake.row-unknown-point", "no monitoring point")]
    [InlineData("point", "B", "intake.row-unknown-point", "may not report")]
    [InlineData("factor", "a 34004", "intake.row-bad-factor", "a34004")]
    [InlineData("factor", "", "intake.row-bad-factor", "a34004")]
    [InlineData("factor", "PM2.5", "intake.row-bad-factor", "a34004")]
    [InlineData("kind", "hourly", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("kind", "mean:1H", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("kind", "mean:-PT1H", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("kind", "mean:P1M", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("kind", "99:PT1H", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("kind", "mean:P99999999999D", "intake.row-bad-kind", "mean:PT1H")]
    [InlineData("start", "2014-01-01T00:00:00", "intake.row-bad-start", "+08:00")]
    [InlineData("start", "2014-01-01", "intake.row-bad-start", "+08:00")]
    [InlineData("start", "2014-02-30T00:00:00+08:00", "intake.row-bad-start", "+08:00")]
    [InlineData("start", "", "intake.row-bad-start", "+08:00")]
    [InlineData("start", "2999-01-01T00:00:00+08:00", "intake.row-future", "clock")]
    [InlineData("value", "much", "intake.row-bad-value", "finite")]
    [InlineData("value", "", "intake.row-bad-value", "finite")]
    [InlineData("value", "NaN", "intake.row-bad-value", "finite")]
    [InlineData("value", "Infinity", "intake.row-bad-value", "finite")]
    [InlineData("value", "-∞", "intake.row-bad-value", "finite")]
    [InlineData("value", "1e999", "intake.row-bad-value", "finite")]
    [InlineData("value", "1,5", "intake.row-bad-value", "finite")]
    [InlineData("unit", "furlong", "intake.row-bad-unit", "ug/m3")]
    [InlineData("unit", "", "intake.row-bad-unit", "ug/m3")]
    [InlineData("unit", "°C", "intake.row-unit-differs", "mend the unit")]
    [InlineData("unit", "ppm", "intake.row-unit-differs", "mend the unit")]
    [InlineData("flag", "X", "intake.row-bad-flag", "N, F, M")]
    [InlineData("flag", "NN", "intake.row-bad-flag", "N, F, M")]
    [InlineData("channel", "a channel with far too long a name", "intake.row-bad-channel", "20 characters")]
    public async Task A_bad_field_is_named_with_its_row_and_what_to_do_and_nothing_of_the_batch_is_stored(string field, string value, string code, string todo)
    {
        // The first row is right: it must not be stored either. JSON and CSV are judged alike.
        var json = Json(Row(), Row(field, value.Replace("\\ud800", "SURROGATE", StringComparison.Ordinal)));
        if (value == "\\ud800") json = Text((await json.ReadAsStringAsync()).Replace("SURROGATE", value, StringComparison.Ordinal), "application/json");
        await Check(json);
        if (value == "\\ud800") return;
        var row = Row(field, value);
        string[] names = ["point", "factor", "kind", "start", "value", "unit", "flag", "channel"];
        await Check(Csv($"{string.Join(',', names)}\nA,a34004,mean:PT1H,{NextHour()},1,ug/m3,N,\n{string.Join(',', names.Select(n => $"\"{row[n]}\""))}\n"));

        async Task Check(HttpContent body)
        {
            var problem = await Refused(body, 422, "intake.bad-rows", "?lang=en");
            var wrong = Assert.Single(problem["rows"]!.AsArray())!;
            Assert.Equal((2, field, code), ((int)wrong["row"]!, (string)wrong["field"]!, (string)wrong["code"]!));
            Assert.Contains(todo, (string)wrong["what"]!, StringComparison.Ordinal);
            Assert.Contains("1 of 2 rows", (string)problem["detail"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_moment_twice_is_refused_however_its_offset_is_written()
    {
        var problem = await Refused(Json(Row("start", "2014-03-01T08:00:00+08:00"), Row("start", "2014-03-01T00:00:00Z")), 422, "intake.bad-rows");
        Assert.Equal((2, "start", "intake.row-twice"), Only(problem));
    }

    [Fact]
    public async Task An_hour_ahead_is_let_in_and_more_is_not()
    {
        var soon = DateTime.UtcNow.AddMinutes(50);
        await Taken(Json(Row("factor", "a21026", "start", Iso(soon))));
        var problem = await Refused(Json(Row("factor", "a21026", "start", Iso(soon.AddMinutes(20)))), 422, "intake.bad-rows");
        Assert.Equal((1, "start", "intake.row-future"), Only(problem));
    }

    [Fact]
    public async Task Of_many_wrong_rows_all_are_counted_and_the_first_twenty_are_listed()
    {
        var problem = await Refused(Json([.. Enumerable.Range(0, 50).Select(i => Row("value", i % 2 == 0 ? "x" : "1"))]), 422, "intake.bad-rows", "?lang=en");
        Assert.Equal(Enumerable.Range(0, 20).Select(i => 1 + (2 * i)), problem["rows"]!.AsArray().Select(r => (int)r!["row"]!));
        Assert.Contains("25 of 50 rows", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"observations\":[", "intake.bad-json", "Line 1")]
    [InlineData("point=A", "intake.bad-json", "Line 1, byte 1")]
    [InlineData("", "intake.bad-json", "Line 1")]
    [InlineData("[]", "intake.not-a-document", "observations")]
    [InlineData("{}", "intake.not-a-document", "observations")]
    [InlineData("null", "intake.not-a-document", "observations")]
    [InlineData("{\"observations\":{}}", "intake.not-a-document", "observations")]
    [InlineData("{\"observations\":[1]}", "intake.not-a-document", "observations[0]")]
    [InlineData("{\"observations\":[]}", "intake.empty", "no observations")]
    public async Task Json_of_another_structure_says_what_is_missing(string body, string code, string says)
    {
        var problem = await Refused(Text(body, "application/json"), 400, code, "?lang=en");
        Assert.Contains(says, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "intake.missing-columns", "point, factor, start, value, unit")]
    [InlineData("point,factor,start,value\nA,a34004,2014-01-01T00:00:00Z,1\n", "intake.missing-columns", "unit")]
    [InlineData("point,factor,start,value,unit,colour\nA,a34004,2014-01-01T00:00:00Z,1,ug/m3,red\n", "intake.unknown-columns", "colour")]
    [InlineData("point,factor,start,value,unit,value\nA,a34004,2014-01-01T00:00:00Z,1,ug/m3,2\n", "intake.unknown-columns", "value")]
    [InlineData("point,factor,start,value,unit\nA,a34004,2014-01-01T00:00:00Z,1,ug/m3\nA,a34004,2014-01-01T01:00:00Z,1\n", "intake.ragged-row", "Row 2 has 4 fields")]
    [InlineData("point,factor,start,value,unit\nA,a34004,2014-01-01T00:00:00Z,\"1,ug/m3\nA,a34004,2014-01-01T01:00:00Z,1,ug/m3\n", "intake.bad-csv", "line 2")]
    [InlineData("point,factor,start,value,unit\n", "intake.empty", "no observations")]
    public async Task Broken_csv_says_what_is_broken(string body, string code, string says)
    {
        var problem = await Refused(Csv(body), 400, code, "?lang=en");
        Assert.Contains(says, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{\"observations\":[{\"point\":\"")]
    [InlineData("text/csv", "point,factor,start,value,unit\n")]
    public async Task Gb18030_is_refused_with_the_place_of_the_first_byte_that_is_not_utf8(string type, string before)
    {
        // 万寿西宫 in GB18030.
        byte[] name = [0xCD, 0xF2, 0xCA, 0xD9, 0xCE, 0xF7, 0xB9, 0xAC];
        var body = new ByteArrayContent([.. Encoding.ASCII.GetBytes(before), .. name, .. "\"}]}"u8]);
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        var problem = await Refused(body, 400, "intake.not-utf8", "?lang=en");
        Assert.Contains($"Byte {before.Length + 1} ", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("GB18030", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_than_eight_mebibytes_are_refused_and_exactly_so_many_are_taken(bool chunked)
    {
        var problem = await Refused(Sized(Limit + 1), 413, "intake.too-large", "?lang=en");
        Assert.Contains("in parts", (string)problem["detail"]!, StringComparison.Ordinal);
        await Taken(Sized(Limit));

        HttpContent Sized(int bytes)
        {
            var document = Document(Row("start", NextHour()));
            var body = new ByteArrayContent(Encoding.UTF8.GetBytes(document.PadRight(bytes)));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return chunked ? new Chunked(body) : body;
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Another_media_type_is_refused(string? type)
    {
        var body = Text(Document(Row()), "application/json");
        body.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        var problem = await Refused(body, 415, "intake.unsupported-type", "?lang=en");
        Assert.Contains("text/csv", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_is_401_and_with_a_key_that_may_not_report_403()
    {
        await Refused(Json(Row()), 401, "common.sign-in-first", who: shared.Platform.Visitor);
        using var looker = shared.Platform.With(await shared.Platform.KeyAsync(Roles.Viewer, "looker"));
        await Refused(Json(Row()), 403, "common.forbidden", who: looker);
        using var stranger = shared.Platform.With("qs_0123456789");
        await Refused(Json(Row()), 401, "identity.bad-key", who: stranger);
    }

    [Fact]
    public async Task Problems_are_chinese_by_default_and_english_on_request()
    {
        var chinese = await Refused(Json(Row("unit", "furlong")), 422, "intake.bad-rows");
        var english = await Refused(Json(Row("unit", "furlong")), 422, "intake.bad-rows", "?lang=en");
        Assert.Contains("无效", (string)chinese["title"]!, StringComparison.Ordinal);
        Assert.Contains("不认识单位“furlong”", (string)chinese["rows"]![0]!["what"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(english.ToJsonString(), c => c is >= '\u4e00' and <= '\u9fff');
        Assert.Equal("/docs/errors#intake.bad-rows", (string)english["type"]!);
    }

    [Fact]
    public async Task What_a_simulated_point_reports_is_simulated()
    {
        var writer = shared.Platform.Services.GetRequiredService<Qingshan.Platform.Ledger.LedgerWriter>();
        var point = new Qingshan.Platform.Ledger.MonitoringPoint
        {
            Code = "SIM", Name = "SIM", Kind = "air-station", Place = Qingshan.Platform.Ledger.Place.Wgs84(116, 40), Simulated = true,
        };
        await writer.PutAsync(Viewer.Program, [point], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None);
        using var answer = await shared.Platform.Operator.PostAsync(Path, Json(Row("point", "SIM")));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await shared.Platform.StoredAsync();
        Assert.Equal("simulated", (string)Assert.Single(await shared.Platform.Operator.ItemsAsync("/api/v1/series?point=SIM"))["origin"]!);
    }

    internal static Dictionary<string, object?> Row(params object?[] changes)
    {
        var row = new Dictionary<string, object?>
        {
            ["point"] = "A", ["factor"] = "a34004", ["kind"] = "mean:PT1H", ["start"] = NextHour(), ["value"] = 20.5, ["unit"] = "ug/m3", ["flag"] = "N", ["channel"] = "",
        };
        for (var i = 0; i < changes.Length; i += 2) row[(string)changes[i]!] = changes[i + 1];
        return row;
    }

    internal static HttpContent Json(params Dictionary<string, object?>[] rows) => Text(Document(rows), "application/json");

    private static string Document(params Dictionary<string, object?>[] rows) => System.Text.Json.JsonSerializer.Serialize(new { observations = rows });

    private static StringContent Csv(string text) => Text(text, "text/csv");

    private static StringContent Text(string text, string type) => new(text, new UTF8Encoding(false), type);

    /// <summary>An hour that no other row of these tests is about.</summary>
    private static string NextHour() => Iso(new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(Interlocked.Increment(ref _hour)));

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static (int, string, string) Only(JsonNode problem)
    {
        var row = Assert.Single(problem["rows"]!.AsArray())!;
        return ((int)row["row"]!, (string)row["field"]!, (string)row["code"]!);
    }

    private async Task<JsonNode> Taken(HttpContent body)
    {
        using var answer = await shared.Provider.PostAsync(Path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        await shared.Platform.StoredAsync();
        var receipt = JsonNode.Parse(text)!;
        Assert.Equal($"/api/v1/packets/{receipt["packet"]}", answer.Headers.Location?.ToString());
        return receipt;
    }

    private async Task<JsonNode> Refused(HttpContent body, int status, string code, string query = "", HttpClient? who = null)
    {
        var before = await shared.Platform.StandAsync();
        using var answer = await (who ?? shared.Provider).PostAsync(Path + query, body);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((status, code, "application/problem+json"), ((int)answer.StatusCode, (string)problem["code"]!, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(before, await shared.Platform.StandAsync());
        return problem;
    }

    private async Task<List<Dictionary<string, string>>> Stored(string factor, string kind, string more = "")
    {
        var series = (await shared.Provider.ItemsAsync($"/api/v1/series?point=A&factor={factor}")).Single(s => (string)s["kind"]! == kind);
        return await shared.Provider.ExportAsync($"series={series["id"]}&from=2013-01-01&to=2030-01-01{more}");
    }

    /// <summary>Sent without a Content-Length.</summary>
    private sealed class Chunked : HttpContent
    {
        private readonly HttpContent _inner;

        public Chunked(HttpContent inner)
        {
            _inner = inner;
            Headers.ContentType = inner.Headers.ContentType;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream, context);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
