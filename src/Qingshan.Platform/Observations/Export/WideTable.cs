using System.Runtime.CompilerServices;

namespace Qingshan.Platform.Observations;

/// <summary>The wide form as a table: point, time, a column a factor, and what is to be said of single values.</summary>
internal sealed class WideTable : IExportTable
{
    private readonly WideRows _rows;
    private readonly ExportColumn<string?> _point = new("point"), _marks = new("marks");
    private readonly ExportColumn<DateTime> _start = new("start");
    private readonly ExportColumn<bool> _simulated = new("simulated");
    private readonly ExportColumn<double?>[] _values;

    public WideTable(WideRows rows)
    {
        _rows = rows;
        _values = [.. rows.Columns.Select(c => new ExportColumn<double?>(c.Name))];
        Columns = [_point, _start, .. _values, _marks, _simulated];
    }

    public IReadOnlyList<ExportColumn> Columns { get; }

    public async IAsyncEnumerable<int> PiecesAsync(int rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        var simulated = _rows.Shown.Where(ObservationChoice.IsSimulated).Select(s => s.Series.Id).ToHashSet();
        await foreach (var row in _rows.ReadAsync(null, cancel))
        {
            _point.Rows.Add(row.Point.Code);
            _start.Rows.Add(row.Start);
            for (var i = 0; i < _values.Length; i++) _values[i].Rows.Add(row.Values[i] is { } o ? ObservationView.Given(o.Value) : null);
            _marks.Rows.Add(MarksOf(row));
            _simulated.Rows.Add(row.Values.Any(o => o is { } value && simulated.Contains(value.Series)));
            if (_point.Rows.Count < rows) continue;
            yield return _point.Rows.Count;
            foreach (var column in Columns) column.Clear();
        }
        if (_point.Rows.Count > 0) yield return _point.Rows.Count;
    }

    /// <summary>Flags other than N and qualifiers, each behind its factor: <c>a34004:D w01018:ND</c>.</summary>
    private string? MarksOf(WideRow row)
    {
        List<string>? marks = null;
        for (var i = 0; i < _values.Length; i++)
        {
            if (row.Values[i] is not { } o) continue;
            var view = ObservationView.Of(o);
            if (view.Flag is not (null or "N")) (marks ??= []).Add($"{_rows.Columns[i].Factor}:{view.Flag}");
            if (view.Qualifier != "=") (marks ??= []).Add($"{_rows.Columns[i].Factor}:{view.Qualifier}");
        }
        return marks is null ? null : string.Join(' ', marks);
    }
}
