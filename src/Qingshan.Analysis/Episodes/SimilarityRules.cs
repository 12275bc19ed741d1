using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Episodes;

/// <summary>What makes two situations alike. Each part of the distance is a mean square difference in standard deviations; the weights say how much each counts.</summary>
/// <param name="Count">How many situations are wanted.</param>
/// <param name="Level">The weight of the level: logarithms of PM2.5, 3 hours by 3 hours over the last 48.</param>
/// <param name="Shape">The weight of the shape: the same less their mean, aligned by dynamic time warping within 6 hours.</param>
/// <param name="Weather">The weight of the weather of the last 24 hours: wind to east and north, its speed, humidity, the change of pressure, 6 hours by 6 hours.</param>
/// <param name="Season">The weight of the season: 45 days apart count as one standard deviation.</param>
/// <param name="Ahead">The weight of the weather ahead, where a forecast is given.</param>
/// <param name="Clean">Below or at it the air is clean, µg/m³: there a situation has ended.</param>
/// <param name="Horizon">How many hours a situation is followed at most; those that did not clear by then, or whose clearing lies behind the origin, are left out.</param>
/// <param name="OnlyPast">
/// Whether only what had ended before the origin counts, as it must for a forecast. Otherwise all but the 15 days around the origin count: for judging the method by
/// leaving one out.
/// </param>
public sealed record SimilarityRules(
    int Count = 10, double Level = 1, double Shape = 0.5, double Weather = 0.5, double Season = 0.25, double Ahead = 0.5, double Clean = 75, int Horizon = 240, bool OnlyPast = true)
{
    /// <summary>Says what is wrong with them.</summary>
    internal AnalysisProblem? Wrong() =>
        Count < 1 ? AnalysisProblem.Option("count", Count, "不小于 1 的整数", "a whole number of at least 1")
        : !(Clean > 0) ? AnalysisProblem.Option("clean", Clean, "大于 0 的数", "a number above 0")
        : Horizon < 1 ? AnalysisProblem.Option("horizon", Horizon, "不小于 1 的整数", "a whole number of at least 1")
        : !(Level >= 0 && Shape >= 0 && Weather >= 0 && Season >= 0 && Ahead >= 0 && Level + Shape + Weather + Season > 0) ? AnalysisProblem.Option("weights", "", "非负且不全为 0", "0 or more, and not all 0") : null;
}
