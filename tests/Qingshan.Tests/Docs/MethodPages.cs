using System.Globalization;
using System.Text;
using Qingshan.Analysis.Methods;
using Qingshan.Applications.Analyses;

namespace Qingshan.Tests.Docs;

/// <summary>docs/methods.md from what the methods say of themselves.</summary>
internal static class MethodPages
{
    /// <summary>What users of openair look for: its functions for data, plots and models; those of trajectories count among them.</summary>
    private static readonly string[] Openair =
    [
        "windRose", "pollutionRose", "percentileRose", "polarFreq", "polarPlot", "polarAnnulus", "polarCluster", "polarDiff",
        "timePlot", "timeVariation", "timeProp", "trendLevel", "calendarPlot", "smoothTrend", "TheilSen", "runRegression",
        "GaussianSmooth", "WhittakerSmooth", "kzFilter", "rollingQuantile",
        "timeAverage", "rollingMean", "aqStats", "selectByDate", "cutData",
        "corPlot", "scatterPlot", "modStats", "conditionalQuantile", "TaylorDiagram",
        "trajPlot", "trajCluster", "trajLevel", "deweather",
    ];

    public static string Write()
    {
        var page = new StringBuilder("# 分析方法 · Methods of analysis\n\nWritten by the program (see the documentation test) from what each method says of itself; how to run them: [analysis.md](analysis.md).\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{MethodList.All.Length} methods. `?` marks a column that can be left out, `…` one that several columns can play.\n");
        foreach (var group in MethodList.All.GroupBy(m => m.Group))
        {
            var words = MethodWords.Of(group.Key);
            page.Append(CultureInfo.InvariantCulture, $"\n## {words.Zh} · {words.En}\n");
            foreach (var method in group) Append(page, method);
        }
        page.Append("\n## openair\n\nFunctions of the R package openair and the methods here that do the like.\n\n| openair | here |\n|---|---|\n");
        foreach (var function in Openair.Concat(MethodList.All.SelectMany(m => m.Openair).Except(Openair).Order(StringComparer.Ordinal)))
        {
            var here = MethodList.All.Where(m => m.Openair.Contains(function)).Select(m => $"`{m.Name}`").ToList();
            page.Append(CultureInfo.InvariantCulture, $"| {function} | {(here.Count == 0 ? "—" : string.Join(", ", here))} |\n");
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, Method method)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### <a id=\"{method.Name}\"></a>`{method.Name}` {method.Zh} · {method.En}\n\n{method.AboutZh}\n{method.AboutEn}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- {method.Source}\n- {method.Cost}{(method.IsLong ? "; runs as a job on pages" : "")}\n");
        if (method.ReadsGrid) page.Append("- input: a gridded file (NetCDF, GeoTIFF)\n");
        if (!method.Columns.IsEmpty) page.Append(CultureInfo.InvariantCulture, $"- columns: {string.Join("; ", method.Columns.Select(Column))}\n");
        if (!method.Second.IsEmpty) page.Append(CultureInfo.InvariantCulture, $"- second table{(method.SecondOptional ? " (optional)" : "")}, {method.SecondEn}: {string.Join("; ", method.Second.Select(Column))}\n");
        foreach (var option in method.Options) page.Append(CultureInfo.InvariantCulture, $"- `--option {option.Name}={(option.Default.Length == 0 ? "…" : option.Default)}`{Range(option)}: {option.Zh} · {option.En}\n");
    }

    private static string Column(MethodColumn column) => $"`{column.Name}`{(column.Required ? "" : "?")}{(column.Many ? "…" : "")} {column.Zh} · {column.En}";

    private static string Range(MethodOption option) => option.Kind switch
    {
        OptionKind.Choice => $" ({string.Join(", ", option.Choices)})",
        OptionKind.Number or OptionKind.Whole when double.IsFinite(option.Min) && double.IsFinite(option.Max) => FormattableString.Invariant($" ({option.Min} to {option.Max})"),
        OptionKind.Number or OptionKind.Whole when double.IsFinite(option.Min) => FormattableString.Invariant($" (from {option.Min})"),
        _ => "",
    };
}
