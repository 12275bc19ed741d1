using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Episodes;

/// <summary>A situation of the past and how it ended. Immutable.</summary>
/// <param name="At">Its last hour, which stands for the origin.</param>
/// <param name="Distance">How unlike it is; 0 for the same.</param>
/// <param name="Peak">The highest hour of the city from then until it was clean, µg/m³.</param>
/// <param name="PeakAt">When.</param>
/// <param name="HoursToClearing">Until the first of three hours with a clean mean; 0 where the air was clean.</param>
/// <param name="End">What in the weather ended it.</param>
public sealed record SimilarSituation(DateTime At, double Distance, double Peak, DateTime PeakAt, double HoursToClearing, EpisodeEnd End);

/// <summary>The middle half of a row of numbers with its ends. Immutable.</summary>
/// <param name="Least">The least.</param>
/// <param name="Low">The first quartile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The third quartile.</param>
/// <param name="Most">The greatest.</param>
public readonly record struct SituationRange(double Least, double Low, double Median, double High, double Most)
{
    internal static SituationRange Of(IEnumerable<double> values)
    {
        var sorted = Quantile.Sorted(values.ToArray());
        return new(Quantile.OfSorted(sorted, 0), Quantile.OfSorted(sorted, 0.25), Quantile.OfSorted(sorted, 0.5), Quantile.OfSorted(sorted, 0.75), Quantile.OfSorted(sorted, 1));
    }
}

/// <summary>
/// The situations of the past that are most like the last 48 hours, by level and course of PM2.5, weather and season (and, where one is given, the weather
/// forecast), none of them overlapping or of the same ending as another, and none of them still open at the origin. The method of analogues (Lorenz 1969, J. Atmos. Sci. 26,
/// 636): nothing is learned but where to look.
/// </summary>
/// <param name="Origin">The last hour that is known.</param>
/// <param name="Situations">The most alike first.</param>
/// <param name="Peak">The range of their peaks, µg/m³; none is below what the city has at the origin.</param>
/// <param name="HoursToClearing">The range of their hours to clearing.</param>
/// <param name="Compared">How many hours were compared.</param>
public sealed record SimilarSituations(DateTime Origin, ImmutableArray<SimilarSituation> Situations, SituationRange Peak, SituationRange HoursToClearing, int Compared)
{
    // So many times the number wanted are aligned by warping; the rest is told apart without.
    private const int Aligned = 60;

    // The weather of so many hours behind the clearing says what it was.
    private const int Seen = 6;

