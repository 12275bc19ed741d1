using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Forecasts;

/// <summary>The life of a model and of its forecasts on every database: learned, put in use, issued once an hour, scored, scored again after a review, removed.</summary>
public abstract class ForecastContract : IAsyncLifetime
{
    private const int Learned = 24 * 75;
    private static readonly TrainingRequest Small = new("r-pm25", "R", Horizons: [1, 3], EventLevel: 110, TrialDays: 5);
    private readonly ManualTime _time = new(ForecastPlatform.Start.AddHours(Learned).AddMinutes(2));
    private ForecastPlatform _platform = null!;

    protected abstract Task<LedgerPlace> PlaceAsync(string folder);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var folder = new TestFolder().Path;
        _platform = await ForecastPlatform.StartAsync(await PlaceAsync(folder), folder, _time, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_model_is_learned_used_issued_scored_and_scored_again()
    {
        await _platform.MeasureAsync(0, Learned, Cancel);
        var model = await _platform.TrainAsync(Small, Cancel);
        Assert.Equal((ModelState.Trained, "没有在用版本，等待人工投入使用"), (model.State, model.SaidZh));
        Assert.Equal((2 * Learned, 2, ForecastPlatform.Start, ForecastPlatform.Hour(Learned)), (model.Hours, model.PointIds.Count, model.From, model.Until));
        Assert.Equal([1, 3], TrialScore.Read(model.Trial).Select(s => s.Hours));
        Assert.All(TrialScore.Read(model.Trial), s => Assert.True(s.Count > 100 && s.Rmse < s.ClimatologyRmse && s.PersistenceRmse > 0 && s.Coverage90 > 0.5, $"{s}"));

        // Nothing is issued before somebody has put it in use.
        Assert.Equal(0, (await _platform.Runner.RunAsync(Cancel)).Issued);
        var used = await _platform.Desk.UseAsync(Viewer.Program, model.Id, Cancel);
        Assert.Equal((ModelState.InUse, null), (used.Value.State, used.Value.SaidZh));
        Assert.Equal(1, (await _platform.Runner.RunAsync(Cancel)).Issued);
        Assert.Equal(0, (await _platform.Runner.RunAsync(Cancel)).Issued);
        var first = (await _platform.Archive.LatestAsync(Viewer.Program, new(null, null, null), Cancel)).Value;
        Assert.Equal((ForecastPlatform.Hour(Learned - 1), false, false), (first.Issue.MadeAt, first.Issue.Hindcast, first.Issue.WeatherMissing));
        Assert.Equal(["A", "B"], first.Stations.Select(s => s.Point.Code));
        Assert.All(first.Stations, s => Assert.Equal((3, 7, 3), (s.Said.Mean.Length, s.Said.Quantiles.Length, s.Said.Probability.Length)));
        // Who sees the station sees its forecast.
        Assert.Equal(["A"], (await _platform.Archive.LatestAsync(Viewer.Visitor, new(null, null, null), Cancel)).Value.Stations.Select(s => s.Point.Code));

        // Afterwards means neither hours that were learned from nor those that are issued in their time.
        Assert.Equal("forecast.hour-learned", (await _platform.Issuer.HindcastAsync(Viewer.Program, model, ForecastPlatform.Hour(Learned - 30), Cancel)).Error?.Code);
        Assert.Equal("forecast.too-recent", (await _platform.Issuer.HindcastAsync(Viewer.Program, model, ForecastPlatform.Hour(Learned - 1), Cancel)).Error?.Code);

        // Hours come and are forecast, one after the other.
        const int Hours = 12;
        for (var hour = Learned; hour < Learned + Hours; hour++)
        {
            await _platform.MeasureAsync(hour, hour + 1, Cancel);
            _time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, (await _platform.Runner.RunAsync(Cancel)).Issued);
        }
        var issues = await IssuesAsync();
        Assert.Equal(Hours + 1, issues.Count);
        var scores = await _platform.Board.OfAsync(Viewer.Program, new(ScoreBy.Horizon, model.Id, null, null, null, null, false), Cancel);
        Assert.Equal([("1", 2L * Hours), ("2", 2 * (Hours - 1)), ("3", 2 * (Hours - 2))], scores.Select(s => (s.Key, s.Count)));
        AssertSums(issues, scores, []);
        Assert.Equal(Hours, (await _platform.Board.OfAsync(Viewer.Visitor, new(ScoreBy.Horizon, model.Id, null, null, null, (1, 1), false), Cancel))[0].Count);
        Assert.Equal(2 * (3 * Hours - 3), (await _platform.Board.ReliabilityAsync(Viewer.Program, new(ScoreBy.Horizon, model.Id, null, null, null, null, false), Cancel)).Sum(r => r.Count));

        // A review takes an hour out of the truth: its month is scored again.
        var gone = Learned + 5;
        await _platform.Marks.ChangeAsync(Viewer.Program, [new Mark
        {
            Batch = Guid.NewGuid(), Detail = "", PointId = _platform.Stations[0].Id, Factor = "a34004", From = ForecastPlatform.Hour(gone), To = ForecastPlatform.Hour(gone + 1), Verdict = MarkVerdict.Invalid, Stage = ReviewStage.Station, Reason = "instrument", By = "test", At = _time.GetUtcNow().UtcDateTime,
        }], [], _ => Task.CompletedTask, tell: false, Cancel);
        await _platform.Runner.RunAsync(Cancel);
        var again = await _platform.Board.OfAsync(Viewer.Program, new(ScoreBy.Horizon, model.Id, null, null, null, null, false), Cancel);
        Assert.Equal(scores.Select(s => s.Count - 1), again.Select(s => s.Count));
        AssertSums(issues, again, [(0, gone)]);

        // Forecasts that are too old go, their scores stay.
        _time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(Hours + 1, (await _platform.RunnerOf(new(TimeSpan.Zero, KeepDays: 30)).RunAsync(Cancel)).Removed);
        Assert.Empty(await IssuesAsync());
        Assert.Equal(again, await _platform.Board.OfAsync(Viewer.Program, new(ScoreBy.Horizon, model.Id, null, null, null, null, false), Cancel));

        // A file that is not what it was is not used.
        var path = Directory.GetFiles(_platform.FolderOfModels).Single();
        await File.WriteAllBytesAsync(path, [.. await File.ReadAllBytesAsync(path, Cancel), 0], Cancel);
        Assert.Equal("forecast.file-damaged", (await _platform.Files.ReadAsync(model, Cancel)).Error?.Code);
    }

