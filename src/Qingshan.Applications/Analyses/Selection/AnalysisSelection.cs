using Qingshan.Analysis.Methods;
using Qingshan.Applications.Data;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Analyses;

/// <summary>What is chosen in the data browser, as the table of an analysis: the same choice, under the same policy.</summary>
public sealed class AnalysisSelection
{
    /// <summary>Series side by side; more would be a table that nobody can name the columns of.</summary>
    public const int MostSeries = 60;

    /// <summary>Points of a table of places.</summary>
    public const int MostPlaces = 5000;

    /// <summary>Values of a table: about 160 MB.</summary>
    public const int MostValues = 20_000_000;

    private readonly WideRows _rows;
    private readonly IReadOnlyList<(Series Series, MonitoringPoint Point)> _shown;

    private AnalysisSelection(DataChoice choice, SelectionShape shape, IObservationStore store)
    {
        (Choice, Shape, _rows) = (choice, shape, new(choice.Shown, store));
        _shown = InOrder();
        Points = _shown.Select(s => s.Point.Id).Distinct().Count();
        Columns = shape == SelectionShape.Series
            ? [new(TimeColumn, new("时间（时段开始，北京时间）", "Time (start of the period, Beijing)"), ColumnKind.Time), .. _shown.Select(s => new SelectionColumn(NameOf(s.Series, s.Point), LabelOf(s.Series, s.Point), ColumnKind.Number, s.Series.Factor))]
            :
            [
                new("name", new("监测点", "Point"), ColumnKind.Text),
                new("lon", new("经度（WGS-84）", "Longitude (WGS-84)"), ColumnKind.Number), new("lat", new("纬度（WGS-84）", "Latitude (WGS-84)"), ColumnKind.Number),
                new("x", new("向东（米）", "Eastwards (m)"), ColumnKind.Number), new("y", new("向北（米）", "Northwards (m)"), ColumnKind.Number),
                .. _rows.Columns.OrderBy(c => Place(c.Factor)).Select(c => new SelectionColumn(ColumnName(c), new($"{FactorNames.Of(c.Factor).Zh}（{c.Unit}，时段均值）", $"{FactorNames.Of(c.Factor).En} ({c.Unit}, mean over the span)"), ColumnKind.Number, c.Factor)),
            ];
    }

    /// <summary>The name of the column of times.</summary>
    public const string TimeColumn = "time";

    public DataChoice Choice { get; }

    public SelectionShape Shape { get; }

    public IReadOnlyList<SelectionColumn> Columns { get; }

    public int Points { get; }

    public bool Simulated => Choice.Shown.Simulated;

    public IEnumerable<int> Series => _shown.Select(s => s.Series.Id);

    public static Result<AnalysisSelection> Of(ChoiceQuery asked, SelectionShape shape, SeriesAccess access, LedgerBook ledger, LatestBook latest, IObservationStore store, Viewer viewer, DateTime now)
    {
        if (!DataChoice.Of(asked, access, ledger, latest, viewer, now).TryGet(out var choice, out var error)) return error;
        // The data browser takes everything of a region; what names its points takes these alone.
        if (asked.Point is { Length: > 0 } points)
        {
            if (!ObservationChoice.Of(choice.Query with { Point = points }, access, ledger, viewer, now).TryGet(out var shown, out error)) return error;
            choice = choice with { Shown = shown, Query = choice.Query with { Point = points } };
        }
        if (choice.Shown.Series.Count == 0) return AnalysisErrors.NoSeries.Of();
        var selection = new AnalysisSelection(choice, shape, store);
        var count = shape == SelectionShape.Series ? selection.Series.Count() : selection.Points;
        var (most, what) = shape == SelectionShape.Series ? (MostSeries, new Text("个序列", "series")) : (MostPlaces, new Text("个监测点", "points"));
        return count > most ? AnalysisErrors.TooLarge.Of(count, what, most) : selection;
    }

    /// <summary>Reads the whole table.</summary>
    public async Task<Result<IReadOnlyList<TableColumn>>> ReadAsync(CancellationToken cancel) =>
        Shape == SelectionShape.Series ? await BySeriesAsync(cancel) : await ByPlaceAsync(cancel);

