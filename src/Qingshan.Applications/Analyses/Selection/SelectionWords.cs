using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Analyses;

/// <summary>A selection in a sentence.</summary>
internal static class SelectionWords
{
    public static Text Of(AnalysisSelection selection)
    {
        var shown = selection.Choice.Shown;
        var (from, to) = (Day(shown.From), Day(shown.To));
        var factors = shown.Series.Select(s => s.Series.Factor).Distinct().ToList();
        var (zh, en) = (string.Join('、', factors.Take(4).Select(f => FactorNames.Of(f).Zh)), string.Join(", ", factors.Take(4).Select(f => FactorNames.Of(f).En)));
        var more = factors.Count > 4 ? ($"等 {factors.Count} 个因子", $" and {factors.Count - 4} more") : ("", "");
        return new($"{selection.Points} 个监测点，{zh}{more.Item1}，{from} 至 {to}（不含，北京时间）。", $"{selection.Points} points, {en}{more.Item2}, {from} to {to} (excluded, Beijing time). ");
    }

    /// <summary>Which columns were read and what was set otherwise than usual.</summary>
    public static Text Of(AnalysisRequest request, AnalysisSelection selection)
    {
        var labels = selection.Columns.ToDictionary(c => c.Name, c => c.Label, StringComparer.Ordinal);
        var columns = request.Columns.SelectMany(c => c.Value).Where(n => n != AnalysisSelection.TimeColumn && labels.ContainsKey(n)).ToList();
        var set = request.Options.Select(o => $"{o.Key} = {o.Value}").ToList();
        var options = set.Count == 0 ? new Text("", "") : new Text($"参数：{string.Join("，", set)}。", $"Set: {string.Join(", ", set)}.");
        return new($"分析的列：{string.Join('、', columns.Take(6).Select(c => labels[c].Zh))}{(columns.Count > 6 ? " 等" : "")}。{options.Zh}", $"Columns: {string.Join(", ", columns.Take(6).Select(c => labels[c].En))}{(columns.Count > 6 ? " …" : "")}. {options.En}");
    }

    private static string Day(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