    [Fact]
    public async Task Coming_weather_is_looked_at_where_there_is_a_forecast_of_it_and_else_the_issue_says_so()
    {
        await _platform.MeasureAsync(0, Learned, Cancel);
        var plain = await _platform.TrainAsync(Small, Cancel);
        var knowing = await _platform.TrainAsync(Small with { Name = "r-pm25-weather", Weather = Qingshan.Analysis.Forecasting.WeatherUse.UntilTheHour }, Cancel);
        foreach (var model in (TrainedModel[])[plain, knowing]) Assert.True((await _platform.Desk.UseAsync(Viewer.Program, model.Id, Cancel)).IsOk);
        Assert.Equal(1, (await _platform.Runner.RunAsync(Cancel)).Issued);
        var without = Assert.Single(await IssuesAsync());
        Assert.Equal((plain.Id, true, (DateTime?)null), (without.ModelId, without.WeatherMissing, without.WeatherAt));

        var issued = ForecastPlatform.Hour(Learned);
        var lines = Enumerable.Range(0, 24).Select(h => FormattableString.Invariant($"{issued:O},{issued.AddHours(h):O},116.4,39.9,5,0,1015,2,1,0"));
        var file = new TestFolder().File("weather.csv");
        await File.WriteAllLinesAsync(file, ["issued,valid,longitude,latitude,t2m,dew_point,pressure,u10,v10,rain", .. lines], Cancel);
        await foreach (var step in new WeatherForecastImport(_platform.Dbs, _platform.Ledger, _time).RunAsync(Viewer.Program, new(file, new Dictionary<string, string>()), Cancel)) Assert.True(step.IsOk);
        await _platform.MeasureAsync(Learned, Learned + 1, Cancel);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await _platform.Runner.RunAsync(Cancel)).Issued);
        var with = (await IssuesAsync())[^1];
        Assert.Equal((knowing.Id, false, (DateTime?)issued), (with.ModelId, with.WeatherMissing, with.WeatherAt));
        Assert.Equal(2, with.Stations);
    }

    [Fact]
    public async Task A_new_version_is_asked_for_when_it_is_time_and_takes_over_only_if_it_beats_the_one_in_use()
    {
        await _platform.MeasureAsync(0, Learned, Cancel);
        // Eight days by every sixth hour, two stations and two hours ahead are enough to compare.
        var first = await _platform.TrainAsync(Small with { TrialDays = 8 }, Cancel);
        await _platform.Desk.UseAsync(Viewer.Program, first.Id, Cancel);
        var monthly = _platform.RunnerOf(new(TimeSpan.Zero, RetrainDays: 10));
        Assert.Equal(0, (await monthly.RunAsync(Cancel)).Asked);
        _time.Advance(TimeSpan.FromDays(12));
        await _platform.MeasureAsync(Learned, Learned + 12 * 24, Cancel);
        Assert.Equal(1, (await monthly.RunAsync(Cancel)).Asked);
        Assert.Equal(0, (await monthly.RunAsync(Cancel)).Asked);

        using var trainer = _platform.Trainer();
        await trainer.StartAsync(Cancel);
        TrainedModel second;
        do
        {
            await Task.Delay(50, Cancel);
            second = (await _platform.Archive.ModelsAsync(Viewer.Program, null, null, Cancel)).Single(m => m.Version == 2);
        } while (second.State is ModelState.Waiting or ModelState.Training);
        await trainer.StopAsync(Cancel);
        Assert.Equal((Viewer.Program.Name, ForecastPlatform.Hour(Learned + 12 * 24)), (second.AskedBy, second.Until));
        // Both numbers are said, and the smaller one is in use.
        var said = System.Text.RegularExpressions.Regex.Match(second.SaidEn!, @"RMSE ([\d.]+) / ([\d.]+)");
        Assert.True(said.Success, second.SaidEn);
        var better = Number(1) < Number(2);
        Assert.Equal(better ? ModelState.InUse : ModelState.Trained, second.State);
        Assert.Equal(better ? ModelState.Replaced : ModelState.InUse, (await _platform.Archive.ModelAsync(Viewer.Program, first.Id, Cancel)).Value.State);
        // A person may decide otherwise, and back.
        if (!better) Assert.True((await _platform.Desk.UseAsync(Viewer.Program, second.Id, Cancel)).IsOk);
        Assert.True((await _platform.Desk.UseAsync(Viewer.Program, first.Id, Cancel)).IsOk);
        Assert.Equal(first.Id, Assert.Single(await _platform.Archive.ModelsAsync(Viewer.Program, null, ModelState.InUse, Cancel)).Id);

        double Number(int group) => double.Parse(said.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_was_under_way_when_the_program_ended_is_said_to_be_interrupted_and_what_waits_can_be_called_off()
    {
        await _platform.MeasureAsync(0, 24, Cancel);
        var first = (await _platform.Desk.AskAsync(Viewer.Program, Small, Cancel)).Value;
        Assert.Equal("forecast.already-asked", (await _platform.Desk.AskAsync(Viewer.Program, Small, Cancel)).Error?.Code);
        Assert.Equal(ModelState.Cancelled, (await _platform.Desk.CancelAsync(Viewer.Program, first.Id, Cancel)).Value.State);
        Assert.Equal("forecast.not-running", (await _platform.Desk.CancelAsync(Viewer.Program, first.Id, Cancel)).Error?.Code);
        Assert.Equal("forecast.not-ready", (await _platform.Desk.UseAsync(Viewer.Program, first.Id, Cancel)).Error?.Code);

        var second = (await _platform.Desk.AskAsync(Viewer.Program, Small, Cancel)).Value;
        Assert.Equal(2, second.Version);
        await using (var db = _platform.Dbs.Open(Viewer.Program))
            await db.Set<TrainedModel>().Where(m => m.Id == second.Id).ExecuteUpdateAsync(m => m.SetProperty(p => p.State, ModelState.Training), Cancel);
        // A day is too short to learn from: the third says so, in words.
        var third = await _platform.TrainAsync(Small with { Name = "other" }, Cancel);
        Assert.Equal((ModelState.Failed, true), (third.State, third.SaidEn!.Contains("too few to learn from", StringComparison.Ordinal)));
        Assert.Equal(ModelState.Interrupted, (await _platform.Archive.ModelAsync(Viewer.Program, second.Id, Cancel)).Value.State);
    }

    [Fact]
    public async Task A_training_that_a_stop_interrupts_waits_again_and_says_so()
    {
        await _platform.MeasureAsync(0, Learned, Cancel);
        var model = (await _platform.Desk.AskAsync(Viewer.Program, Small, Cancel)).Value;
        using (var trainer = _platform.Trainer())
        {
            await trainer.StartAsync(Cancel);
            while (model.State != ModelState.Training)
            {
                await Task.Delay(20, Cancel);
                model = (await _platform.Archive.ModelAsync(Viewer.Program, model.Id, Cancel)).Value;
            }
            await trainer.StopAsync(Cancel);
        }
        model = (await _platform.Archive.ModelAsync(Viewer.Program, model.Id, Cancel)).Value;
        Assert.Equal((ModelState.Waiting, true), (model.State, model.SaidEn!.Contains("waits again", StringComparison.Ordinal)));
        Assert.Equal(ModelState.Cancelled, (await _platform.Desk.CancelAsync(Viewer.Program, model.Id, Cancel)).Value.State);
    }

    [Fact]
    public async Task Who_asks_for_what_cannot_be_hears_what_it_takes()
    {
        await _platform.MeasureAsync(0, 24, Cancel);
        foreach (var (request, code) in ((TrainingRequest, string)[])[
            (new(), "forecast.bad-request"), (new(Region: "X"), "ledger.unknown-region"), (new(Points: ["X"]), "ledger.unknown-point"), (Small with { Horizons = [2] }, "forecast.bad-request"),
            (Small with { Horizons = [1, 73] }, "forecast.bad-request"), (Small with { Factor = "a99999" }, "forecast.bad-request"), (Small with { Factor = "a21005", EventLevel = null }, "forecast.bad-request"),
            (Small with { Factor = "a05024" }, "forecast.no-stations"), (Small with { TrialDays = 1 }, "forecast.bad-request"), (Small with { Name = "X Y" }, "forecast.bad-request")])
            Assert.Equal(code, (await _platform.Desk.AskAsync(Viewer.Program, request, Cancel)).Error?.Code);
        Assert.Equal("common.forbidden", (await _platform.Desk.AskAsync(Viewer.Visitor with { Role = Roles.Operator }, Small, Cancel)).Error?.Code);
    }

    private async Task<List<ForecastIssue>> IssuesAsync()
    {
        await using var db = _platform.Dbs.Open(Viewer.Program);
        return await db.Set<ForecastIssue>().AsNoTracking().OrderBy(i => i.MadeAt).ToListAsync(Cancel);
    }

    /// <summary>The sums, counted again by other code from what was issued and what the stations measured.</summary>
    private void AssertSums(List<ForecastIssue> issues, IReadOnlyList<ScoreSum> scores, HashSet<(int Station, int Hour)> without)
    {
        var last = issues.Max(i => (int)(i.MadeAt - ForecastPlatform.Start).TotalHours);
        foreach (var score in scores)
        {
            var ahead = int.Parse(score.Key, System.Globalization.CultureInfo.InvariantCulture);
            var pairs = from issue in issues
                        let made = (int)(issue.MadeAt - ForecastPlatform.Start).TotalHours
                        where made + ahead <= last
                        from said in IssueBlob.Read(issue.Blob)
                        let station = said.Point == _platform.Stations[0].Id ? 0 : 1
                        where !without.Contains((station, made + ahead))
                        let came = (double)(float)ForecastPlatform.Air(station, made + ahead)
                        select (Said: (double)said.Mean[ahead - 1], Came: came, Still: (double)said.Known, Low: said.Quantiles[0][ahead - 1], High: said.Quantiles[6][ahead - 1]);
            var all = pairs.ToList();
            Assert.Equal(all.Count, score.Count);
            Assert.Equal(all.Sum(p => (p.Said - p.Came) * (p.Said - p.Came)), score.Squared, 1e-6 * score.Squared);
            Assert.Equal(all.Sum(p => (p.Still - p.Came) * (p.Still - p.Came)), score.PersistenceSquared, 1e-6 * score.PersistenceSquared);
            Assert.Equal(all.Count(p => p.Came >= p.Low && p.Came <= p.High), score.Within90);
        }
    }
}

public sealed class SqliteForecastTests : ForecastContract
{
    protected override Task<LedgerPlace> PlaceAsync(string folder) => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(folder)));
}

[Trait("needs", "server")]
public sealed class PostgresForecastTests(Ledger.PostgresServer server) : ForecastContract, IClassFixture<Ledger.PostgresServer>
{
    protected override Task<LedgerPlace> PlaceAsync(string folder) => server.NewDatabaseAsync();
}
