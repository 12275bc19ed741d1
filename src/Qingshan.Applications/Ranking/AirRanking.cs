using Qingshan.Applications.Shared.Air;
using Qingshan.Standards;

namespace Qingshan.Applications.Ranking;

/// <summary>A place with its rank.</summary>
/// <param name="Rank">1 is the best; places with the same index share it.</param>
/// <param name="Edition">By which it was computed: of HJ 633 for the air quality index, of HJ 663 for the composite index.</param>
/// <param name="Limits">The edition of GB 3095 of a composite index.</param>
/// <param name="Counted">Stations that had a value.</param>
/// <param name="Index">The air quality index, or the composite index.</param>
/// <param name="Level">Level of the air quality index; null for a composite index.</param>
/// <param name="Primary">Primary pollutants; of a composite index the pollutant with the largest part.</param>
/// <param name="Concentrations">By which it was computed.</param>
/// <param name="Days">Of a composite index the days with values; null for an air quality index.</param>
/// <param name="Sufficient">Enough days by GB 3095.</param>
/// <param name="Before">The index of the period before; null where there is none.</param>
public sealed record RankedPlace(
    int Rank, AirPlace Place, StandardEdition Edition, StandardEdition? Limits, int Counted, double Index, AqiLevel? Level, IReadOnlyList<AirPollutant> Primary, AirConcentrations Concentrations,
    int? Days, bool Sufficient, double? Before);

/// <summary>A ranking with all that it rests on.</summary>
/// <param name="Edition">By which most places were computed; null where none was. Regions may apply another one, and then indices do not compare.</param>
/// <param name="Limits">The edition of GB 3095 of most composite indices.</param>
/// <param name="Without">Places that have stations and no index for the period.</param>
/// <param name="At">When it was computed, UTC.</param>
public sealed record AirRanking(
    RankingPeriod Period, StandardEdition? Edition, StandardEdition? Limits, IReadOnlyList<RankedPlace> Places, IReadOnlyList<AirPlace> Without, DateTime At)
{
    /// <summary>Ranks places by what was computed of them, the best first.</summary>
    internal static AirRanking Of(RankingPeriod period, IReadOnlyList<(AirPlace Place, Computed? Now, Computed? Before)> computed, DateTime at)
    {
        var ranked = new List<RankedPlace>();
        foreach (var (place, now, before) in computed.Where(c => c.Now is not null).OrderBy(c => c.Now!.Index).ThenBy(c => c.Place.Code, StringComparer.Ordinal))
        {
            var rank = ranked.Count > 0 && ranked[^1].Index.Equals(now!.Index) ? ranked[^1].Rank : ranked.Count + 1;
            ranked.Add(new(rank, place, now!.Edition, now.Limits, now.Counted, now.Index, now.Level, now.Primary, now.Concentrations, now.Days, now.Sufficient, before?.Index));
        }
        var most = ranked.GroupBy(r => (r.Edition, r.Limits)).MaxBy(g => g.Count())?.Key;
        return new(period, most?.Edition, most?.Limits, ranked, [.. computed.Where(c => c.Now is null).Select(c => c.Place)], at);
    }
}

/// <summary>The index of one place over one period.</summary>
internal sealed record Computed(
    StandardEdition Edition, StandardEdition? Limits, int Counted, double Index, AqiLevel? Level, IReadOnlyList<AirPollutant> Primary, AirConcentrations Concentrations,
    int? Days, bool Sufficient);
