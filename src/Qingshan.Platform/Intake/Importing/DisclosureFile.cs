using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One of the files that a folder of disclosure may have or lack: its rows, and how many were taken, said twice or were not right. The first of the wanted
/// columns is the row's identifier.
/// </summary>
internal sealed class DisclosureFile
{
    private static readonly HashSet<string> Nothing = ["", "无", "/", "／", "-", "－", "—", "x", "X", "0"];
    private readonly DisclosureTable? _table;
    private readonly List<RejectedRow> _rejected;
    private readonly Dictionary<string, string[]> _taken = [];

    private DisclosureFile(string name, DisclosureTable? table) => (Name, _table, _rejected) = (name, table, [.. table?.Rejected ?? []]);

    public string Name { get; }

    public bool IsThere => _table is not null;

    /// <summary>Rows read, whatever became of them.</summary>
    public int Rows => (_table?.Rows.Count + _table?.Rejected.Count) ?? 0;

    public int Repeated { get; private set; }

    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>Reads the file where it is there; a file that is damaged or lacks a column is refused.</summary>
    public static Result<DisclosureFile> Open(string folder, string name, params string[] columns)
    {
        if (!DisclosureTable.IsThere(folder, name)) return new DisclosureFile(name, null);
        return DisclosureTable.Read(folder, name, columns).TryGet(out var table, out var error) ? new DisclosureFile(name, table) : error;
    }

    /// <summary>Goes through the rows: each is taken, or says why it is not.</summary>
    public DisclosureFile Take(Func<string[], Rejection?> row)
    {
        foreach (var (line, cells) in _table?.Rows ?? [])
        {
            if (cells[0].Length is 0 or > 40) Reject(line, new("没有标识 · no identifier", $"the identifier is '{cells[0]}', not of 1 to 40 characters"));
            else if (_taken.TryGetValue(cells[0], out var before))
            {
                if (before.SequenceEqual(cells)) Repeated++;
                else Reject(line, new("标识重复且内容不同 · given twice, and differently", $"{cells[0]} was given before, with other content"));
            }
            else if (row(cells) is { } why) Reject(line, why);
            else _taken.Add(cells[0], cells);
        }
        return this;
    }

    /// <summary>Null where a cell holds a name; a number there is a longitude that has slipped from another column.</summary>
    public static Rejection? NotAName(string column, string cell) =>
        cell.Length == 0 ? new("没有名称 · no name", $"{column} is empty")
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? new("列错位，名称处是数字 · a column slipped: a number stands for the name", $"{column} is '{cell}'")
        : null;

    /// <summary>Null where every cell is a day or a sign for nothing.</summary>
    public static Rejection? NotDays(params ReadOnlySpan<(string Column, string Cell)> cells)
    {
        foreach (var (column, cell) in cells)
            if (!Nothing.Contains(cell) && Day(cell) is null) return new("日期无效 · not a date", $"{column} is '{cell}', not like 2020-08-01");
        return null;
    }

    /// <summary>A day, or null where the cell holds none.</summary>
    public static DateOnly? Day(string cell) => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A text, or null where only a sign stands for nothing.</summary>
    public static string? Given(string cell, int most) => Nothing.Contains(cell) ? null : Cut(cell, most);

    public static string Cut(string cell, int most) => cell.Length <= most ? cell : cell[..most];

    private void Reject(int line, Rejection why) => _rejected.Add(new(_table!.File, line, why));
}
