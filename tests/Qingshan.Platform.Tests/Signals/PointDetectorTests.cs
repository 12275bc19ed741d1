using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>Detectors that look by the clock: at who is silent, and at whether a day or a month can still become valid.</summary>
public sealed class PointDetectorTests : IAsyncLifetime
{
    private const string PM25 = "a34004";

    /// <summary>Midnight in Beijing, of the first of June.</summary>
    private static readonly DateTime June = new(2026, 5, 31, 16, 0, 0, DateTimeKind.Utc);

    private static readonly MonitoringPoint Station = new() { Code = "P", Name = "P", Kind = "air-station" };

    private readonly ManualTime _time = new(June.AddDays(-40));
    private readonly LatestBook _latest = new();
    private DuckDbStore _store = null!;
    private SeriesBook _series = null!;
    private MarkBook _marks = null!;
    private LedgerBook _ledger = null!;
    private int _sequence;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var folder = new TestFolder();
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(new(folder.Path)), _time);
        await dbs.MigrateAsync(Cancel);
        (_store, _series, _marks, _ledger) = (DuckDbStore.Open(folder.File("o.duckdb"), 256), new(dbs, _time), new(dbs, _time), new(dbs, _time));
    }

    public async ValueTask DisposeAsync()
    {
        _series.Dispose();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(61, Severity.Notice)]
    [InlineData(4 * 60, Severity.Warning)]
    [InlineData(24 * 60, Severity.Serious)]
    public async Task A_point_that_sent_instants_is_silent_after_an_hour_and_worse_the_longer(int minutes, Severity? severity)
    {
        await StoreAsync(SeriesKind.Instant, June, 1);
        Assert.Equal(severity, (await SilentAsync(June.AddMinutes(minutes)))?.Found?.Severity);
    }

    [Fact]
    public async Task The_rhythm_of_its_finest_series_says_how_long_is_too_long()
    {
        await StoreAsync(SeriesKind.Mean(TimeSpan.FromHours(4)), June, 1);
        Assert.Null(await SilentAsync(June.AddHours(12)));
        Assert.Equal(June, (await SilentAsync(June.AddHours(12.5)))!.Value.Found!.Since);
    }

    [Fact]
    public async Task Of_the_time_in_which_the_platform_was_away_nobody_is_accused()
    {
        await StoreAsync(SeriesKind.Instant, June, 1);
        Assert.Null(await SilentAsync(June.AddHours(10), listening: June.AddHours(9.5)));
        Assert.NotNull((await SilentAsync(June.AddHours(11), listening: June.AddHours(9.5)))!.Value.Found);
    }

    [Fact]
    public async Task Who_never_reported_and_who_has_only_imported_history_is_not_silent()
    {
        Assert.Null(await SilentAsync(June.AddDays(3)));
        await StoreAsync(SeriesKind.HourlyMean, June, 1, Origin.Imported);
        Assert.Null(await SilentAsync(June.AddDays(3)));
    }

    [Fact]
    public async Task A_point_that_speaks_is_well()
    {
        await StoreAsync(SeriesKind.Instant, June, 1);
        Assert.Null((await SilentAsync(June.AddMinutes(4)))!.Value.Found);
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, Severity.Notice)]
    [InlineData(4, Severity.Notice)]
    [InlineData(5, Severity.Warning)]
    public async Task A_day_with_fewer_than_twenty_hours_left_to_reach_is_at_risk_and_then_lost(int missing, Severity? severity)
    {
        await YesterdayAsync();
        await StoreAsync(SeriesKind.HourlyMean, June.AddDays(1), 12 - missing);
        var day = (await CaptureAsync(June.AddDays(1).AddHours(13))).Single(s => s.Part == "day");
        Assert.Equal(severity, day.Found?.Severity);
    }

    [Fact]
    public async Task An_invalid_hour_counts_as_missing()
    {
        await YesterdayAsync();
        await StoreAsync(SeriesKind.HourlyMean, June.AddDays(1), 7);
        await StoreAsync(SeriesKind.HourlyMean, June.AddDays(1).AddHours(7), 5, flag: 'D');
        Assert.Equal(Severity.Warning, (await CaptureAsync(June.AddDays(1).AddHours(13))).Single(s => s.Part == "day").Found!.Severity);
    }

    [Fact]
    public async Task Three_lost_days_put_a_month_at_risk_and_four_lose_it()
    {
        // June has 30 days and needs 27.
        await YesterdayAsync();
        await StoreAsync(SeriesKind.DailyMean, June, 7);
        await StoreAsync(SeriesKind.HourlyMean, June.AddDays(10), 12);
        Assert.Equal(Severity.Warning, (await CaptureAsync(June.AddDays(10).AddHours(13))).Single(s => s.Part == "month").Found!.Severity);
        await StoreAsync(SeriesKind.HourlyMean, June.AddDays(11), 12);
        var lost = (await CaptureAsync(June.AddDays(11).AddHours(13))).Single(s => s.Part == "month");
        Assert.Equal((Severity.Serious, June), (lost.Found!.Severity, lost.Found.Since));
    }

    /// <summary>The day before, whole: the series is known and the point reports.</summary>
    private Task YesterdayAsync() => StoreAsync(SeriesKind.HourlyMean, June, 24);

    private async Task StoreAsync(SeriesKind kind, DateTime from, int count, Origin origin = Origin.Reported, char flag = 'N')
    {
        var id = (await _series.EnsureAsync([(new(Station.Id, PM25, kind, origin, ""), "µg/m³")], Cancel))[0].Id;
        var step = kind.Period > TimeSpan.Zero ? kind.Period : TimeSpan.FromSeconds(30);
        List<Observation> rows = [.. Enumerable.Range(0, count).Select(i => Observation.Plain(id, from + i * step, 30, from + i * step, _sequence + 1, flag))];
        await _store.AppendAsync(new(_sequence, _sequence + 1, rows, []), Cancel);
        _sequence++;
        _latest.Take(rows);
    }

    private async Task<SubjectState?> SilentAsync(DateTime now, DateTime? listening = null) =>
        (await new SilentPoint(_series, _latest, listening ?? June.AddDays(-1)).LookAsync(Station, now, Cancel)).Select(s => (SubjectState?)s).FirstOrDefault();

    private async Task<IReadOnlyList<SubjectState>> CaptureAsync(DateTime now) =>
        await new CaptureRisk(new StreamInputs(_store, _series, _marks, _ledger), _series, _latest).LookAsync(Station, now, Cancel);
}
