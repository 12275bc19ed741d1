using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Warnings;

/// <summary>A row of a list of measures, as it was given: texts that <see cref="MeasureDesk"/> looks at.</summary>
/// <param name="Enterprise">Code of the enterprise.</param>
/// <param name="Level">黄色 or yellow, and so on.</param>
/// <param name="Number">Which of the measures of the enterprise at the level.</param>
/// <param name="Grade">A, B, C, D, 引领性 or leading, 非引领性 or not-leading; empty where it is not known.</param>
/// <param name="Point">Code of the point that shows it.</param>
/// <param name="ShownBy">排放 or emission, 数值 or value; empty: an emission where a pollutant is named, the value where it is flow or power, else nothing.</param>
/// <param name="ReductionPercent">0 to 100.</param>
public sealed record WantedMeasure(string? Enterprise, string? Level, int? Number, string? Measure, string? Grade = null, string? Point = null, string? Factor = null, string? ShownBy = null, double? ReductionPercent = null);

/// <summary>What is wrong with a cell of a list.</summary>
public sealed record MeasureFault(int Line, string Column, Text Says)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"第 {Line} 行，{Column} 列：{Says.Zh} · line {Line}, column {Column}: {Says.En}");
}

/// <summary>应急减排清单 · A list of measures as CSV. Headers are Chinese or English, in any order.</summary>
public static class MeasureCsv
{
    private static readonly (string Key, string Zh, bool Needed)[] Columns =
    [
        ("enterprise", "企业编码", true), ("level", "预警级别", true), ("number", "序号", false), ("measure", "措施", true), ("grade", "绩效分级", false), ("point", "监测点", false),
        ("factor", "因子", false), ("shown_by", "看什么", false), ("reduction_percent", "预计削减比例", false),
    ];

    public static string Header => string.Join(',', Columns.Select(c => c.Key));

    /// <summary>The rows with the lines where they begin; or everything that is wrong with them.</summary>
    public static (IReadOnlyList<(int Line, WantedMeasure Row)> Rows, IReadOnlyList<MeasureFault> Faults) Read(string text)
    {
        var (rows, faults) = (new List<(int, WantedMeasure)>(), new List<MeasureFault>());
        using var records = new CsvRecords(text.TrimStart('\uFEFF'));
        if (!records.Read()) return ([], [new(1, "—", new("文件是空的；第一行应为列名", "the file is empty; the first line has to name the columns"))]);
        var at = new Dictionary<string, int>();
        foreach (var (name, i) in records.Fields().Select((f, i) => (f.Trim(), i)))
        {
            if (Columns.FirstOrDefault(c => c.Key.Equals(name, StringComparison.OrdinalIgnoreCase) || c.Zh == name) is { Key: { } key }) at.TryAdd(key, i);
            else if (name.Length > 0) faults.Add(new(1, name, new($"没有这一列；可用：{string.Join("、", Columns.Select(c => $"{c.Zh}（{c.Key}）"))}", $"there is no such column; there are: {string.Join(", ", Columns.Select(c => c.Key))}")));
        }
        faults.AddRange(Columns.Where(c => c.Needed && !at.ContainsKey(c.Key)).Select(c => new MeasureFault(1, $"{c.Zh}/{c.Key}", new("缺少这一列；请补上", "the column is missing; add it"))));
        if (faults.Count > 0) return ([], faults);
        var numbers = new Dictionary<(string, string), int>();
        while (records.Read())
        {
            string? Of(string key) => at.TryGetValue(key, out var i) && i < records.Count && records[i].Trim() is { IsEmpty: false } value ? value.ToString() : null;
            var (line, enterprise, level) = (records.Line, Of("enterprise"), Of("level"));
            var next = numbers[(enterprise ?? "", level ?? "")] = numbers.GetValueOrDefault((enterprise ?? "", level ?? "")) + 1;
            var number = next;
            if (Of("number") is { } given && !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out number)) faults.Add(new(line, "number", new($"“{given}”不是序号；请写 1、2、3，或删去该列由程序编号", $"“{given}” is no number; write 1, 2, 3, or leave the column out")));
            double? reduction = null;
            if (Of("reduction_percent") is { } percent)
            {
                if (double.TryParse(percent.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) reduction = value;
                else faults.Add(new(line, "reduction_percent", new($"“{percent}”不是数字；请写 0 到 100，如 30", $"“{percent}” is no number; write 0 to 100, such as 30")));
            }
            rows.Add((line, new(enterprise, level, number, Of("measure"), Of("grade"), Of("point"), Of("factor"), Of("shown_by"), reduction)));
        }
        if (records.BadLine is { } bad) faults.Add(new(bad, "—", new("引号没有闭合，或引号之后还有文字", "a quote is not closed, or text follows a closing quote")));
        if (rows.Count == 0 && faults.Count == 0) faults.Add(new(2, "—", new("没有数据行", "there are no rows")));
        return (rows, faults);
    }
}
