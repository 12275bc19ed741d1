using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

public sealed record WaterQuestion(RankedBy By, string? At, string? Region)
{
    public static Result<WaterQuestion> Of(string? by, string? at, string? region) =>
        RankingPeriod.Read(by, RankedBy.Day, RankedBy.Day, RankedBy.Month, RankedBy.Year).TryGet(out var read, out var error) ? new WaterQuestion(read, at, region) : error;
}

/// <summary>Classes of water over periods: of each section the class of the means of its items. Computed at most every five minutes.</summary>
public sealed class WaterRankings(SeriesBook series, LatestBook latest, LedgerBook ledger, IObservationStore store, TimeProvider time)
{
    /// <summary>How old a ranking may be.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    private readonly Kept<(string Sight, WaterQuestion Question), Result<WaterRanking>> _kept = new(time, Keep, most: 64);

    public Task<Result<WaterRanking>> OfAsync(Viewer viewer, WaterQuestion question) =>
        _kept.OfAsync((Sight.KeyOf(viewer), question), () => MakeAsync(viewer, question));

    private async Task<Result<WaterRanking>> MakeAsync(Viewer viewer, WaterQuestion question)
    {
        if (!PointFilter.Of(ledger.Now, viewer, question.Region, null, null).TryGet(out var filter, out var error)) return error;
        var sections = filter.Points.Where(p => p.Kind is "water-section" or "drinking-water-source").ToList();
        if (!RankingPeriod.ReadMoment("at", question.At, Usual(sections, question.By)).TryGet(out var at, out error)) return error;
        var period = RankingPeriod.Of(question.By, at);
        var (now, before) = (await AssessAsync(sections, period), await AssessAsync(sections, period.Before));

        var ranked = sections.Where(s => now.ContainsKey(s.Id)).Select(s => new RankedSection(s, now[s.Id], before.GetValueOrDefault(s.Id)?.Class)).ToList();
        var seen = RegionOutline.Seen(ledger.Now, Policy.For(viewer));
        return new WaterRanking(period, Editions.InForce("GB 3838", period.Day) ?? Editions.Gb3838Of2002, Shares("", new("全部", "All"), false, ranked), [.. SharesOf(ranked, seen)],
            [.. ranked.OrderByDescending(r => r.Assessment.Class).ThenByDescending(r => r.Assessment.Determining.Length).ThenBy(r => r.Section.Code, StringComparer.Ordinal)],
            sections.Count - ranked.Count, time.GetUtcNow().UtcDateTime);
    }

    private async Task<Dictionary<Guid, WaterAssessment>> AssessAsync(List<MonitoringPoint> sections, RankingPeriod period)
    {
        // What is kept for all is not for one request to cancel.
        var means = await new WaterValues(series, store).MeansAsync(sections, period.Start, period.End, CancellationToken.None);
        var assessed = new Dictionary<Guid, WaterAssessment>();
        foreach (var section in sections)
        {
            if (!means.TryGetValue(section.Id, out var items)) continue;
            var body = WaterBodies.Recognise(section.Name, measuresAlgae: items.ContainsKey("w19011"), measuresChlorophyll: items.ContainsKey("w01016"));
            if (SurfaceWater.Assess(items, body, period.Day) is { Class: not null } assessment) assessed[section.Id] = assessment;
        }
        return assessed;
    }

    /// <summary>By province (or the region itself where it lies in none) and by basin.</summary>
    private static IEnumerable<ClassShares> SharesOf(List<RankedSection> ranked, Dictionary<Guid, Region> seen)
    {
        var byRegion = ranked.SelectMany(r => RegionOutline.PlacesOf(r.Section).Select(place => (Place: Top(place, seen), Section: r))).Where(p => p.Place is not null);
        foreach (var group in byRegion.GroupBy(p => p.Place!.Id).Select(g => (Region: g.First().Place!, Sections: g.Select(p => p.Section).ToList())).OrderBy(g => g.Region.Kind == RegionKind.Basin).ThenBy(g => g.Region.Code, StringComparer.Ordinal))
            yield return Shares(group.Region.Code, new(group.Region.Name, group.Region.NameEn ?? group.Region.Name), group.Region.Kind == RegionKind.Basin, group.Sections);
    }

    private static Region? Top(Guid place, Dictionary<Guid, Region> seen)
    {
        var around = RegionOutline.Up(place, seen).Where(r => r.Kind != RegionKind.Country).ToList();
        return around.FirstOrDefault(r => r.Kind is RegionKind.Province or RegionKind.Basin) ?? around.LastOrDefault();
    }

    private static ClassShares Shares(string code, Text name, bool basin, IReadOnlyCollection<RankedSection> sections) =>
        new(code, name, basin, [.. Enumerable.Range(0, 7).Select(c => sections.Count(s => (int)s.Assessment.Class!.Value == c))]);

    /// <summary>The last period of which most sections tell.</summary>
    private DateTime Usual(List<MonitoringPoint> sections, RankedBy by)
    {
        var last = sections.SelectMany(s => series.OfPoint(s.Id)).Where(s => s.Factor == Indices.WaterClass).Select(s => latest.Of(s.Id))
            .Where(o => o is { } value && double.IsFinite(value.Value)).GroupBy(o => RankingPeriod.Of(by, o!.Value.Start).Start)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        return last?.Key ?? RankingPeriod.Of(by, time.GetUtcNow().UtcDateTime).Start;
    }
}
