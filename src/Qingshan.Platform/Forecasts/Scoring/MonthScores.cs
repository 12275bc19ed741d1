using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Scores the forecasts of a model for the hours of a span, from the archive and from what holds for true now. The same archive and the same truth give
/// the same sums, so that a month is scored again by being scored.
/// </summary>
internal sealed class MonthScores(PlatformDbs dbs, LedgerBook ledger, ForecastPanel panels, ModelShelf shelf)
{
    private const int HoursOfDay = 24;

    /// <param name="month">Under which month the sums are kept.</param>
    /// <param name="from">The first hour that was forecast, UTC.</param>
    /// <param name="to">The first hour behind.</param>
    public async Task<(List<ForecastScore> Scores, List<ForecastReliability> Reliability)> ComputeAsync(
        TrainedModel model, int month, DateTime from, DateTime to, IReadOnlyCollection<Guid> points, CancellationToken cancel)
    {
        var (scores, bins) = (new Dictionary<(Guid, bool, int), ForecastScore>(), new Dictionary<(Guid, bool, int, int), ForecastReliability>());
        var truth = new Dictionary<Guid, float[]>();
        foreach (var id in points)
            if (ledger.Now.Points.TryGetValue(id, out var point)) truth[id] = await panels.HoursAsync(point, model.Factor, from, to, cancel);
        // A model whose file is lost is scored all the same, only not beside what is usual.
        var usual = (await shelf.OfAsync(model, cancel)).TryGet(out var loaded, out _) ? loaded.Usual : null;
        // An hour is forecast from many others: what is usual in it is looked up once.
        var known = new Dictionary<(Guid Point, DateTime Hour), Usual>();
        double[] alarms = [.. JsonSerializer.Deserialize<double?[]>(model.Alarms)!.Select(a => a ?? double.NaN)];

        await using var db = dbs.Open(Viewer.Program);
        var first = from.AddHours(-TrainingRequest.FurthestHour);
        await foreach (var issue in db.Set<ForecastIssue>().AsNoTracking().Where(i => i.ModelId == model.Id && i.MadeAt >= first && i.MadeAt < to).OrderBy(i => i.MadeAt).AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var station in IssueBlob.Read(issue.Blob))
                if (truth.TryGetValue(station.Point, out var came) && !float.IsNaN(station.Known)) Add(issue, station, came);
        return ([.. scores.Values], [.. bins.Values]);

        Usual UsualAt(Guid point, DateTime hour)
        {
            if (!known.TryGetValue((point, hour), out var at)) known[(point, hour)] = at = usual?.At(ForecastPanel.SiteOf(point), hour) ?? Usual.Unknown;
            return at;
        }

        void Add(ForecastIssue issue, IssuedStation station, float[] came)
        {
            Span<float> quantiles = stackalloc float[station.Quantiles.Length];
            for (var ahead = 1; ahead <= station.Mean.Length; ahead++)
            {
                var hour = issue.MadeAt.AddHours(ahead);
                if (hour < from || hour >= to || came[(int)(hour - from).TotalHours] is var observed && float.IsNaN(observed)) continue;
                for (var i = 0; i < quantiles.Length; i++) quantiles[i] = station.Quantiles[i][ahead - 1];
                var said = new ScoredForecast(station.Mean[ahead - 1], quantiles, station.Probability[ahead - 1], station.Known, UsualAt(station.Point, hour));
                if (!scores.TryGetValue((station.Point, issue.Hindcast, ahead), out var score))
                    scores[(station.Point, issue.Hindcast, ahead)] = score = new() { ModelId = model.Id, PointId = station.Point, Month = month, Horizon = ahead, Hindcast = issue.Hindcast };
                score.Add(said, observed, model.EventLevel, ahead <= alarms.Length ? alarms[ahead - 1] : double.NaN);
                if (!float.IsFinite(said.Probability)) continue;
                var (day, bin) = ((ahead - 1) / HoursOfDay + 1, Math.Min(ForecastReliability.Bins - 1, (int)(said.Probability * ForecastReliability.Bins)));
                if (!bins.TryGetValue((station.Point, issue.Hindcast, day, bin), out var row))
                    bins[(station.Point, issue.Hindcast, day, bin)] = row = new() { ModelId = model.Id, PointId = station.Point, Month = month, Hindcast = issue.Hindcast, Day = day, Bin = bin };
                (row.Count, row.Probability, row.Events) = (row.Count + 1, row.Probability + said.Probability, row.Events + (observed > model.EventLevel ? 1 : 0));
            }
        }
    }
}
