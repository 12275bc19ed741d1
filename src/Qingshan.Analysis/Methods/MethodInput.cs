using System.Globalization;

namespace Qingshan.Analysis.Methods;

/// <summary>What a method is run on.</summary>
/// <param name="Table">The columns by role; without rows for a method that reads a grid.</param>
/// <param name="Options">What was set, by name, as text; what was not set is as the method's options say.</param>
/// <param name="Second">The second table; null where there is none.</param>
/// <param name="GridPath">The gridded file; null where the method reads none.</param>
public sealed record MethodInput(MethodTable Table, IReadOnlyDictionary<string, string> Options, MethodTable? Second = null, string? GridPath = null)
{
    /// <summary>Checks columns and options against what a method says of itself, and fills in what was not set.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The input as the method may read it, or what is wrong.</returns>
    public Analysed<MethodInput> For(Method method)
    {
        ArgumentNullException.ThrowIfNull(method);
        foreach (var name in Options.Keys)
            if (!method.Options.Any(o => o.Name == name))
                return AnalysisProblem.Option(name, Options[name], method.Options.IsEmpty ? "空（该方法没有参数）" : "以下参数之一的名称：" + Names(method), method.Options.IsEmpty ? "left out, the method has no options" : "the name of one of " + Names(method));
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in method.Options)
        {
            var given = Options.GetValueOrDefault(option.Name, option.Default);
            if (option.Check(given) is { } problem) return problem;
            all[option.Name] = given;
        }
        if (Missing(method.Columns, Table) is { } lacks) return Lacks(lacks, "--columns");
        if (!method.Second.IsEmpty && Second is null && !method.SecondOptional)
            return AnalysisProblem.Shape($"还需要第二个表（{method.SecondZh}）：用 --second 指定。", $"A second table is needed ({method.SecondEn}): name it with --second.");
        if (Second is not null && Missing(method.Second, Second) is { } second) return Lacks(second, "--second-columns");
        if (Infinite(method.Columns, Table) is { } infinite) return infinite;
        if (Second is not null && Infinite(method.Second, Second) is { } alsoInfinite) return alsoInfinite;
        return this with { Options = all };
    }

    /// <summary>A number that was set.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The number; NaN where it was left to the method.</returns>
    public double Number(string name) => Options[name] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>A whole number that was set.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The number; 0 where it was left to the method.</returns>
    public int Whole(string name) => Number(name) is var number && double.IsNaN(number) ? 0 : (int)number;

    /// <summary>A word or text that was set.</summary>
    /// <param name="name">The option.</param>
    /// <returns>The text.</returns>
    public string Text(string name) => Options[name];

    /// <summary>A yes or no that was set.</summary>
    /// <param name="name">The option.</param>
    /// <returns>True for yes.</returns>
    public bool Flag(string name) => Options[name] == "true";

    private static MethodColumn? Missing(IEnumerable<MethodColumn> columns, MethodTable table) => columns.FirstOrDefault(c => c.Required && !table.Has(c.Name));

    /// <summary>No instrument measures infinity: it is a division by 0 somewhere before, and would spoil every sum in silence.</summary>
    private static AnalysisProblem? Infinite(IEnumerable<MethodColumn> columns, MethodTable table)
    {
        foreach (var column in columns.Where(c => c.Kind == ColumnKind.Number).SelectMany(c => table.Many(c.Name)))
            if (column.Numbers is { } numbers && Array.FindIndex(numbers, double.IsInfinity) is >= 0 and var row)
                return AnalysisProblem.Shape($"列 {column.Name} 第 {row + 1} 行是无穷大：请改正，或作为缺测留空。", $"Row {row + 1} of the column {column.Name} is infinite: correct it, or leave it empty as missing.");
        return null;
    }

    private static string Names(Method method) => string.Join(", ", method.Options.Select(o => o.Name));

    private static AnalysisProblem Lacks(MethodColumn column, string option) =>
        AnalysisProblem.Shape($"缺少列 {column.Name}（{column.Zh}）：用 {option} {column.Name}=列名 指定。", $"The column {column.Name} is missing ({column.En}): name it with {option} {column.Name}=NAME.");
}
