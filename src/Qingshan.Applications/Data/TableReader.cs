using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Data;

/// <summary>Pages of the wide form: the page and the API show the same rows.</summary>
internal static class TableReader
{
    /// <param name="after">The cursor of the page before; null for the first.</param>
    public static async Task<Result<(WideRows Table, Page<WideRow> Page)>> ReadAsync(ObservationChoice choice, IObservationStore store, string? after, int size, CancellationToken cancel)
    {
        if (choice.Series.Select(s => s.Series.Kind).Distinct().Count() > 1) return ObservationErrors.WideNeedsOneKind.Of();
        if (!Read(after).TryGet(out var last, out var error)) return error;
        var table = new WideRows(choice, store);
        var rows = new List<WideRow>();
        await foreach (var row in table.ReadAsync(last.Point.Length == 0 ? null : last, cancel))
        {
            rows.Add(row);
            if (rows.Count > size) break;
        }
        return (table, Cursor.Cut(rows, size, row => string.Create(CultureInfo.InvariantCulture, $"{row.Start.Ticks} {row.Point.Code}")));
    }

    private static Result<(string Point, DateTime Start)> Read(string? cursor)
    {
        if (!Cursor.Decode(cursor).TryGet(out var key, out var error)) return error;
        if (key.Length == 0) return ("", default(DateTime));
        return key.Split(' ', 2) is [var ticks, var point] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            ? (point, new DateTime(at, DateTimeKind.Utc))
            : CommonErrors.BadCursor.Of(cursor);
    }
}
