using System.Runtime.CompilerServices;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>A column of the wide form: a factor in a unit.</summary>
public sealed record WideColumn(string Factor, string Unit)
{
    /// <summary>“a34004 µg/m³”; what has no unit has its code alone.</summary>
    public string Name => Unit == Units.Dimensionless.Symbol ? Factor : $"{Factor} {Unit}";
}

/// <summary>A point and a time with the values of its factors.</summary>
/// <param name="Values">By column; null where there is none.</param>
public sealed record WideRow(MonitoringPoint Point, DateTime Start, IReadOnlyList<Observation?> Values);

/// <summary>
/// The wide form: one row a point and time, one column a factor. Of series of a factor side by side the first has the column: substituted,
/// manual, reported, imported, simulated, rolled up; the others are in the long form.
/// </summary>
public sealed class WideRows
{
    private static readonly Origin[] Rank = [Origin.Substituted, Origin.Manual, Origin.Reported, Origin.Imported, Origin.Simulated, Origin.RolledUp];

    private readonly IReadOnlyList<(MonitoringPoint Point, IReadOnlyList<(Series Series, int Column)> Series)> _points;
    private readonly ChoiceReader _reader;
    private readonly ObservationChoice _choice;

    public WideRows(ObservationChoice choice, IObservationStore store)
    {
        (_choice, _reader) = (choice, new(store));
        Columns = [.. choice.Series.Select(s => new WideColumn(s.Series.Factor, s.Series.Unit)).Distinct().OrderBy(c => c.Factor, StringComparer.Ordinal).ThenBy(c => c.Unit, StringComparer.Ordinal)];
        var places = Columns.Select((column, at) => (column, at)).ToDictionary(c => c.column, c => c.at);
        _points = [.. choice.Series.GroupBy(s => s.Point.Id).Select(g => (g.First().Point, First(g, places))).OrderBy(p => p.Point.Code, StringComparer.Ordinal)];
    }

    public IReadOnlyList<WideColumn> Columns { get; }

    /// <summary>The series that have a column, in the order in which they are read.</summary>
    public IEnumerable<(Series Series, MonitoringPoint Point)> Shown => _points.SelectMany(p => p.Series.Select(s => (s.Series, p.Point)));

    /// <summary>The rows by code of the point and by time.</summary>
    /// <param name="after">Only what comes after this row; null for all.</param>
    public async IAsyncEnumerable<WideRow> ReadAsync((string Point, DateTime Start)? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (point, series) in _points)
        {
            var order = after is { } row ? string.CompareOrdinal(point.Code, row.Point) : 1;
            if (order < 0) continue;
            var from = order == 0 ? Later(_choice.From, after!.Value.Start.AddTicks(10)) : _choice.From;
            // The finest of the series says how much of the span fits into memory.
            var finest = series.MinBy(s => s.Series.Kind.Period).Series;
            foreach (var (begin, end) in ChoiceReader.Pieces(finest, from, _choice.To))
                await foreach (var found in PieceAsync(point, series, begin, end, cancel)) yield return found;
        }
    }

    private async IAsyncEnumerable<WideRow> PieceAsync(
        MonitoringPoint point, IReadOnlyList<(Series Series, int Column)> series, DateTime from, DateTime to, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = new SortedDictionary<DateTime, Observation?[]>();
        var columns = series.ToDictionary(s => s.Series.Id, s => s.Column);
        await foreach (var o in _reader.ReadAsync([.. series.Select(s => s.Series)], from, to, everyRevision: false, cancel))
        {
            if (!rows.TryGetValue(o.Start, out var row)) rows[o.Start] = row = new Observation?[Columns.Count];
            row[columns[o.Series]] = o;
        }
        foreach (var (start, values) in rows) yield return new(point, start, values);
    }

    private static List<(Series, int)> First(IEnumerable<(Series Series, MonitoringPoint Point)> ofPoint, Dictionary<WideColumn, int> places) =>
    [
        .. ofPoint.GroupBy(s => new WideColumn(s.Series.Factor, s.Series.Unit))
            .Select(g => (g.Select(s => s.Series).OrderBy(s => Array.IndexOf(Rank, s.Origin)).ThenBy(s => s.Channel, StringComparer.Ordinal).First(), places[g.Key]))
            .OrderBy(s => s.Item2),
    ];

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
