using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Platform.Tests.Forecasts;

/// <summary>The room of forecasts on a real ledger and a real store, with two stations whose air follows from the hour, and a clock that the test moves.</summary>
internal sealed class ForecastPlatform : IAsyncDisposable
{
    /// <summary>The first hour of the stations, UTC.</summary>
    public static readonly DateTime Start = new(2025, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (string Factor, SeriesKind Kind, string Unit)[] Measured =
        [("a34004", SeriesKind.HourlyMean, "µg/m³"), ("a21005", SeriesKind.HourlyMean, "mg/m³"), ("a01001", SeriesKind.HourlyMean, "°C"), ("a01007", SeriesKind.HourlyMean, "m/s"), ("a01008", SeriesKind.HourlyMean, "°")];

    private readonly List<Series> _series = [];
    private long _packets;

    private ForecastPlatform(PlatformDbs dbs, ManualTime time, DataFolder folder)
    {
        (Dbs, Time, FolderOfModels) = (dbs, time, folder.ForecastModelsFolder);
        Ledger = new(dbs, time);
        Series = new(dbs, time);
        Marks = new(dbs, time);
        Store = DuckDbStore.Open(folder.ObservationsFile, 256);
        Access = new(Ledger);
        Panels = new(Store, Series, Marks, Ledger);
        Files = new(folder);
        Queue = new();
        Desk = new(dbs, Ledger, Panels, Queue, Access, time);
        Weather = new(dbs);
        var shelf = new ModelShelf(Files);
        Issuer = new(dbs, Ledger, Panels, shelf, Weather, time);
        Archive = new(dbs, Ledger, Access);
        Scores = new(dbs, Store, Series, Marks, Ledger, Panels, shelf, time);
        Board = new(dbs, Access);
        Runner = RunnerOf(new(TimeSpan.Zero));
    }

    public PlatformDbs Dbs { get; }

    public ManualTime Time { get; }

    public LedgerBook Ledger { get; }

    public SeriesBook Series { get; }

    public MarkBook Marks { get; }

    public DuckDbStore Store { get; }

    public ForecastAccess Access { get; }

    public ForecastPanel Panels { get; }

    public ModelFiles Files { get; }

    public TrainingQueue Queue { get; }

    public TrainingDesk Desk { get; }

    public WeatherForecasts Weather { get; }

    public Issuer Issuer { get; }

    public ForecastArchive Archive { get; }

    public ScoreKeeper Scores { get; }

    public Scoreboard Board { get; }

    public ForecastRunner Runner { get; }

    public IReadOnlyList<MonitoringPoint> Stations { get; private set; } = [];

    public string FolderOfModels { get; }

    public static async Task<ForecastPlatform> StartAsync(LedgerPlace place, string folder, ManualTime time, CancellationToken cancel)
    {
        var dbs = new PlatformDbs(place, time);
        await dbs.MigrateAsync(cancel);
        var platform = new ForecastPlatform(dbs, time, new(folder));
        await platform.Series.LoadAsync(cancel);
        var writer = new LedgerWriter(dbs, platform.Ledger, new Viewers(dbs, time));
        var region = (await writer.PutAsync(Viewer.Program, [new Region { Code = "R", Name = "R", Kind = RegionKind.City, Disclosure = Disclosure.Public }], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", cancel)).Value[0].Id;
        await writer.PutAsync(Viewer.Program,
            [Point("A", 116.3, Disclosure.Public), Point("B", 116.5, Disclosure.Internal)], new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", cancel);
        platform.Ledger.Refresh();
        platform.Stations = [platform.Ledger.Now.PointsByCode["A"], platform.Ledger.Now.PointsByCode["B"]];
        platform._series.AddRange(await platform.Series.EnsureAsync([.. platform.Stations.SelectMany(s => Measured.Select(m => (new SeriesKey(s.Id, m.Factor, m.Kind, Origin.Reported, ""), m.Unit)))], cancel));
        return platform;

        MonitoringPoint Point(string code, double longitude, Disclosure disclosure) => new()
        {
            Code = code, Name = code, Kind = "air-station", Place = Place.Wgs84(longitude, 39.9), RegionId = region, Disclosure = disclosure,
        };
    }

    /// <summary>What a station measures of PM2.5 in an hour: a day's course, days of haze, and something that nobody can know before.</summary>
    public static double Air(int station, int hour) =>
        60 + 25 * Math.Sin(hour * Math.PI / 12 + station) + 70 * Math.Max(0, Math.Sin(hour * Math.PI / 84)) + 20 * Math.Sin(hour * 12.9898 + station * 78.233) * Math.Cos(hour * 3.7);

    /// <summary>Stores hours of both stations, as if they had come at the end of each.</summary>
    public async Task MeasureAsync(int from, int to, CancellationToken cancel)
    {
        var rows = new List<Observation>();
        for (var hour = from; hour < to; hour++)
            for (var i = 0; i < _series.Count; i++)
            {
                var (at, station) = (Start.AddHours(hour), i / Measured.Length);
                var value = _series[i].Factor switch { "a34004" => Air(station, hour), "a21005" => 0.5 + Air(station, hour) / 100, "a01001" => 10 * Math.Sin(hour * Math.PI / 12), "a01007" => 2 + Math.Sin(hour * Math.PI / 30), _ => 270 };
                rows.Add(Observation.Plain(_series[i].Id, at, value, at.AddHours(1), _packets + 1, 'N'));
            }
        await Store.AppendAsync(new(_packets, ++_packets, rows, []), cancel);
    }

    public static DateTime Hour(int hour) => Start.AddHours(hour);

    public ModelTrainer Trainer() => new(Dbs, Series, Store, Panels, Files, Queue, new(TimeSpan.Zero, Effort: 0.2), Time, NullLogger<ModelTrainer>.Instance);

    public ForecastRunner RunnerOf(ForecastPace pace) =>
        new(Dbs, Issuer, Scores, new DriftWatch(Dbs, Scores, pace, Time, NullLogger<DriftWatch>.Instance), Desk, pace, Time, NullLogger<ForecastRunner>.Instance);

    /// <summary>Has a model learned and waits for the end of it.</summary>
    public async Task<TrainedModel> TrainAsync(TrainingRequest request, CancellationToken cancel)
    {
        var asked = await Desk.AskAsync(Viewer.Program, request, cancel);
        Assert.True(asked.IsOk, asked.Error?.ToString());
        using var trainer = Trainer();
        await trainer.StartAsync(cancel);
        var model = asked.Value;
        while (model.State is ModelState.Waiting or ModelState.Training)
        {
            await Task.Delay(50, cancel);
            model = (await Archive.ModelAsync(Viewer.Program, model.Id, cancel)).Value;
        }
        await trainer.StopAsync(cancel);
        return model;
    }

    public async ValueTask DisposeAsync()
    {
        Runner.Dispose();
        Issuer.Dispose();
        Series.Dispose();
        await Store.DisposeAsync();
    }
}
