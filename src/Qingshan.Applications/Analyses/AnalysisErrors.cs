using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>Why an analysis gives no result: what the library says, under a code of the catalogue.</summary>
public static class AnalysisErrors
{
    // What the library says is a text in both languages already.
    private static readonly Text Said = new("{0}", "{0}");

    public static readonly ErrorKind UnknownMethod = new("analysis.unknown-method", 404,
        new("没有这种分析方法", "No such method of analysis"),
        new("没有名为 {0} 的方法。全部方法见 /analysis，或运行 qingshan analyse --list。", "There is no method {0}. All of them stand at /analysis and in qingshan analyse --list."));

    public static readonly ErrorKind TooFew = new("analysis.too-few", 422, new("数据太少", "Too few data"), Said);

    public static readonly ErrorKind Constant = new("analysis.constant", 422, new("数据没有变化", "The data do not vary"), Said);

    public static readonly ErrorKind Gaps = new("analysis.gaps", 422, new("缺测太多", "Too much is missing"), Said);

    public static readonly ErrorKind Shape = new("analysis.shape", 422, new("数据列不符合要求", "The columns do not fit"), Said);

    public static readonly ErrorKind Option = new("analysis.option", 400, new("参数不正确", "An option is wrong"), Said);

    public static readonly ErrorKind NoAnswer = new("analysis.no-answer", 422, new("得不出结果", "There is no answer"), Said);

    public static readonly ErrorKind UnknownColumn = new("analysis.unknown-column", 400,
        new("所选数据里没有这一列", "The selection has no such column"),
        new("所选数据里没有列 {0}；有：{1}。", "The selection has no column {0}; it has: {1}."));

    public static readonly ErrorKind NoSeries = new("analysis.no-series", 422,
        new("所选数据里没有序列", "The selection has no series"),
        new("所选监测点在此时段没有任何序列；请在数据查询页另选。", "The points chosen have no series at all in this span; choose others in the data browser."));

    public static readonly ErrorKind TooLarge = new("analysis.too-large", 422,
        new("所选数据太大", "The selection is too large"),
        new("所选数据有 {0} {1}，分析一次最多 {2}；请减少监测点、因子或时段。", "The selection has {0} {1}, an analysis takes at most {2}; choose fewer points or factors, or a shorter span."));

    public static readonly ErrorKind NeedsFile = new("analysis.needs-file", 422,
        new("这种方法需要文件", "This method needs a file"),
        new("{0} 需要数据查询里没有的输入；请在命令行运行 qingshan analyse {0}（--list 说明它需要什么）。", "{0} needs an input that the data browser does not have; run qingshan analyse {0} on the command line (--list says what it takes)."));

    public static readonly ErrorKind Busy = new("analysis.busy", 429,
        new("等待中的分析太多", "Too many analyses are waiting"),
        new("已有 {0} 项分析在等待；请等其中一项完成或取消后再试。", "{0} analyses are waiting already; try again when one of them is done, or cancel one."));

    public static readonly ErrorKind UnknownRun = new("analysis.unknown-run", 404,
        new("没有这次分析", "No such analysis"),
        new("没有编号为 {0} 的分析，或者不是您运行的。结果保留 24 小时，平台重启后也不再保留；用它的调用可以重新得到。", "There is no analysis {0}, or it is not yours. Results are kept for 24 hours and not over a restart; the call of each gives it again."));

    public static readonly ErrorKind NotDone = new("analysis.not-done", 409,
        new("分析还没有结果", "The analysis has no result"),
        new("这次分析的状态是 {0}，没有可下载的结果。", "The analysis is {0} and has nothing to take away."));

    public static readonly ErrorKind NoFigure = new("analysis.no-figure", 404,
        new("没有图", "No figure"),
        new("方法 {0} 不画图。", "The method {0} draws no figure."));

    public static readonly ErrorKind NoTable = new("analysis.no-table", 404,
        new("没有这个表", "No such table"),
        new("结果里没有表 {0}；有：{1}。", "The result has no table {0}; it has: {1}."));

    public static readonly ErrorKind Cancelled = new("analysis.cancelled", 409, new("分析已取消", "The analysis was cancelled"), new("已取消，没有结果。", "It was cancelled; there is no result."));

    public static readonly ErrorKind Broken = new("analysis.broken", 500,
        new("分析出错", "The analysis broke off"),
        new("程序在计算时出错（{0}），不是数据的问题；请把这句话和调用报告给管理员。", "The program failed while computing ({0}); the data are not to blame. Tell the administrator this sentence and the call."));

    public static Error Of(AnalysisProblem problem) => (problem.Kind switch
    {
        ProblemKind.TooFew => TooFew,
        ProblemKind.Constant => Constant,
        ProblemKind.Gaps => Gaps,
        ProblemKind.Shape => Shape,
        ProblemKind.Option => Option,
        _ => NoAnswer,
    }).Of(new Text(problem.Zh, problem.En));
}
