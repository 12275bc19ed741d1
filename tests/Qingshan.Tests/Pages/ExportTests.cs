using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Pages;

/// <summary>What is exported equals what the store holds, in every format and form, read back by an engine that is not the platform's own writer.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private const string PM25 = "a34004", CO = "a21005", Span = "&from=2024-03-01&to=2024-03-03";
    private static readonly DateTime Day = new(2024, 3, 1);
    private readonly TestFolder _folder = new();
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        foreach (var point in (string[])["A", "B,\"quoted\"", "水"]) await _platform.AddPointAsync(point, $"M{point.Length}{(int)point[0]}");
        var rows = new List<string>();
        foreach (var point in (string[])["A", "\"B,\"\"quoted\"\"\"", "水"])
        {
            for (var hour = 0; hour < 30; hour++)
            {
                rows.Add(Row(point, PM25, hour, 10.1 + hour / 7.0, "ug/m3", hour == 5 ? "D" : "N"));
                if (hour % 2 == 0) rows.Add(Row(point, CO, hour, 0.3 + hour / 100.0, "mg/m3"));
            }
        }
        await SendAsync([.. rows]);
        // A value that came again: the later one is in effect, both are revisions.
        await SendAsync([Row("A", PM25, 3, 99.5, "ug/m3")]);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task The_long_form_has_every_value_in_effect_as_the_store_has_it(string format)
    {
        var wanted = await StoredAsync();
        Assert.Equal(3 * 45, wanted.Count);
        var file = await FileAsync($"format={format}{Span}&period=mean:PT1H", format);
        var found = Query($"SELECT point, factor, epoch_us(start), value, coalesce(flag, ''), unit, simulated, origin FROM {file} ORDER BY point, factor, start", r =>
            (r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetDouble(3), r.GetString(4), r.GetString(5), r.GetBoolean(6), r.GetString(7)));
        Assert.Equal(wanted.Select(w => (w.Point, w.Factor, w.Start, w.Value, w.Flag, w.Unit, false, "reported")), found);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task The_wide_form_has_a_row_a_time_and_a_column_a_factor_and_says_what_is_marked(string format)
    {
        var wanted = await StoredAsync();
        var file = await FileAsync($"format={format}&form=wide{Span}&period=mean:PT1H", format);
        var found = Query($"SELECT point, epoch_us(start), \"{PM25} µg/m³\", \"{CO} mg/m³\", coalesce(marks, ''), simulated FROM {file} ORDER BY point, start", r =>
            (Point: r.GetString(0), Start: r.GetInt64(1), PM25: r.GetDouble(2), CO: r.IsDBNull(3) ? (double?)null : r.GetDouble(3), Marks: r.GetString(4)));
        Assert.Equal(3 * 30, found.Count);
        Assert.Equal(wanted.Where(w => w.Factor == PM25).Select(w => (w.Point, w.Start, w.Value)), found.Select(f => (f.Point, f.Start, f.PM25)));
        Assert.Equal(wanted.Where(w => w.Factor == CO).Select(w => (w.Point, w.Start, w.Value)), found.Where(f => f.CO is not null).Select(f => (f.Point, f.Start, f.CO!.Value)));
        Assert.Equal(3, found.Count(f => f.Marks == $"{PM25}:D"));
        Assert.Equal(87, found.Count(f => f.Marks.Length == 0));
    }

    [Fact]
    public async Task A_parquet_file_says_what_it_is_of()
    {
        var file = await FileAsync($"format=parquet{Span}&factor={PM25}", "parquet");
        var notes = Query($"SELECT decode(key), decode(value) FROM parquet_kv_metadata({file})", r => (r.GetString(0), r.GetString(1))).ToDictionary(n => n.Item1, n => n.Item2);
        Assert.Contains("Qingshan", notes["source"], StringComparison.Ordinal);
        Assert.Equal(("a34004: µg/m³", "none"), (notes["units"], notes["simulated"]));
        Assert.Contains("UTC+8", notes["time"], StringComparison.Ordinal);
        Assert.Equal(["A", "B,\"quoted\"", "水"], JsonNode.Parse(notes["series"])!.AsArray().Select(s => (string)s!["point"]!));
        Assert.Equal("TIMESTAMP WITH TIME ZONE", Assert.Single(Query($"SELECT column_type FROM (DESCRIBE SELECT start FROM {file})", r => r.GetString(0))));
    }

    [Fact]
    public async Task The_notes_of_a_csv_are_comments_before_its_header()
    {
        var csv = await _platform.Visitor.GetStringAsync($"/api/v1/observations/export?factor={PM25}{Span}&notes=true");
        var lines = csv.Split('\n');
        Assert.Contains(lines, l => l == "# units: a34004: µg/m³");
        Assert.StartsWith("series,point,factor", lines.First(l => !l.StartsWith('#')), StringComparison.Ordinal);
        Assert.StartsWith("series,point,factor", await _platform.Visitor.GetStringAsync($"/api/v1/observations/export?factor={PM25}{Span}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisions_are_in_the_long_form_when_they_are_asked_for()
    {
        var file = await FileAsync($"format=parquet{Span}&factor={PM25}&point=A&revisions=true", "parquet");
        Assert.Equal([10.1 + 3 / 7.0, 99.5], Query($"SELECT value FROM {file} WHERE epoch_us(start) = {Micros(Day.AddHours(3))} ORDER BY packet", r => r.GetDouble(0)));
    }

    [Fact]
    public async Task Only_what_may_be_seen_is_exported_and_what_is_not_there_is_said()
    {
        await _platform.AddPointAsync("SECRET", "MS", Disclosure.Internal);
        await SendAsync([Row("SECRET", PM25, 0, 1, "ug/m3")]);
        Assert.DoesNotContain("SECRET", await _platform.Visitor.GetStringAsync($"/api/v1/observations/export?factor={PM25}{Span}"), StringComparison.Ordinal);
        Assert.Contains("SECRET", await _platform.Operator.GetStringAsync($"/api/v1/observations/export?factor={PM25}{Span}"), StringComparison.Ordinal);
        using var unknown = await _platform.Visitor.GetAsync($"/api/v1/observations/export?point=SECRET{Span}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        foreach (var bad in (string[])["format=xls", "form=round", "period=weekly", "form=wide&revisions=true"])
        {
            using var refused = await _platform.Visitor.GetAsync($"/api/v1/observations/export?factor={PM25}{Span}&{bad}");
            Assert.Equal((bad, HttpStatusCode.BadRequest), (bad, refused.StatusCode));
        }
        Assert.Contains(await _platform.AuditAsync(), e => e.Action == "export" && e.Subject.StartsWith("3 series of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_wide_form_of_hours_and_days_together_is_refused_with_what_to_do()
    {
        await SendAsync(["A,a34004,mean:P1D,2024-03-01T00:00:00+08:00,20,ug/m3,N"]);
        using var refused = await _platform.Visitor.GetAsync($"/api/v1/observations/export?form=wide&factor={PM25}{Span}");
        Assert.Contains("observations.wide-needs-one-kind", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_gives_the_same_rows_page_by_page()
    {
        var (rows, next) = (new List<JsonNode>(), (string?)null);
        do
        {
            var page = await _platform.Visitor.JsonAsync($"/api/v1/observations/table?period=mean:PT1H&size=7{Span}{(next is null ? "" : $"&after={next}")}");
            Assert.Equal(["a21005", "a34004"], page["columns"]!.AsArray().Select(c => (string)c!["factor"]!));
            rows.AddRange(page["rows"]!.AsArray().Select(r => r!));
            next = (string?)page["next"];
        } while (next is not null);
        var wanted = await StoredAsync();
        Assert.Equal(wanted.Where(w => w.Factor == PM25).Select(w => (w.Point, w.Value)), rows.Select(r => ((string)r["point"]!, (double)r["values"]![1]!)));
        Assert.Equal(3, rows.Count(r => (string?)r["flags"]![1] == "D"));
    }

    [Fact]
    public async Task The_page_shows_the_choice_and_leads_to_its_files()
    {
        var html = WebUtility.HtmlDecode(await _platform.Visitor.GetStringAsync($"/data?kind=air-station&factor={PM25}&from=2024-03-01T00:00&to=2024-03-01T06:00&lang=en"));
        Assert.Contains("99.5", html, StringComparison.Ordinal);
        Assert.Contains("title=\"D ", html, StringComparison.Ordinal);
        Assert.Contains("format=parquet&form=wide", html, StringComparison.Ordinal);
        Assert.Contains("18 rows on this page", html, StringComparison.Ordinal);
        // Without any choice the last day that has something is shown.
        Assert.Contains("rows on this page", await _platform.Visitor.GetStringAsync("/data?lang=en"), StringComparison.Ordinal);
    }

    private static string Row(string point, string factor, int hour, double value, string unit, string flag = "N") => string.Create(
        CultureInfo.InvariantCulture, $"{point},{factor},mean:PT1H,{Day.AddHours(hour):yyyy-MM-ddTHH:mm:ss}+08:00,{value:R},{unit},{flag}");

    private static long Micros(DateTime beijing) => (Standards.BeijingTime.ToUtc(beijing) - DateTime.UnixEpoch).Ticks / 10;

    private async Task SendAsync(string[] rows)
    {
        using var body = new StringContent("point,factor,kind,start,value,unit,flag\n" + string.Join('\n', rows), Encoding.UTF8, "text/csv");
        using var answer = await _platform.Operator.PostAsync("/api/v1/ingest/observations", body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        await _platform.StoredAsync();
    }

    /// <summary>The values in effect of the public points, straight from the store.</summary>
    private async Task<List<(string Point, string Factor, long Start, double Value, string Flag, string Unit)>> StoredAsync()
    {
        var (store, book, ledger) = (_platform.Services.GetRequiredService<IObservationStore>(), _platform.Services.GetRequiredService<SeriesBook>(), _platform.Services.GetRequiredService<Platform.Ledger.LedgerBook>());
        var rows = new List<(string, string, long, double, string, string)>();
        foreach (var s in book.All)
            await foreach (var o in store.ReadAsync(s.Id, DateTime.UnixEpoch, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), false, CancellationToken.None))
                rows.Add((ledger.Now.Points[s.PointId].Code, s.Factor, (o.Start - DateTime.UnixEpoch).Ticks / 10, o.Value, o.Flag.ToString(), s.Unit));
        return [.. rows.OrderBy(r => r.Item1, StringComparer.Ordinal).ThenBy(r => r.Item2, StringComparer.Ordinal).ThenBy(r => r.Item3)];
    }

    /// <summary>Exports to a file, and gives how DuckDB reads it.</summary>
    private async Task<string> FileAsync(string query, string format)
    {
        var path = _folder.File($"{Guid.NewGuid():N}.{format}");
        await File.WriteAllBytesAsync(path, await _platform.Visitor.GetByteArrayAsync($"/api/v1/observations/export?{query}"));
        return $"'{path}'";
    }

    private static List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (rows.Read()) result.Add(read(rows));
        return result;
    }
}
