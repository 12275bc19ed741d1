using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>Why haze cannot be looked at.</summary>
public static class HazeErrors
{
    public static readonly ErrorKind NoCity = new("haze.no-city", 404,
        new("没有可看的城市", "There is no city to look at"),
        new("所选区域里没有看得到的空气站评价点；请换一个区域，或在台账中把空气站标为评价点。", "No evaluated air station that you may see lies in the region; choose another, or mark stations as evaluated in the ledger."));

    public static readonly ErrorKind NoEpisode = new("haze.no-episode", 404,
        new("没有这次过程", "There is no such episode"),
        new("{0} 在 {1} 没有灰霾过程；全部过程见 /haze。", "{0} has no haze episode that began at {1}; all of them are at /haze."));

    public static readonly ErrorKind NoPlan = new("haze.no-plan", 404,
        new("没有这份预案", "There is no such plan"),
        new("没有名为 {0} 的预警分级；可用：{1}。", "There is no plan {0}; there are: {1}."));

    // What the library says is a text in both languages already.
    public static readonly ErrorKind NoAnswer = new("haze.no-answer", 422, new("得不出结果", "There is no answer"), new("{0}", "{0}"));

    /// <summary>That there is nothing yet is no failure of whoever opens the page.</summary>
    public static bool IsNothingYet(Error error) => error.Kind == NoCity || error.Kind == NoAnswer;

    public static Error Of(AnalysisProblem problem) => NoAnswer.Of(new Text(problem.Zh, problem.En));
}
