using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Applications.Shared.Air;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Applications.Ranking;

/// <summary>What is asked: cities or stations, of which region, over which period.</summary>
public sealed record AirQuestion(bool Cities, RankedBy By, string? At, string? Region)
{
    public static Result<AirQuestion> Of(string? of, string? by, string? at, string? region)
    {
        if (of is not (null or "" or "city" or "station")) return CommonErrors.BadParameter.Of("of", of, "city, station");
        return RankingPeriod.Read(by, RankedBy.Hour, RankedBy.Hour, RankedBy.Day, RankedBy.Month, RankedBy.Year).TryGet(out var read, out var error)
            ? new AirQuestion(of != "station", read, at, region)
            : error;
    }
}

/// <summary>Rankings of air, computed at most once a minute for those who see the same.</summary>
public sealed class AirRankings(SeriesBook series, LatestBook latest, LedgerBook ledger, IObservationStore store, TimeProvider time)
{
    /// <summary>How old a ranking may be.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly Kept<(string Sight, AirQuestion Question), Result<AirRanking>> _kept = new(time, Keep, most: 64);

    public Task<Result<AirRanking>> OfAsync(Viewer viewer, AirQuestion question) =>
        _kept.OfAsync((Sight.KeyOf(viewer), question), () => MakeAsync(viewer, question));

    private async Task<Result<AirRanking>> MakeAsync(Viewer viewer, AirQuestion question)
    {
        if (!PointFilter.Of(ledger.Now, viewer, question.Region, "air-station", null).TryGet(out var filter, out var error)) return error;
        var stations = filter.Points.ToList();
        if (!RankingPeriod.ReadMoment("at", question.At, Usual(stations, question.By)).TryGet(out var at, out error)) return error;
        var seen = RegionOutline.Seen(ledger.Now, Policy.For(viewer));
        var places = (question.Cities ? AirPlace.Cities(stations, seen) : AirPlace.Each(stations, seen)).ToList();
        var (period, composite) = (RankingPeriod.Of(question.By, at), question.By is RankedBy.Month or RankedBy.Year);

        // What is kept for all is not for one request to cancel.
        var read = await new AirValues(series, store).ReadAsync([.. places.SelectMany(p => p.Stations)], days: question.By != RankedBy.Hour, period.Before.Start, period.End, CancellationToken.None);
        var editions = ledger.Now.Editions;
        return AirRanking.Of(period, [.. places.Select(place => (place, Compute(period, place), Compute(period.Before, place)))], time.GetUtcNow().UtcDateTime);

        Computed? Compute(RankingPeriod of, AirPlace place) => composite ? AirComputing.Composite(of, place, read, editions) : AirComputing.Index(of, place, read, editions);
    }

    /// <summary>The last period of which most stations tell: one that is ahead of all others does not make a ranking.</summary>
    private DateTime Usual(List<MonitoringPoint> stations, RankedBy by)
    {
        var kind = by == RankedBy.Hour ? SeriesKind.HourlyMean : SeriesKind.DailyMean;
        var last = stations.SelectMany(s => series.OfPoint(s.Id)).Where(s => s.Factor == Indices.Aqi && s.Kind == kind)
            .Select(s => latest.Of(s.Id)).Where(o => o is { } value && double.IsFinite(value.Value)).GroupBy(o => RankingPeriod.Of(by, o!.Value.Start).Start)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        return last?.Key ?? RankingPeriod.Of(by, time.GetUtcNow().UtcDateTime).Before.Start;
    }
}
