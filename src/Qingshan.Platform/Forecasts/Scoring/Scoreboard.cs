using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Forecasts;

/// <summary>By what scores are put together.</summary>
public enum ScoreBy
{
    [Term("提前小时", "hours ahead")]
    Horizon,
    [Term("月份", "month")]
    Month,
    [Term("季节", "season")]
    Season,
    [Term("站点", "station")]
    Point,
    [Term("模型", "model")]
    Model,
}

/// <summary>Which scores are asked for.</summary>
/// <param name="From">The first month: 201401.</param>
/// <param name="Horizons">Hours ahead, from and to, both included.</param>
public sealed record ScoreQuery(ScoreBy By, Guid? Model, Guid? Point, int? From, int? To, (int First, int Last)? Horizons, bool Hindcast);

/// <summary>Sums of some key, of which every score follows.</summary>
public sealed record ScoreSum(
    string Key, long Count, double Squared, double Absolute, double Error, long Hits, long Misses, long FalseAlarms, double Pinball, long Within50, long Within90, double Brier, long Probabilities,
    double PersistenceSquared, double PersistenceAbsolute, long PersistenceHits, long PersistenceMisses, long PersistenceFalseAlarms,
    long UsualCount, double UsualSquared, double UsualAbsolute, double UsualPinball)
{
    internal ScoreSum And(ScoreSum o) => new(
        Key, Count + o.Count, Squared + o.Squared, Absolute + o.Absolute, Error + o.Error, Hits + o.Hits, Misses + o.Misses, FalseAlarms + o.FalseAlarms, Pinball + o.Pinball, Within50 + o.Within50, Within90 + o.Within90,
        Brier + o.Brier, Probabilities + o.Probabilities, PersistenceSquared + o.PersistenceSquared, PersistenceAbsolute + o.PersistenceAbsolute, PersistenceHits + o.PersistenceHits, PersistenceMisses + o.PersistenceMisses,
        PersistenceFalseAlarms + o.PersistenceFalseAlarms, UsualCount + o.UsualCount, UsualSquared + o.UsualSquared, UsualAbsolute + o.UsualAbsolute, UsualPinball + o.UsualPinball);
}

/// <summary>How often the event came when about so much probability was given.</summary>
public sealed record ReliabilitySum(int Day, int Bin, long Count, long Events, double Probability);

/// <summary>预报评分榜 · The scores of all forecasts of stations that a viewer sees, put together by hours ahead, month, season, station or model.</summary>
public sealed class Scoreboard(PlatformDbs dbs, ForecastAccess access)
{
    public async Task<IReadOnlyList<ScoreSum>> OfAsync(Viewer viewer, ScoreQuery query, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var seen = access.Points(viewer);
        var rows = db.Set<ForecastScore>().AsNoTracking().Where(s => seen.Contains(s.PointId) && s.Hindcast == query.Hindcast);
        if (query.Model is { } model) rows = rows.Where(s => s.ModelId == model);
        if (query.Point is { } point) rows = rows.Where(s => s.PointId == point);
        if (query.From is { } from) rows = rows.Where(s => s.Month >= from);
        if (query.To is { } to) rows = rows.Where(s => s.Month <= to);
        if (query.Horizons is (var first, var last)) rows = rows.Where(s => s.Horizon >= first && s.Horizon <= last);
        return query.By switch
        {
            ScoreBy.Horizon => Said(await SumAsync(rows, s => s.Horizon, cancel)),
            ScoreBy.Month => Said(await SumAsync(rows, s => s.Month, cancel)),
            ScoreBy.Season => [.. (await SumAsync(rows, s => s.Month, cancel)).GroupBy(s => SeasonOf(s.Of)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Select(s => s.Sum).Aggregate((a, b) => a.And(b)) with { Key = g.Key })],
            ScoreBy.Point => Said(await SumAsync(rows, s => s.PointId, cancel)),
            _ => Said(await SumAsync(rows, s => s.ModelId, cancel)),
        };
    }

