using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>A model on the wire. Who asked, and why something failed, is for those who see what is internal.</summary>
/// <param name="Progress">How much of its training is done, 0 to 1; null where none is under way.</param>
/// <param name="Stations">Codes of its stations that the viewer sees.</param>
/// <param name="Hours">Values that it was learned from.</param>
/// <param name="Seconds">How long the training took.</param>
/// <param name="Drift">By how much its RMSE relative to persistence was worse in the last 30 days than in its trial; 0.1 is 10 %.</param>
public sealed record ForecastModelView(
    Guid Id, string Name, int Version, string? Region, string Factor, string Unit, WeatherUse Weather, ModelState State, string StateName, double EventLevel, IReadOnlyList<int> Horizons, double? Progress,
    string From, string Until, string? TrialFrom, int TrialDays, IReadOnlyList<string> Stations, int Hours, bool Simulated, string? AskedBy, string AskedAt, double? Seconds, string? Said,
    string? UsedSince, string? UsedBy, double? Drift, bool Drifting, string? DriftAt, string? Sha256, long Bytes, IReadOnlyList<TrialScore> Trial)
{
    internal static ForecastModelView Of(Viewer viewer, TrainedModel m, ForecastAccess access, LedgerSnapshot now, TrainingQueue queue)
    {
        var inside = viewer.May(Permission.SeeInternal);
        return new(
            m.Id, m.Name, m.Version, m.RegionId is { } region && now.Regions.TryGetValue(region, out var r) && Policy.For(viewer)(r) ? r.Code : null, PanelCodes.Of(m.Factor), PanelCodes.UnitOf(m.Factor), m.Weather, m.State, Terms.Of(m.State).ToString(),
            m.EventLevel, TrainingRequest.Read(m.Horizons), m.State == ModelState.Training ? queue.Progress(m.Id) : null, BeijingTime.ToIso(m.From), BeijingTime.ToIso(m.Until), Iso(m.TrialFrom), m.TrialDays,
            [.. access.Stations(viewer, m).Select(p => p.Code)], m.Hours, m.Simulated, inside ? m.AskedBy : null, BeijingTime.ToIso(m.AskedAt), m.BeganAt is { } began && m.EndedAt is { } ended ? (ended - began).TotalSeconds : null,
            inside ? m.Said?.ToString() : null, Iso(m.UsedSince), inside ? m.UsedBy : null, m.Drift, m.Drifting, Iso(m.DriftAt), m.Sha256, m.Bytes, TrialScore.Read(m.Trial));
    }

    private static string? Iso(DateTime? utc) => utc is { } at ? BeijingTime.ToIso(at) : null;
}

/// <summary>An issued forecast without what it says.</summary>
/// <param name="MadeAt">The beginning of the last hour whose values were known.</param>
/// <param name="Hindcast">Made afterwards.</param>
/// <param name="Known">What was known when it was made, in a sentence.</param>
public sealed record ForecastIssueView(
    long Id, Guid Model, string Name, int Version, string Factor, string Unit, double EventLevel, string MadeAt, string IssuedAt, bool Hindcast, string? WeatherAt, bool WeatherMissing, int Stations, bool Simulated, string Known)
{
    internal static ForecastIssueView Of(ForecastIssue i, TrainedModel m) => new(
        i.Id, m.Id, m.Name, m.Version, PanelCodes.Of(i.Factor), PanelCodes.UnitOf(i.Factor), m.EventLevel, BeijingTime.ToIso(i.MadeAt), BeijingTime.ToIso(i.IssuedAt), i.Hindcast,
        i.WeatherAt is { } at ? BeijingTime.ToIso(at) : null, i.WeatherMissing, i.Stations, m.Simulated, KnownOf(i).ToString());

    private static Text KnownOf(ForecastIssue i)
    {
        var weather = i.WeatherAt is { } at ? new Text($"；未来气象取自 {BeijingTime.ToIso(at)} 的气象预报", $"; coming weather from the weather forecast of {BeijingTime.ToIso(at)}")
            : i.WeatherMissing ? new("；没有可用的气象预报，改用不看未来气象的模型", "; no weather forecast was there, so the model without coming weather was used") : new Text("；不看未来气象", "; coming weather is not looked at");
        return i.Hindcast
            ? new Text($"事后回算：只用该小时（含）以前的数据，但可能含当时尚未到达或后来审核的值{{0}}", $"Made afterwards: of hours up to this one only, with values that may have come or been reviewed later{{0}}").With(weather)
            : new Text($"只用发布时已到达的、该小时（含）以前的数据{{0}}", $"Of values that had come when it was issued, of hours up to this one only{{0}}").With(weather);
    }
}

