using System.Globalization;
using System.Text;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Forecasts;

/// <summary>Weather forecasts from a CSV: what they say of a place comes to the stations near it, and only what was there by the hour.</summary>
public sealed class WeatherForecastTests
{
    private static readonly DateTime Issued = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_imported_fills_the_coming_hours_of_the_nearest_stations_and_a_second_import_stores_nothing()
    {
        var (dbs, time) = await DbsAsync();
        var file = File(116.3, 39.9, 80, (h, text) => text.Append(CultureInfo.InvariantCulture, $"{h},-5,1020,,,{2 + h},270,0\n"));
        var first = await ImportAsync(dbs, time, file);
        Assert.Equal((80L, 1L, 0L), (first.Rows, first.RecordsStored, first.RowsRejected));
        Assert.Equal((0L, 80L), ((await ImportAsync(dbs, time, file)) is var again ? (again.RecordsStored, again.RowsUnchanged) : default));

        var panel = Panel();
        Assert.Equal(Issued, await new WeatherForecasts(dbs).PutAsync(panel, Issued.AddHours(1), null, Cancel));
        // Hours 2 to 4 of the forecast; a wind of 270° blows to the east.
        Assert.Equal([2, 3, 4], panel[PanelFactor.Temperature, 0][2..].ToArray());
        Assert.Equal([4, 5, 6], panel[PanelFactor.WindEast, 0][2..].ToArray().Select(v => MathF.Round(v, 3)));
        Assert.All(panel[PanelFactor.WindNorth, 0][2..].ToArray(), v => Assert.Equal(0, v, 1e-4f));
        Assert.True(float.IsNaN(panel[PanelFactor.Temperature, 0][1]));
    }

    [Fact]
    public async Task What_was_not_there_by_then_or_covers_too_little_or_lies_too_far_is_not_used()
    {
        var (dbs, time) = await DbsAsync();
        await ImportAsync(dbs, time, File(116.3, 39.9, 80, (h, text) => text.Append(CultureInfo.InvariantCulture, $"{h},-5,1020,1,1,,,0\n")));
        var weather = new WeatherForecasts(dbs);
        Assert.Null(await weather.PutAsync(Panel(), Issued.AddHours(-2), null, Cancel));
        Assert.Null(await weather.PutAsync(Panel(), Issued.AddHours(1), time.GetUtcNow().UtcDateTime.AddMinutes(-1), Cancel));
        Assert.Null(await weather.PutAsync(new(Issued, 90, [new("S", new(116.3, 39.9))], TimeSpan.FromHours(8)), Issued.AddHours(1), null, Cancel));
        Assert.Null(await weather.PutAsync(new(Issued, 5, [new("S", new(118.3, 39.9))], TimeSpan.FromHours(8)), Issued.AddHours(1), null, Cancel));
        Assert.NotNull(await weather.PutAsync(Panel(), Issued.AddHours(1), time.GetUtcNow().UtcDateTime, Cancel));
    }

    [Fact]
    public async Task A_grid_comes_to_the_stations_within_it_and_hours_between_its_steps_lie_on_lines()
    {
        var (dbs, time) = await DbsAsync();
        await new LedgerWriter(dbs, new LedgerBook(dbs, time), new Viewers(dbs, time)).PutAsync(Viewer.Program, [Point("IN", 116.25), Point("OUT", 119)], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", Cancel);
        var file = _folder.File("weather.nc");
        // Every field is a plane, so that what lies between cells is known: longitude and twice the latitude less 196, and a degree more an hour.
        await System.IO.File.WriteAllBytesAsync(file, TinyNetCdf.Write([0, 3, 6], [39, 40], [116, 117], (t, y, x) => x + 2 * y - 196 + t, "t2m", "u10", "v10"), Cancel);
        var report = await ImportAsync(dbs, time, file);
        Assert.Equal((3L, 1L), (report.Rows, report.RecordsStored));
        var panel = new Panel(Issued, 6, [new("IN", new(116.25, 39.5))], TimeSpan.FromHours(8));
        Assert.Equal(Issued, await new WeatherForecasts(dbs).PutAsync(panel, Issued, null, Cancel));
        foreach (var factor in (PanelFactor[])[PanelFactor.Temperature, PanelFactor.WindEast, PanelFactor.WindNorth])
            Assert.Equal([0.25f, 1.25f, 2.25f, 3.25f, 4.25f], panel[factor, 0][1..].ToArray());

        await System.IO.File.WriteAllBytesAsync(file, TinyNetCdf.Write([0], [39, 40], [116, 117], (_, _, _) => 0, "t2m", "u10"), Cancel);
        await foreach (var step in new WeatherForecastImport(dbs, new LedgerBook(dbs, time), time).RunAsync(Viewer.Program, new(file, new Dictionary<string, string>()), Cancel)) Assert.Equal("forecast.bad-grid", step.Error?.Code);

        static MonitoringPoint Point(string code, double longitude) => new() { Code = code, Name = code, Kind = "air-station", Place = Place.Wgs84(longitude, 39.5) };
    }

    [Fact]
    public async Task Rows_that_are_not_right_are_named_and_a_file_without_its_columns_is_refused()
    {
        var (dbs, time) = await DbsAsync();
        var file = _folder.File("bad.csv");
        await System.IO.File.WriteAllTextAsync(file, "issued,valid,longitude,latitude,t2m\n2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,116,40,1\n2026-01-01T00:00:00Z,never,116,40,1\n2026-01-01T00:00:00Z,2026-01-01T02:00:00Z,116,40,warm\n", Cancel);
        var report = await ImportAsync(dbs, time, file);
        Assert.Equal((3L, 2L, 1L), (report.Rows, report.RowsRejected, report.RecordsStored));
        await System.IO.File.WriteAllTextAsync(file, "issued,longitude\n", Cancel);
        await foreach (var step in new WeatherForecastImport(dbs, new LedgerBook(dbs, time), time).RunAsync(Viewer.Program, new(file, new Dictionary<string, string>()), Cancel)) Assert.Equal("import.wrong-columns", step.Error?.Code);
    }

    private static Panel Panel() => new(Issued, 5, [new("S", new(116.35, 39.95))], TimeSpan.FromHours(8));

    private async Task<(PlatformDbs, ManualTime)> DbsAsync()
    {
        var time = new ManualTime(Issued.AddHours(1).AddMinutes(5));
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(new DataFolder(_folder.Path)), time);
        await dbs.MigrateAsync(Cancel);
        return (dbs, time);
    }

    private string File(double longitude, double latitude, int hours, Action<int, StringBuilder> row)
    {
        var text = new StringBuilder("issued,valid,longitude,latitude,t2m,dew_point,pressure,u10,v10,speed,direction,rain\n");
        for (var hour = 0; hour < hours; hour++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Issued:O},{Issued.AddHours(hour):O},{longitude},{latitude},");
            row(hour, text);
        }
        var path = _folder.File("weather.csv");
        System.IO.File.WriteAllText(path, text.ToString());
        return path;
    }

    private static async Task<ImportReport> ImportAsync(PlatformDbs dbs, ManualTime time, string file)
    {
        ImportReport? last = null;
        await foreach (var step in new WeatherForecastImport(dbs, new LedgerBook(dbs, time), time).RunAsync(Viewer.Program, new(file, new Dictionary<string, string>()), Cancel)) last = step.Value;
        return last!;
    }
}