    public async Task<IReadOnlyList<ReliabilitySum>> ReliabilityAsync(Viewer viewer, ScoreQuery query, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var seen = access.Points(viewer);
        var rows = db.Set<ForecastReliability>().AsNoTracking().Where(s => seen.Contains(s.PointId) && s.Hindcast == query.Hindcast);
        if (query.Model is { } model) rows = rows.Where(s => s.ModelId == model);
        if (query.Point is { } point) rows = rows.Where(s => s.PointId == point);
        if (query.From is { } from) rows = rows.Where(s => s.Month >= from);
        if (query.To is { } to) rows = rows.Where(s => s.Month <= to);
        var sums = await rows.GroupBy(r => new { r.Day, r.Bin }).Select(g => new { g.Key.Day, g.Key.Bin, Count = g.Sum(r => r.Count), Events = g.Sum(r => r.Events), Probability = g.Sum(r => r.Probability) }).ToListAsync(cancel);
        return [.. sums.OrderBy(s => s.Day).ThenBy(s => s.Bin).Select(s => new ReliabilitySum(s.Day, s.Bin, s.Count, s.Events, s.Probability))];
    }

    /// <summary>The winter of a year begins in its December before.</summary>
    internal static string SeasonOf(int month)
    {
        var (year, of) = (month / 100, month % 100);
        return of switch { 12 => $"{year + 1}-1-winter", <= 2 => $"{year}-1-winter", <= 5 => $"{year}-2-spring", <= 8 => $"{year}-3-summer", _ => $"{year}-4-autumn" };
    }

    private static IReadOnlyList<ScoreSum> Said<TKey>(List<(TKey Of, ScoreSum Sum)> sums) => [.. sums.OrderBy(s => s.Of).Select(s => s.Sum)];

    private static async Task<List<(TKey Of, ScoreSum Sum)>> SumAsync<TKey>(IQueryable<ForecastScore> rows, Expression<Func<ForecastScore, TKey>> by, CancellationToken cancel)
    {
        var sums = await rows.GroupBy(by).Select(g => new
        {
            g.Key, Count = g.Sum(s => s.Count), Squared = g.Sum(s => s.Squared), Absolute = g.Sum(s => s.Absolute), Error = g.Sum(s => s.Error), Hits = g.Sum(s => s.Hits), Misses = g.Sum(s => s.Misses),
            FalseAlarms = g.Sum(s => s.FalseAlarms), Pinball = g.Sum(s => s.Pinball), Within50 = g.Sum(s => s.Within50), Within90 = g.Sum(s => s.Within90), Brier = g.Sum(s => s.Brier), Probabilities = g.Sum(s => s.Probabilities),
            PersistenceSquared = g.Sum(s => s.PersistenceSquared), PersistenceAbsolute = g.Sum(s => s.PersistenceAbsolute), PersistenceHits = g.Sum(s => s.PersistenceHits), PersistenceMisses = g.Sum(s => s.PersistenceMisses),
            PersistenceFalseAlarms = g.Sum(s => s.PersistenceFalseAlarms), UsualCount = g.Sum(s => s.UsualCount), UsualSquared = g.Sum(s => s.UsualSquared), UsualAbsolute = g.Sum(s => s.UsualAbsolute), UsualPinball = g.Sum(s => s.UsualPinball),
        }).ToListAsync(cancel);
        return sums.ConvertAll(s => (s.Key, new ScoreSum(
            $"{s.Key}", s.Count, s.Squared, s.Absolute, s.Error, s.Hits, s.Misses, s.FalseAlarms, s.Pinball, s.Within50, s.Within90, s.Brier, s.Probabilities, s.PersistenceSquared, s.PersistenceAbsolute,
            s.PersistenceHits, s.PersistenceMisses, s.PersistenceFalseAlarms, s.UsualCount, s.UsualSquared, s.UsualAbsolute, s.UsualPinball)));
    }
}