/// <summary>What is forecast of one hour.</summary>
/// <param name="Start">Beginning of the hour.</param>
/// <param name="Hours">How many hours ahead.</param>
/// <param name="Quantiles">Of the levels that the forecast names; empty without a distribution.</param>
/// <param name="Probability">That it is above the level of the event; null where none was learned.</param>
public sealed record ForecastHourView(string Start, int Hours, double Mean, IReadOnlyList<double> Quantiles, double? Probability);

public sealed record StationForecastView(string Point, string Name, double Longitude, double Latitude, double? Known, IReadOnlyList<ForecastHourView> Hours)
{
    internal static StationForecastView Of(ForecastIssue issue, MonitoringPoint point, IssuedStation said) => new(
        point.Code, new Text(point.Name, point.NameEn ?? point.Name).ToString(), point.Place!.Longitude, point.Place.Latitude, Number(said.Known),
        [.. said.Mean.Select((mean, h) => new ForecastHourView(BeijingTime.ToIso(issue.MadeAt.AddHours(h + 1)), h + 1, Round(mean), [.. said.Quantiles.Select(q => Round(q[h]))], Number(said.Probability[h])))]);

    private static double? Number(float value) => float.IsFinite(value) ? Round(value) : null;

    // As many digits as 32 bits hold, and not the tail that 64 make of them.
    private static double Round(float value) => Math.Round(value, 4);
}

/// <param name="Levels">Of the quantiles.</param>
public sealed record ForecastView(ForecastIssueView Issue, IReadOnlyList<double> Levels, IReadOnlyList<StationForecastView> Stations)
{
    internal static ForecastView Of(SeenIssue seen) => new(
        ForecastIssueView.Of(seen.Issue, seen.Model), [.. ForecastDistribution.Learned], [.. seen.Stations.Select(s => StationForecastView.Of(seen.Issue, s.Point, s.Said))]);
}

/// <summary>Scores of one key. Null where nothing can be said.</summary>
/// <param name="Csi">Of the alarms: hits by hits, misses and false alarms.</param>
/// <param name="SkillPersistence">1 less the squared error by that of persistence.</param>
public sealed record ForecastScoreView(
    string Key, string Label, long Count, long Events, double? Rmse, double? Mae, double? Bias, double? Csi, double? HitRate, double? FalseAlarmRatio, double? Pinball, double? Coverage50, double? Coverage90, double? Brier,
    double? PersistenceRmse, double? PersistenceMae, double? PersistenceCsi, double? ClimatologyRmse, double? ClimatologyMae, double? ClimatologyPinball, double? SkillPersistence, double? SkillClimatology)
{
    internal static ForecastScoreView Of(ScoreSum s, string key, string label) => new(
        key, label, s.Count, s.PersistenceHits + s.PersistenceMisses, Root(s.Squared, s.Count), By(s.Absolute, s.Count), By(s.Error, s.Count), By(s.Hits, s.Hits + s.Misses + s.FalseAlarms), By(s.Hits, s.Hits + s.Misses),
        By(s.FalseAlarms, s.Hits + s.FalseAlarms), By(s.Pinball, s.Count), By(s.Within50, s.Count), By(s.Within90, s.Count), By(s.Brier, s.Probabilities), Root(s.PersistenceSquared, s.Count), By(s.PersistenceAbsolute, s.Count),
        By(s.PersistenceHits, s.PersistenceHits + s.PersistenceMisses + s.PersistenceFalseAlarms), Root(s.UsualSquared, s.UsualCount), By(s.UsualAbsolute, s.UsualCount), By(s.UsualPinball, s.UsualCount),
        1 - By(s.Squared, s.PersistenceSquared), 1 - By(By(s.Squared, s.Count) ?? double.NaN, By(s.UsualSquared, s.UsualCount) ?? 0));

    private static double? By(double sum, double of) => of > 0 && double.IsFinite(sum) ? sum / of : null;

    private static double? Root(double sum, double of) => By(sum, of) is { } mean ? Math.Sqrt(mean) : null;
}

/// <param name="Day">1 for the hours 1 to 24 ahead.</param>
/// <param name="From">Least probability of the bin.</param>
/// <param name="Said">The mean of the probabilities that were given.</param>
/// <param name="Came">How often the event came.</param>
public sealed record ReliabilityView(int Day, double From, long Count, double Said, double Came);

/// <param name="Next">Always null: everything stands on one page.</param>
public sealed record ScoreboardView(IReadOnlyList<ForecastScoreView> Items, IReadOnlyList<ReliabilityView> Reliability, string? Next = null);
