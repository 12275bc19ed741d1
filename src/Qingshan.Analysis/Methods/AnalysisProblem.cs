namespace Qingshan.Analysis.Methods;

/// <summary>Why data cannot be analysed as asked.</summary>
public enum ProblemKind
{
    /// <summary>Fewer values than the method needs.</summary>
    TooFew,

    /// <summary>All values are the same, so that there is nothing to compare.</summary>
    Constant,

    /// <summary>More is missing than the method bears.</summary>
    Gaps,

    /// <summary>Columns that do not go together: of different length, out of order, of the wrong sign.</summary>
    Shape,

    /// <summary>An option outside of what it may be.</summary>
    Option,

    /// <summary>The numbers leave no answer: a singular system, an iteration that does not settle.</summary>
    NoAnswer,
}

/// <summary>An expected failure of an analysis: what is wrong, how much was needed and how much there is, in a sentence.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Zh">The sentence in Chinese, with the numbers.</param>
/// <param name="En">The same in English.</param>
/// <param name="Needed">How much was needed (values, share in percent, as the sentence says); null where it is no matter of a number.</param>
/// <param name="Found">How much there is; null where it is no matter of a number.</param>
public sealed record AnalysisProblem(ProblemKind Kind, string Zh, string En, double? Needed = null, double? Found = null)
{
    /// <summary>Fewer values than needed.</summary>
    /// <param name="needed">How many are needed at least.</param>
    /// <param name="found">How many there are.</param>
    /// <param name="ofZh">Of what, in Chinese; 有效值 when left out.</param>
    /// <param name="ofEn">Of what, in English.</param>
    /// <returns>The problem.</returns>
    public static AnalysisProblem TooFew(int needed, int found, string ofZh = "有效值", string ofEn = "values that are not missing") =>
        new(ProblemKind.TooFew, $"数据太少：至少需要 {needed} 个{ofZh}，只有 {found} 个。", $"Too few data: at least {needed} {ofEn} are needed, there are {found}.", needed, found);

    /// <summary>All values are one and the same.</summary>
    /// <param name="value">That value.</param>
    /// <param name="ofZh">Of what, in Chinese; 数据 when left out.</param>
    /// <param name="ofEn">Of what, in English.</param>
    /// <returns>The problem; two different values were needed, one was found.</returns>
    public static AnalysisProblem Constant(double value, string ofZh = "数据", string ofEn = "values") =>
        new(ProblemKind.Constant, FormattableString.Invariant($"{ofZh}全部等于 {value:G6}，无从比较；至少需要 2 个不同的值。"), FormattableString.Invariant($"All {ofEn} equal {value:G6}, so that there is nothing to compare; at least 2 different ones are needed."), 2, 1);

    /// <summary>More is missing than is borne.</summary>
    /// <param name="allowed">The largest share that may be missing, 0 to 1.</param>
    /// <param name="missing">The share that is, 0 to 1.</param>
    /// <returns>The problem; its numbers are in percent.</returns>
    public static AnalysisProblem Gaps(double allowed, double missing) =>
        new(ProblemKind.Gaps, FormattableString.Invariant($"缺失太多：最多允许缺 {allowed * 100:0.#} %，实际缺 {missing * 100:0.#} %；请换时段或放宽阈值。"), FormattableString.Invariant($"Too much is missing: at most {allowed * 100:0.#} % may be, {missing * 100:0.#} % is; choose another span or a wider threshold."), allowed * 100, missing * 100);

    /// <summary>Columns that do not go together.</summary>
    /// <param name="zh">What is wrong and how to mend it, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The problem.</returns>
    public static AnalysisProblem Shape(string zh, string en) => new(ProblemKind.Shape, zh, en);

    /// <summary>An option outside of what it may be.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="given">What was given.</param>
    /// <param name="rangeZh">What it may be, in Chinese.</param>
    /// <param name="rangeEn">What it may be, in English.</param>
    /// <returns>The problem.</returns>
    public static AnalysisProblem Option(string name, object? given, string rangeZh, string rangeEn) =>
        new(ProblemKind.Option, FormattableString.Invariant($"参数 {name} 不能是 {given}：应为{rangeZh}。"), FormattableString.Invariant($"The option {name} cannot be {given}: it has to be {rangeEn}."));

    /// <summary>The numbers leave no answer.</summary>
    /// <param name="zh">Why and what to try, in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The problem.</returns>
    public static AnalysisProblem NoAnswer(string zh, string en) => new(ProblemKind.NoAnswer, zh, en);
}
