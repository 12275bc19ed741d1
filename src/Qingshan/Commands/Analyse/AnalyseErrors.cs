using Qingshan.Platform.Common;

namespace Qingshan.Commands.Analyse;

/// <summary>Failures of reading what <c>qingshan analyse</c> is given; what is wrong with the numbers themselves is in <c>AnalysisErrors</c>.</summary>
internal static class AnalyseErrors
{
    public static readonly ErrorKind CannotRead = new("analyse.cannot-read", 404,
        new("读不了输入文件", "The input cannot be read"),
        new("读不了 {0}：{1}", "Cannot read {0}: {1}"));

    public static readonly ErrorKind CannotWrite = new("analyse.cannot-write", 403,
        new("写不了输出文件", "The output cannot be written"),
        new("写不了 {0}：{1}", "Cannot write {0}: {1}"));

    public static readonly ErrorKind NoInput = new("analyse.no-input", 400,
        new("没有输入文件", "No input"),
        new("请用 --input 指定 CSV、Parquet 或格点文件。", "Name a CSV, Parquet or gridded file with --input."));

    public static readonly ErrorKind NoColumn = new("analyse.no-column", 400,
        new("文件里没有这一列", "The file has no such column"),
        new("{0} 里没有列 {1}；有：{2}。", "{0} has no column {1}; it has: {2}."));

    public static readonly ErrorKind NoRole = new("analyse.no-role", 400,
        new("方法没有这个列角色", "The method has no such role"),
        new("方法 {0} 没有角色 {1}；可用：{2}。", "The method {0} has no role {1}; it has: {2}."));

    public static readonly ErrorKind BadPair = new("analyse.bad-pair", 400,
        new("应写成 名称=值", "It has to be written NAME=VALUE"),
        new("“{0}”应写成 名称=值，例如 value=pm25。", "\"{0}\" has to be written NAME=VALUE, such as value=pm25."));

    public static readonly ErrorKind BadCell = new("analyse.bad-cell", 422,
        new("单元格读不出", "A cell cannot be read"),
        new("{0} 第 {1} 行（不计表头）列 {2}：“{3}”不是{4}。缺测请留空或写 NA，其他缺测记号用 --missing 指定。", "{0}, row {1} below the header, column {2}: \"{3}\" is not {5}. Leave missing cells empty or write NA; name other marks with --missing."));
}