    /// <summary>Searches, in O(n).</summary>
    /// <param name="hours">The hours of the city.</param>
    /// <param name="origin">The number of the last hour that is known; what comes later is not looked at, unless the rules say so or it is the forecast.</param>
    /// <param name="rules">What makes situations alike; the usual when left out.</param>
    /// <param name="forecast">For how many hours behind the origin the weather columns hold a forecast, a multiple of 6, at most 240; 0 for none.</param>
    /// <param name="among">The case base: only hours of these episodes are compared, from the first to the last above the threshold; null for all hours, hazy and not.</param>
    /// <returns>The situations; a problem where the last 48 hours are not known, or none of the past is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public static Analysed<SimilarSituations> Of(EpisodeHours hours, int origin, SimilarityRules? rules = null, int forecast = 0, IReadOnlyList<HazeEpisode>? among = null)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentOutOfRangeException.ThrowIfNegative(origin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(origin, hours.Count);
        return Of(hours, new SituationFeatures(hours, origin), origin, rules ?? new(), forecast, among);
    }

    internal static Analysed<SimilarSituations> Of(EpisodeHours hours, SituationFeatures features, int origin, SimilarityRules rules, int forecast, IReadOnlyList<HazeEpisode>? among)
    {
        if (rules.Wrong() is { } wrong) return wrong;
        if (!features.IsKnown(origin))
            return AnalysisProblem.Shape($"起报时刻之前 48 小时的 PM2.5 缺测过多：每 3 小时至少要有 1 小时。", "Too much of PM2.5 is missing in the 48 hours before the origin: one hour in three is needed.");
        var clean = features.IsClean(origin, rules.Clean);
        var within = Within(hours, among);
        var candidates = new List<(double Distance, int Hour)>();
        for (var h = SituationFeatures.Back - 1; h < hours.Count; h++)
        {
            if (rules.OnlyPast ? h > origin - Math.Max(SituationFeatures.Back, forecast) : Math.Abs(h - origin) < 15 * 24) continue;
            if (features.IsKnown(h) && (within is null ? features.IsClean(h, rules.Clean) == clean : within[h])) candidates.Add((Coarse(h), h));
        }
        var compared = candidates.Count;
        candidates.Sort();
        List<(double Distance, int Hour)> near = [.. candidates.Take(Aligned * rules.Count).Select(c => (c.Distance + rules.Shape * features.Shape(c.Hour, origin), c.Hour))];
        near.Sort();
        var found = Chosen(hours, near, origin, rules);
        if (found.Count == 0) return AnalysisProblem.TooFew(1, 0, "此前已经结束、可比较的情形", "situations before that had ended and can be compared");
        var now = hours.City[origin];
        return new SimilarSituations(hours.TimeOf(origin), [.. found], SituationRange.Of(found.Select(f => double.IsNaN(now) ? f.Peak : Math.Max(now, f.Peak))), SituationRange.Of(found.Select(f => f.HoursToClearing)), compared);

        double Coarse(int h)
        {
            var days = Math.Abs((hours.TimeOf(h).DayOfYear - hours.TimeOf(origin).DayOfYear) % 365);
            var season = Math.Min(days, 365 - days) / 45.0;
            var distance = rules.Level * features.Level(h, origin) + rules.Weather * features.Weather(h, origin) + rules.Season * season * season;
            return forecast > 0 ? distance + rules.Ahead * features.Ahead(h, origin, forecast) : distance;
        }
    }

    private static bool[]? Within(EpisodeHours hours, IReadOnlyList<HazeEpisode>? among)
    {
        if (among is null) return null;
        var within = new bool[hours.Count];
        foreach (var episode in among) within.AsSpan((int)(episode.From - hours.Start).TotalHours, episode.Hours).Fill(true);
        return within;
    }

    /// <summary>The nearest that do not overlap, end at hours of their own, and had ended in time.</summary>
    private static List<SimilarSituation> Chosen(EpisodeHours hours, List<(double Distance, int Hour)> near, int origin, SimilarityRules rules)
    {
        var (found, taken, ends) = (new List<SimilarSituation>(), new List<int>(), new HashSet<int>());
        foreach (var (distance, hour) in near)
        {
            if (found.Count == rules.Count) break;
            if (taken.Any(t => Math.Abs(t - hour) < SituationFeatures.Back)) continue;
            var cleared = Cleared(hours.City, hour, rules);
            // To see it cleared takes three hours, and to see by what a few more.
            if (cleared < 0 || (rules.OnlyPast && cleared + Seen > origin) || (!rules.OnlyPast && hour < origin && cleared >= origin) || !ends.Add(cleared)) continue;
            taken.Add(hour);
            var peak = hour;
            for (var h = hour; h <= cleared; h++)
                if (hours.City[h] > hours.City[peak] || double.IsNaN(hours.City[peak])) peak = h;
            found.Add(new(hours.TimeOf(hour), distance, hours.City[peak], hours.TimeOf(peak), cleared - hour, EpisodeWeather.Clearing(hours, Math.Max(hour, cleared - 3), cleared, 0).End));
        }
        return found;
    }

    /// <summary>The first of three hours whose mean is clean, two of them known; -1 where there is none within the horizon.</summary>
    internal static int Cleared(double[] city, int hour, SimilarityRules rules)
    {
        for (var h = hour; h <= hour + rules.Horizon && h + 3 <= city.Length; h++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var value in city.AsSpan(h, 3))
                if (!double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
            if (count >= 2 && sum / count <= rules.Clean) return h;
        }
        return -1;
    }
}
