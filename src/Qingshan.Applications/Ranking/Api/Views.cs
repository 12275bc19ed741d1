using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>A ranking of air on the wire.</summary>
/// <param name="Of"><c>city</c> or <c>station</c>.</param>
/// <param name="By"><c>hour</c> and <c>day</c>: air quality index; <c>month</c> and <c>year</c>: composite index.</param>
/// <param name="Start">UTC.</param>
/// <param name="End">UTC, exclusive.</param>
/// <param name="Edition">Of HJ 633 or HJ 663, by which most places were computed; absent where none was.</param>
/// <param name="Limits">Of GB 3095, for most composite indices.</param>
/// <param name="Computed">When it was computed.</param>
/// <param name="Without">Codes of places that have no index for the period.</param>
public sealed record AirRankingView(
    string Of, string By, DateTime Start, DateTime End, string? Edition, string? Limits, DateTime Computed, IReadOnlyList<RankedPlaceView> Places, IReadOnlyList<string> Without)
{
    internal static AirRankingView From(AirRanking r, AirQuestion q) => new(
        q.Cities ? "city" : "station", RankingPeriod.NameOf(r.Period.By), r.Period.Start, r.Period.End, r.Edition?.Title, r.Limits?.Title, r.At,
        [.. r.Places.Select(RankedPlaceView.Of)], [.. r.Without.Select(p => p.Code)]);
}

/// <param name="Code">Of the region or the monitoring point.</param>
/// <param name="Edition">By which it was computed: a region may apply another one, and then indices do not compare.</param>
/// <param name="Stations">Stations that count: of a city the evaluated ones.</param>
/// <param name="Counted">Those of them that had a value.</param>
/// <param name="Level">1 (best) to 6; absent for a composite index.</param>
/// <param name="Primary">Codes of the primary pollutants; of a composite index the pollutant with the largest part.</param>
/// <param name="Concentrations">By code, in µg/m³, of carbon monoxide in mg/m³; those that were missing are absent.</param>
/// <param name="Days">Days with values, of the pollutant that has the fewest; absent for an air quality index.</param>
/// <param name="Sufficient">Enough days by GB 3095.</param>
/// <param name="Before">The index of the period before.</param>
public sealed record RankedPlaceView(
    int Rank, string Code, string Name, string Within, string Edition, int Stations, int Counted, double Index, int? Level, IReadOnlyList<string> Primary,
    IReadOnlyDictionary<string, double> Concentrations, int? Days, bool Sufficient, double? Before, bool Simulated)
{
    internal static RankedPlaceView Of(RankedPlace p) => new(
        p.Rank, p.Place.Code, p.Place.Name.ToString(), p.Place.Within.ToString(), p.Edition.Title, p.Place.Stations.Count, p.Counted, p.Index, p.Level?.Number, [.. p.Primary.Select(x => x.Code())],
        AirPollutants.All.Where(x => double.IsFinite(p.Concentrations[x])).ToDictionary(x => x.Code(), x => p.Concentrations[x]), p.Days, p.Sufficient, p.Before, p.Place.Simulated);
}

/// <summary>Classes of water over a period on the wire.</summary>
/// <param name="Edition">Of GB 3838.</param>
/// <param name="Without">How many sections have no class for the period.</param>
public sealed record WaterRankingView(
    string By, DateTime Start, DateTime End, string Edition, DateTime Computed, ClassSharesView All, IReadOnlyList<ClassSharesView> Shares, IReadOnlyList<RankedSectionView> Sections, int Without)
{
    internal static WaterRankingView Of(WaterRanking r) => new(
        RankingPeriod.NameOf(r.Period.By), r.Period.Start, r.Period.End, r.Edition.Title, r.At, ClassSharesView.Of(r.All), [.. r.Shares.Select(ClassSharesView.Of)],
        [.. r.Sections.Select(RankedSectionView.Of)], r.Without);
}

/// <param name="Counts">Sections of the classes I, II, III, IV, V and inferior to V.</param>
/// <param name="Good">Share of the classes I to III, 0 to 1; absent without sections.</param>
public sealed record ClassSharesView(string Code, string Name, bool Basin, int Sections, IReadOnlyList<int> Counts, double? Good)
{
    internal static ClassSharesView Of(ClassShares s) => new(s.Code, s.Name.ToString(), s.IsBasin, s.Sections, [.. s.Counts.Skip(1)], double.IsNaN(s.Good) ? null : s.Good);
}

/// <param name="Class">1 to 5; 6 is inferior to V.</param>
/// <param name="Determining">Codes of the items of that class.</param>
public sealed record RankedSectionView(string Point, string Name, int Class, IReadOnlyList<string> Determining, IReadOnlyDictionary<string, double> Means, int? Before, bool Simulated)
{
    internal static RankedSectionView Of(RankedSection s) => new(
        s.Section.Code, s.Section.Name, (int)s.Assessment.Class!.Value, [.. s.Assessment.Determining], s.Assessment.Items.ToDictionary(i => i.Item, i => i.Value), (int?)s.Before, s.Section.Simulated);
}
