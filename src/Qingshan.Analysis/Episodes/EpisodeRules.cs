using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Episodes;

/// <summary>
/// What a haze episode is. The mean of the city's stations is above <paramref name="Threshold"/>; dips of up to <paramref name="Gap"/> hours in which the air
/// does not become clean belong to it, as the mixing of an afternoon ends no episode; from the first to the last hour above it lasts at least
/// <paramref name="Least"/> hours; and some 24 hours of it have a mean above the threshold. 150 µg/m³ in a day is heavy pollution by HJ 633 (index 200), on which warnings rest; 75 µg/m³ is the daily limit of class 2 of
/// GB 3095-2012. The literature has no one definition: A study of 2015 (IJERPH 12, 1099) takes hours above 75 µg/m³ at one site and so finds 80 episodes in
/// 2013; Guo et al. (2014, PNAS 111, 17373) and Zhong et al. (2017, J. Meteor. Res. 31, 809) describe them from one clean spell to the next. This one
/// lies between: by the level that matters to warnings, and from clean air to clean air by rule.
/// </summary>
/// <param name="Threshold">µg/m³.</param>
/// <param name="Clean">Below or at it the air is clean, µg/m³: growth begins and clearing ends there.</param>
/// <param name="Gap">Hours.</param>
/// <param name="Least">Hours.</param>
/// <param name="Reach">How many hours before the first and behind the last hour above the threshold clean air is looked for.</param>
public sealed record EpisodeRules(double Threshold = 150, double Clean = 75, int Gap = 12, int Least = 24, int Reach = 72)
{
    /// <summary>Says what is wrong with them.</summary>
    internal AnalysisProblem? Wrong() =>
        !(Clean > 0 && Threshold > Clean) ? AnalysisProblem.Option("clean", Clean, "大于 0 且小于阈值", "above 0 and below the threshold")
        : Gap < 0 ? AnalysisProblem.Option("gap", Gap, "不小于 0", "at least 0")
        : Least < 1 ? AnalysisProblem.Option("least", Least, "不小于 1", "at least 1")
        : Reach < 1 ? AnalysisProblem.Option("reach", Reach, "不小于 1", "at least 1") : null;
}
