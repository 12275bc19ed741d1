using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Commands.Analyse;

/// <summary>Files and column names as the input of a method.</summary>
/// <param name="Input">The table or gridded file.</param>
/// <param name="Columns">Pairs <c>role=column</c>; a role that is not named takes the column of its own name.</param>
/// <param name="Second">The second table; null for none.</param>
/// <param name="SecondColumns">Its pairs.</param>
/// <param name="Missing">Texts that stand for a missing value besides the usual ones.</param>
internal sealed record InputFiles(string Input, IReadOnlyList<string> Columns, string? Second, IReadOnlyList<string> SecondColumns, IReadOnlyList<string> Missing)
{
    public Result<MethodInput> Read(Method method, IReadOnlyDictionary<string, string> options)
    {
        if (method.ReadsGrid && !File.Exists(Input)) return AnalyseErrors.CannotRead.Of(Input, new Text("文件不存在", "there is no such file"));
        MethodTable table = new([]);
        if (!method.ReadsGrid)
        {
            if (!Table(Input, Columns, method, [.. method.Columns]).TryGet(out var read, out var error)) return error;
            table = read;
        }
        MethodTable? second = null;
        if (Second is not null)
        {
            if (!Table(Second, SecondColumns, method, [.. method.Second]).TryGet(out var read, out var error)) return error;
            second = read;
        }
        return new MethodInput(table, options, second, method.ReadsGrid ? Input : null);
    }

    private Result<MethodTable> Table(string path, IReadOnlyList<string> pairs, Method method, IReadOnlyList<MethodColumn> roles)
    {
        if (!TableFile.Open(path, Missing).TryGet(out var file, out var error)) return error;
        using (file)
        {
            var columns = new List<(string, TableColumn)>();
            if (!Pairs(pairs).TryGet(out var named, out error)) return error;
            if (named.FirstOrDefault(p => !roles.Any(r => r.Name == p.Name)) is { Name: { } unknown })
                return AnalyseErrors.NoRole.Of(method.Name, unknown, string.Join(", ", roles.Select(r => r.Name)));
            foreach (var role in roles)
            {
                foreach (var names in Asked(file, role, [.. named.Where(p => p.Name == role.Name).Select(p => p.Value)]))
                {
                    if (!file.Read(names, role.Kind).TryGet(out var column, out error)) return error;
                    columns.Add((role.Name, column));
                }
            }
            return new MethodTable(columns);
        }
    }

    /// <summary>The columns of a role, each as the names of which it is put together.</summary>
    private static IEnumerable<string[]> Asked(TableFile file, MethodColumn role, IReadOnlyList<string> asked)
    {
        if (asked.Count == 0) return file.Names.Contains(role.Name) ? [[role.Name]] : [];
        // A comma separates several columns of one role, or the parts of a time; a name that holds one itself is taken as it is.
        var lists = asked.Select(a => file.Names.Contains(a) ? [a] : a.Split(','));
        return role.Kind == ColumnKind.Time ? lists : lists.SelectMany(l => l).Select(n => new[] { n });
    }

    public static Result<IReadOnlyList<(string Name, string Value)>> Pairs(IEnumerable<string> pairs)
    {
        var list = new List<(string, string)>();
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value]) return AnalyseErrors.BadPair.Of(pair);
            list.Add((name, value));
        }
        return list;
    }
}
