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

    public static readonly ErrorKind Busy = new("haze.busy", 429,
        new("等待中的研究太多", "Too many studies are waiting"),
        new("已有 {0} 项研究在等待；请等其中一项完成或取消后再试。", "{0} studies are waiting already; try again when one of them is done, or cancel one."));

    public static readonly ErrorKind UnknownStudy = new("haze.unknown-study", 404,
        new("没有这项研究", "No such study"),
        new("没有编号为 {0} 的研究，或当前账号看到的站点与它不同，或平台已重启；可重新计算。", "There is no study {0}, or this account sees other stations than it was made of, or the program was started anew; it can be computed again."));

    public static readonly ErrorKind Cancelled = new("haze.study-cancelled", 409, new("研究已取消", "The study was cancelled"), new("已取消，没有结果；可重新计算。", "It was cancelled; there is no result. It can be computed again."));

    public static readonly ErrorKind Broken = new("haze.study-broken", 500,
        new("研究计算出错", "The study broke off"),
        new("程序在计算时出错（{0}），不是数据的问题；请把日志交给维护人员。", "The program failed while computing ({0}); the data are not to blame. Give the log to who maintains the program."));

    /// <summary>That there is nothing yet is no failure of whoever opens the page.</summary>
    public static bool IsNothingYet(Error error) => error.Kind == NoCity || error.Kind == NoAnswer;

    public static Error Of(AnalysisProblem problem) => NoAnswer.Of(new Text(problem.Zh, problem.En));
}
