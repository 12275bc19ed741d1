using System.Globalization;
using System.Text;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>The tables of a result, and its single numbers, as CSV.</summary>
public static class ResultCsv
{
    /// <summary>The single numbers and words: name, value, unit.</summary>
    public static string Numbers(MethodResult result)
    {
        var csv = new StringBuilder("name,value,unit\n");
        foreach (var number in result.Numbers) csv.Append(Row([number.Name, Cell(number.Value), number.Unit ?? ""]));
        foreach (var (name, value) in result.Words) csv.Append(Row([name, value, ""]));
        return csv.ToString();
    }

    /// <summary>A table; what is missing is an empty cell.</summary>
    public static string Table(ResultTable table)
    {
        var csv = new StringBuilder(Row(table.Columns.Select(c => c.Name)));
        for (var row = 0; row < table.Rows; row++) csv.Append(Row(table.Columns.Select(c => Cell(c, row))));
        return csv.ToString();
    }

    /// <summary>A cell of a table, as it is written and shown.</summary>
    public static string Cell(TableColumn column, int row) => column switch
    {
        { Numbers: { } numbers } => Cell(numbers[row]),
        { Times: { } times } => times[row].ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => column.Texts![row],
    };

    private static string Cell(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells.Select(Csv.Quoted)) + "\n";
}
