using Qingshan.Analysis.Methods;
using Qingshan.Applications.Analyses;

namespace Qingshan.Commands.Analyse;

/// <summary>Methods as they are listed on a terminal.</summary>
internal static class MethodPrint
{
    public static void All()
    {
        foreach (var group in MethodList.All.GroupBy(m => m.Group))
        {
            Console.WriteLine($"{MethodWords.Of(group.Key).Zh} {MethodWords.Of(group.Key).En}");
            foreach (var method in group) Console.WriteLine($"  {method.Name,-26} {method.Zh} · {method.En}");
        }
        Console.WriteLine();
        Console.WriteLine("qingshan analyse METHOD --list   说明一个方法 · what one method takes");
    }

    public static void One(Method method)
    {
        Console.WriteLine($"{method.Name}   {method.Zh} · {method.En}");
        Console.WriteLine($"  {method.AboutZh}");
        Console.WriteLine($"  {method.AboutEn}");
        Console.WriteLine($"  来源 Source: {method.Source}");
        Console.WriteLine($"  耗时 Cost: {method.Cost}");
        if (!method.Openair.IsEmpty) Console.WriteLine($"  openair: {string.Join(", ", method.Openair)}");
        if (method.ReadsGrid) Console.WriteLine("  输入 Input: 格点文件（NetCDF、GeoTIFF）· a gridded file (NetCDF, GeoTIFF)");
        PrintColumns("列 Columns", method.Columns);
        PrintColumns($"第二个表 Second table：{method.SecondZh} · {method.SecondEn}", method.Second);
        if (method.Options.IsEmpty) return;
        Console.WriteLine("  参数 Options");
        foreach (var option in method.Options)
            Console.WriteLine($"    {option.Name,-18} {(option.Choices.IsEmpty ? option.Kind.ToString().ToLowerInvariant() : string.Join('|', option.Choices))} [{option.Default}]  {option.Zh} · {option.En}");
    }

    private static void PrintColumns(string title, IReadOnlyList<MethodColumn> columns)
    {
        if (columns.Count == 0) return;
        Console.WriteLine($"  {title}");
        foreach (var column in columns)
            Console.WriteLine($"    {column.Name,-18} {column.Kind.ToString().ToLowerInvariant()}{(column.Many ? "…" : "")}{(column.Required ? "" : " ?")}  {column.Zh} · {column.En}");
    }
}
