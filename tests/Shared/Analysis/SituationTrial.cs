using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Tests;

/// <summary>
/// What similar situations are worth: from each time that a city passed the threshold after a day below it, or from each beginning of an episode (and so many hours later, if the air had not
/// cleared), the median of what became of the ten most alike, all but the fifteen days around it, against the median of all other such times.
/// </summary>
internal sealed class SituationTrial(EpisodeHours hours)
{
    private const double Threshold = 150, Clean = 75;

    /// <param name="PeakError">The mean absolute error of the peak, µg/m³.</param>
    /// <param name="PeakMedianError">That of the median.</param>
    /// <param name="HoursError">The mean absolute error of the hours to clearing.</param>
    /// <param name="HoursMedianError">That of the median.</param>
    public readonly record struct Judgement(int Cases, double PeakError, double PeakMedianError, double HoursError, double HoursMedianError)
    {
        public double PeakSkill => 1 - PeakError / PeakMedianError;

        public double HoursSkill => 1 - HoursError / HoursMedianError;

        public override string ToString() => FormattableString.Invariant($"{Cases} cases: peak {PeakError:0.0} against {PeakMedianError:0.0} µg/m³ (skill {PeakSkill:0.00}), hours {HoursError:0.0} against {HoursMedianError:0.0} (skill {HoursSkill:0.00})");
    }

    /// <param name="after">Hours after the threshold was passed.</param>
    /// <param name="forecast">Hours of the weather to come that are given away: a perfect forecast; 0 for none.</param>
    /// <param name="every">Only every so many of the times are judged; all make the median.</param>
    /// <param name="episodes">The episodes from which, and among which, is looked; null for all times.</param>
    public Judgement Judge(int after, int forecast, int every = 1, IReadOnlyList<HazeEpisode>? episodes = null)
    {
        var cases = (episodes?.Select(e => (int)(e.From - hours.Start).TotalHours) ?? Passed()).Select(p => (From: Cleared(p), Origin: p + after)).Where(c => c.From > c.Origin)
            .Select(c => (c.Origin, Hours: (double)(c.From - c.Origin), Peak: Enumerable.Range(c.Origin, c.From - c.Origin).Select(Known).Max())).ToList();
        var (peak, peakMedian, length, lengthMedian, count) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var i = 0; i < cases.Count; i += every)
        {
            var (origin, actual, highest) = cases[i];
            if (!SimilarSituations.Of(hours, origin, new(OnlyPast: false), forecast, episodes).TryGet(out var found, out _)) continue;
            var others = cases.Where((_, j) => j != i).ToList();
            peak += Math.Abs(found.Peak.Median - highest);
            peakMedian += Math.Abs(Math.Max(Known(origin), Robust.Median([.. others.Select(o => o.Peak)])) - highest);
            length += Math.Abs(found.HoursToClearing.Median - actual);
            lengthMedian += Math.Abs(Robust.Median([.. others.Select(o => o.Hours)]) - actual);
            count++;
        }
        return new(count, peak / count, peakMedian / count, length / count, lengthMedian / count);
    }

    private IEnumerable<int> Passed()
    {
        var last = -1000;
        for (var h = 0; h < hours.Count; h++)
        {
            if (!(hours.CityMean[h] > Threshold)) continue;
            if (h - last > 24 && h > 60) yield return h;
            last = h;
        }
    }

    /// <summary>The first of three hours with a clean mean; before all hours where there is none.</summary>
    private int Cleared(int from)
    {
        for (var h = from; h + 3 <= hours.Count; h++)
            if (Enumerable.Range(h, 3).Select(i => hours.CityMean[i]).Where(v => !double.IsNaN(v)).ToArray() is { Length: >= 2 } known && known.Average() <= Clean) return h;
        return -1;
    }

    private double Known(int hour) => double.IsNaN(hours.CityMean[hour]) ? 0 : hours.CityMean[hour];
}
