using System.Runtime.CompilerServices;

namespace Qingshan.Platform.Observations;

/// <summary>The long form: one row a value, with everything that is known of it and of its series.</summary>
internal sealed class LongTable : IExportTable
{
    private readonly ObservationChoice _choice;
    private readonly IObservationStore _store;
    private readonly bool _everyRevision;
    private readonly Dictionary<int, SeriesView> _series;
    private readonly ExportColumn<long?> _id = new("series"), _packet = new("packet");
    private readonly ExportColumn<string?> _point = new("point"), _factor = new("factor"), _kind = new("kind"), _origin = new("origin"), _unit = new("unit");
    private readonly ExportColumn<string?> _qualifier = new("qualifier"), _flag = new("flag"), _channel = new("channel");
    private readonly ExportColumn<DateTime> _start = new("start"), _received = new("received");
    private readonly ExportColumn<double?> _value = new("value"), _min = new("min"), _max = new("max"), _total = new("total"), _converted = new("converted");
    private readonly ExportColumn<bool> _simulated = new("simulated");

    public LongTable(ObservationChoice choice, IObservationStore store, bool everyRevision)
    {
        (_choice, _store, _everyRevision) = (choice, store, everyRevision);
        _series = choice.Series.DistinctBy(s => s.Series.Id).ToDictionary(s => s.Series.Id, s => SeriesView.Of(s.Series, s.Point));
        Columns = [_id, _point, _factor, _kind, _origin, _unit, _start, _value, _min, _max, _total, _converted, _qualifier, _flag, _channel, _simulated, _received, _packet];
    }

    public IReadOnlyList<ExportColumn> Columns { get; }

    public async IAsyncEnumerable<int> PiecesAsync(int rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var o in new ChoiceReader(_store).ReadAsync([.. _choice.Series.Select(s => s.Series)], _choice.From, _choice.To, _everyRevision, cancel))
        {
            Add(_series[o.Series], ObservationView.Of(o));
            if (_id.Rows.Count < rows) continue;
            yield return _id.Rows.Count;
            foreach (var column in Columns) column.Clear();
        }
        if (_id.Rows.Count > 0) yield return _id.Rows.Count;
    }

    private void Add(SeriesView s, ObservationView o)
    {
        _id.Rows.Add(s.Id);
        _point.Rows.Add(s.Point);
        _factor.Rows.Add(s.Factor);
        _kind.Rows.Add(s.Kind);
        _origin.Rows.Add(s.Origin);
        _unit.Rows.Add(s.Unit);
        _start.Rows.Add(o.Start);
        _value.Rows.Add(o.Value);
        _min.Rows.Add(o.Min);
        _max.Rows.Add(o.Max);
        _total.Rows.Add(o.Total);
        _converted.Rows.Add(o.Converted);
        _qualifier.Rows.Add(o.Qualifier);
        _flag.Rows.Add(o.Flag);
        _channel.Rows.Add(s.Channel.Length == 0 ? null : s.Channel);
        _simulated.Rows.Add(s.Simulated);
        _received.Rows.Add(o.Received);
        _packet.Rows.Add(o.Packet);
    }
}
