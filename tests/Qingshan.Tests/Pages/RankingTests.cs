using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Importing;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Pages;

/// <summary>Rankings: what counts, by which edition, and that they come out as they are counted by hand. Times are Beijing time.</summary>
public sealed class RankingTests : IAsyncLifetime
{
    private const string PM25 = "a34004", PM10 = "a34002", O3 = "a05024", CO = "a21005";
    private static readonly string[] Six = ["a21026", "a21004", CO, O3, PM10, PM25];
    private static readonly DateTime Day2014 = new(2014, 3, 1), Day2026 = new(2026, 4, 1);
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        var (north, south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await AddStationAsync("N1", north, evaluated: true);
        await AddStationAsync("N2", north, evaluated: true);
        await AddStationAsync("N3", north, evaluated: false);
        await AddStationAsync("S1", south, evaluated: true);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task The_index_of_a_city_is_that_of_the_mean_of_its_evaluated_stations()
    {
        await HourAsync(Day2026.AddHours(8), ("N1", 20), ("N2", 120), ("N3", 400), ("S1", 60));
        await HourAsync(Day2026.AddHours(7), ("N1", 50), ("N2", 50), ("S1", 90));

        var ranking = await _platform.Visitor.JsonAsync("/api/v1/ranking/air?by=hour&at=2026-04-01T08:30");
        Assert.Equal("HJ 633-2026", (string)ranking["edition"]!);
        // 60 and (20 + 120) / 2 = 70 µg/m³ on the table of HJ 633-2026; the mean of the indices of 20 and 120 would be another.
        var edition = Editions.InForce("HJ 633", DateOnly.FromDateTime(Day2026))!;
        int Aqi(double pm) => AirQualityIndex.Individual(AirPollutant.Pm25, AirMean.Hour, pm, edition)!.Index;
        Assert.Equal([("SOUTH", 1, Aqi(60), 1, 1), ("NORTH", 2, Aqi(70), 2, 2)], Rows(ranking));
        Assert.NotEqual(Aqi(70), (Aqi(20) + Aqi(120)) / 2);
        Assert.Equal([Aqi(90), Aqi(50)], ranking["places"]!.AsArray().Select(p => (int)p!["before"]!));
        Assert.Equal(PM25, (string)ranking["places"]![1]!["primary"]![0]!);

        var stations = await _platform.Visitor.JsonAsync("/api/v1/ranking/air?of=station&by=hour&at=2026-04-01T08:00");
        Assert.Equal(["N1", "S1", "N2", "N3"], stations["places"]!.AsArray().Select(p => (string)p!["code"]!));
        // Without a time it is the last hour of which most stations tell.
        Assert.Equal("2026-04-01T00:00:00Z", (string)(await RunThenAsync("/api/v1/ranking/air"))["start"]!);
    }

    [Fact]
    public async Task A_month_is_ranked_by_the_composite_index_of_the_days()
    {
        var random = new Random(7);
        var days = Enumerable.Range(0, 31).ToDictionary(d => d, _ => Six.ToDictionary(f => f, f => ((f == CO ? 1 : 30) + random.NextDouble() * 10, (f == CO ? 2 : 60) + random.NextDouble() * 10)));
        foreach (var (day, values) in days)
            await SendAsync([.. Six.SelectMany(f => Hours("N1", f, Day2014.AddDays(day), values[f].Item1).Concat(Hours("N2", f, Day2014.AddDays(day), values[f].Item2)))]);
        await SendAsync([.. Six.SelectMany(f => Hours("S1", f, Day2014, 20))]);
        var ranking = await RunThenAsync("/api/v1/ranking/air?by=month&at=2014-03");

        // By hand: the mean of the two stations day by day, then mean or percentile of the days, ratios to the limits of GB 3095-2012.
        double[] Daily(string f) => [.. days.Values.Select(v => (v[f].Item1 + v[f].Item2) / 2)];
        double Percentile(double[] values, double p)
        {
            Array.Sort(values);
            var at = (values.Length - 1) * p;
            return values[(int)at] + (values[Math.Min((int)at + 1, values.Length - 1)] - values[(int)at]) * (at - (int)at);
        }
        var wanted = Daily("a21026").Average() / 60 + Daily("a21004").Average() / 40 + Percentile(Daily(CO), 0.95) / 4 + Percentile(Daily(O3), 0.9) / 160 + Daily(PM10).Average() / 70 + Daily(PM25).Average() / 35;
        var north = ranking["places"]!.AsArray().Single(p => (string)p!["code"]! == "NORTH")!;
        Assert.Equal(wanted, (double)north["index"]!, 6);
        Assert.Equal((31, true), ((int)north["days"]!, (bool)north["sufficient"]!));
        var south = ranking["places"]!.AsArray().Single(p => (string)p!["code"]! == "SOUTH")!;
        Assert.Equal((1, false), ((int)south["days"]!, (bool)south["sufficient"]!));
        Assert.Equal(("HJ 663-2013", "GB 3095-2012"), ((string)ranking["edition"]!, (string)ranking["limits"]!));
    }

    [Fact]
    public async Task Sections_are_judged_by_the_means_of_the_period_and_counted_by_basin()
    {
        var basin = (await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program,
            [new Region { Code = "BASIN", Name = "BASIN", Kind = RegionKind.Basin, Disclosure = Disclosure.Public }], new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).Value[0].Id;
        foreach (var code in (string[])["W1", "W2"]) await _platform.AddPointAsync(code, "M" + code, kind: "water-section", region: basin);
        // 0.15 and 0.35 mg/L of total phosphorus are 0.25 in the mean: class IV, worse than the one and better than the other.
        await SendAsync([Water("W1", "w21011", 0, 0.15), Water("W1", "w21011", 4, 0.35), Water("W2", "w21011", 0, 0.05), Water("W1", "w21011", -24, 0.05)]);
        var ranking = await RunThenAsync("/api/v1/ranking/water?by=day&at=2026-04-01");
        Assert.Equal([("W1", 4), ("W2", 2)], ranking["sections"]!.AsArray().Select(s => ((string)s!["point"]!, (int)s["class"]!)));
        Assert.Equal((2, "w21011"), ((int)ranking["sections"]![0]!["before"]!, (string)ranking["sections"]![0]!["determining"]![0]!));
        var share = Assert.Single(ranking["shares"]!.AsArray(), s => (string)s!["code"]! == "BASIN")!;
        Assert.Equal("[0,1,0,1,0,0]", share["counts"]!.ToJsonString());
        Assert.Equal(0.5, (double)share["good"]!);
        Assert.Contains("W1", await _platform.Visitor.GetStringAsync("/ranking/water?by=day&at=2026-04-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_that_may_not_be_seen_is_not_ranked_for_a_visitor()
    {
        await _platform.AddPointAsync("HIDDEN", "MH", Disclosure.Internal);
        await HourAsync(Day2026, ("N1", 20), ("HIDDEN", 30));
        Assert.DoesNotContain("HIDDEN", (await _platform.Visitor.JsonAsync("/api/v1/ranking/air?of=station&at=2026-04-01T00:00")).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("HIDDEN", (await _platform.Operator.JsonAsync("/api/v1/ranking/air?of=station&at=2026-04-01T00:00")).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=week")]
    [InlineData("of=village")]
    [InlineData("at=yesterday")]
    public async Task What_is_not_understood_is_said(string query)
    {
        using var answer = await _platform.Visitor.GetAsync($"/api/v1/ranking/air?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("common.bad-parameter", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_the_edition_the_stations_and_the_change()
    {
        await HourAsync(Day2026.AddHours(8), ("N1", 20), ("N2", 120), ("S1", 60));
        await HourAsync(Day2026.AddHours(7), ("S1", 90));
        var html = WebUtility.HtmlDecode(await _platform.Visitor.GetStringAsync("/ranking?lang=en&at=2026-04-01T08:00"));
        Assert.All((string[])["HJ 633-2026", "NORTH", "SOUTH", "↓", "better", "averaged over the evaluated stations"], text => Assert.Contains(text, html, StringComparison.Ordinal));
        var empty = await _platform.Visitor.GetStringAsync("/ranking?lang=en&at=1999-01-01T08:00");
        Assert.Contains("Nothing to rank", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_city_of_the_country_comes_out_as_counted_from_the_file()
    {
        var file = SharedData.Path("data/cnemc_national/cnemc_2017-07-07T16.csv.gz");
        await using var folder = await ImportedFolder.StartAsync();
        Assert.Equal(0, (await folder.ImportAsync("cnemc", file)).Exit);
        await folder.Platform.StoredAsync();
        var ranking = await folder.Platform.Visitor.JsonAsync("/api/v1/ranking/air?by=hour&at=2017-07-07T15:00");

        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var header = (await reader.ReadLineAsync())!.Split(',').Select(h => h.Trim('"')).ToList();
        var rows = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(',').Select(f => f.Trim('"')).ToArray()).DistinctBy(r => r[header.IndexOf("stationcode")]).ToList();
        double Number(string[] row, string column) => double.TryParse(row[header.IndexOf(column)], NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : double.NaN;
        string[] columns = ["so2", "no2", "co", "o3", "pm10", "pm2_5"];
        var compared = 0;
        foreach (var city in ranking["places"]!.AsArray())
        {
            var (name, stations) = ((string)city!["name"]!, rows.Where(r => r[header.IndexOf("area")] == (string)city["name"]!).ToList());
            if (stations.Count == 0 || stations.Count != (int)city["stations"]!) continue;
            var mean = AirConcentrations.From(p => stations.Select(r => Number(r, columns[(int)p])).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
            Assert.Equal((name, AirQualityIndex.Hourly(mean, new DateOnly(2017, 7, 7)).Aqi), (name, (int)(double)city["index"]!));
            compared++;
        }
        // The others are named by a short name in the file, or have stations in no region.
        Assert.True(compared >= 280, $"{compared} cities compared of {ranking["places"]!.AsArray().Count}");
    }

    private static IEnumerable<(string Code, int Rank, int Index, int Stations, int Counted)> Rows(JsonNode ranking) =>
        ranking["places"]!.AsArray().Select(p => ((string)p!["code"]!, (int)p["rank"]!, (int)(double)p["index"]!, (int)p["stations"]!, (int)p["counted"]!));

    private async Task AddStationAsync(string code, Guid region, bool evaluated)
    {
        var point = new MonitoringPoint { Code = code, Name = code, NameEn = code, Kind = "air-station", Disclosure = Disclosure.Public, RegionId = region, Evaluated = evaluated };
        Assert.True((await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [point], new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).IsOk);
    }

    /// <summary>An hour at some stations: PM2.5 as given, everything else clean.</summary>
    private Task HourAsync(DateTime hour, params (string Point, double PM25)[] stations) =>
        SendAsync([.. stations.SelectMany(s => Six.Select(f => Row(s.Point, f, hour, f == PM25 ? s.PM25 : f == CO ? 0.2 : 1)))]);

    private static IEnumerable<string> Hours(string point, string factor, DateTime day, double value) => Enumerable.Range(0, 24).Select(h => Row(point, factor, day.AddHours(h), value));

    private static string Row(string point, string factor, DateTime start, double value) => string.Create(
        CultureInfo.InvariantCulture, $"{point},{factor},mean:PT1H,{start:yyyy-MM-ddTHH:mm:ss}+08:00,{value:R},{(factor == CO ? "mg/m3" : "ug/m3")},N");

    private static string Water(string point, string factor, int hour, double value) => string.Create(
        CultureInfo.InvariantCulture, $"{point},{factor},mean:PT4H,{Day2026.AddHours(hour):yyyy-MM-ddTHH:mm:ss}+08:00,{value:R},mg/L,N");

    private async Task SendAsync(string[] rows)
    {
        using var body = new StringContent("point,factor,kind,start,value,unit,flag\n" + string.Join('\n', rows), Encoding.UTF8, "text/csv");
        using var answer = await _platform.Operator.PostAsync("/api/v1/ingest/observations", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await _platform.StoredAsync();
    }

    private async Task<JsonNode> RunThenAsync(string path)
    {
        await _platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);
        return await _platform.Visitor.JsonAsync(path);
    }
}