    private async Task<Result<IReadOnlyList<TableColumn>>> BySeriesAsync(CancellationToken cancel)
    {
        var shown = _shown;
        var places = shown.Select((s, at) => ((s.Point.Id, Column: ColumnOf(s.Series)), at)).ToDictionary(p => p.Item1, p => p.at);
        var byTime = new SortedDictionary<DateTime, double[]>();
        await foreach (var row in _rows.ReadAsync(null, cancel))
        {
            if (!byTime.TryGetValue(row.Start, out var values))
            {
                if ((long)(byTime.Count + 1) * shown.Count > MostValues) return AnalysisErrors.TooLarge.Of($"> {MostValues:N0}", new Text("个值", "values"), $"{MostValues:N0}");
                byTime[row.Start] = values = new double[shown.Count];
                Array.Fill(values, double.NaN);
            }
            for (var i = 0; i < row.Values.Count; i++)
                if (row.Values[i] is { } o) values[places[(row.Point.Id, _rows.Columns[i])]] = o.Value;
        }
        return new List<TableColumn>(
        [
            new(TimeColumn, Times: [.. byTime.Keys.Select(BeijingTime.FromUtc)]),
            .. shown.Select((s, at) => new TableColumn(NameOf(s.Series, s.Point), Numbers: [.. byTime.Values.Select(v => v[at])])),
        ]);
    }

    private async Task<Result<IReadOnlyList<TableColumn>>> ByPlaceAsync(CancellationToken cancel)
    {
        var sums = new Dictionary<Guid, (MonitoringPoint Point, double[] Sum, int[] Count)>();
        await foreach (var row in _rows.ReadAsync(null, cancel))
        {
            if (row.Point.Place is null) continue;
            if (!sums.TryGetValue(row.Point.Id, out var of)) sums[row.Point.Id] = of = (row.Point, new double[_rows.Columns.Count], new int[_rows.Columns.Count]);
            for (var i = 0; i < row.Values.Count; i++)
            {
                if (row.Values[i] is not { } o || double.IsNaN(o.Value)) continue;
                of.Sum[i] += o.Value;
                of.Count[i]++;
            }
        }
        List<(MonitoringPoint Point, double[] Sum, int[] Count)> all = [.. sums.Values.OrderBy(s => s.Point.Code, StringComparer.Ordinal)];
        double[] lon = [.. all.Select(s => s.Point.Place!.Longitude)], lat = [.. all.Select(s => s.Point.Place!.Latitude)];
        var (x, y) = LocalPlane.Of(lon, lat);
        return new List<TableColumn>(
        [
            new("name", Texts: [.. all.Select(s => s.Point.Name)]), new("lon", Numbers: lon), new("lat", Numbers: lat), new("x", Numbers: x), new("y", Numbers: y),
            .. _rows.Columns.Select((c, i) => new TableColumn(ColumnName(c), Numbers: [.. all.Select(s => s.Count[i] == 0 ? double.NaN : s.Sum[i] / s.Count[i])])),
        ]);
    }

    /// <summary>By point, and the factors in the order in which people know them.</summary>
    private List<(Series Series, MonitoringPoint Point)> InOrder() => [.. _rows.Shown.OrderBy(s => s.Point.Code, StringComparer.Ordinal).ThenBy(s => Place(s.Series.Factor))];

    private int Place(string factor) => Choice.Factors.TakeWhile(f => f != factor).Count();

    /// <summary>With one point a column is its factor; with several the point stands before it.</summary>
    private string NameOf(Series series, MonitoringPoint point) => Points == 1 ? ColumnName(ColumnOf(series)) : $"{point.Code}.{ColumnName(ColumnOf(series))}";

    private Text LabelOf(Series series, MonitoringPoint point)
    {
        var (factor, unit) = (FactorNames.Of(series.Factor), series.Unit == Units.Dimensionless.Symbol ? "" : series.Unit);
        var (zh, en) = ($"{factor.Zh}{(unit.Length > 0 ? $"（{unit}）" : "")}", $"{factor.En}{(unit.Length > 0 ? $" ({unit})" : "")}");
        return Points == 1 ? new(zh, en) : new($"{point.Name} {zh}", $"{point.NameEn ?? point.Name} {en}");
    }

    private static WideColumn ColumnOf(Series series) => new(series.Factor, series.Unit);

    /// <summary>The code of the factor; where one factor comes in two units, with the unit.</summary>
    private string ColumnName(WideColumn column) => _rows.Columns.Count(c => c.Factor == column.Factor) > 1 ? $"{column.Factor}_{column.Unit}" : column.Factor;
}
