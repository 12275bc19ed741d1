using System.Globalization;
using System.Text;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 任意观测 CSV · Any CSV file of observations, read by a mapping. The mapping goes into the journal in front of each chunk, so
/// that the journal can be decoded without the command that was given. Points have to be in the ledger.
/// </summary>
public sealed class MappedCsv(LedgerBook ledger) : IImportFormat
{
    private const string MapOption = "map";
    private readonly CsvMap? _map;

    private MappedCsv(LedgerBook ledger, CsvMap map) : this(ledger) => _map = map;

    public string Name => "csv";

    public Text About => new(
        "任意观测 CSV，须用 --map 说明各列（时间、时区、监测点、因子:单位:类型）以及标签是时段起点还是终点。",
        "Any CSV of observations; --map says the columns (time, zone, point, factor:unit:kind) and whether labels are the start or the end of the period.");

    public IReadOnlyList<string> Options => [MapOption];

    public string Preface => Map.ToJson() + "\n";

    private CsvMap Map => _map ?? throw new InvalidOperationException("A CSV file is read by a mapping: ask With first.");

    public Result<IImportFormat> With(ImportRequest request)
    {
        if (request[MapOption] is not { Length: > 0 } text) return ImportErrors.NeedsOption.Of(Name, MapOption, "time=监测时间;zone=+08:00;label=end;point=站点;PM2.5=a34004:ug/m3:mean:PT1H");
        return CsvMap.Read(text).TryGet(out var map, out var error) ? Result.Of<IImportFormat>(new MappedCsv(ledger, map)) : error;
    }

    public Result<IReadOnlyList<ImportFile>> Files(string path) => ImportFiles.Of(path, "*.csv", "*.csv.gz");

    public Result<IImportRows> Open(string file, IReadOnlyList<string> header)
    {
        string[] wanted = [Map.Time, .. Map.Point.Length == 0 ? (string[])[] : [Map.Point], .. Map.Columns.Keys];
        return ColumnMap.Of(file, header, wanted).TryGet(out var columns, out var error) ? Result.Of<IImportRows>(new Rows(Map, columns, ledger)) : error;
    }

    public IEnumerable<ImportedValue> Decode(ReadOnlyMemory<byte> chunk)
    {
        var end = chunk.Span.IndexOf((byte)'\n');
        var map = CsvMap.Read(Encoding.UTF8.GetString(chunk.Span[..end]));
        if (!map.IsOk) throw new InvalidDataException($"A chunk in the journal has a mapping that no import let in: {map.Error}");
        return ImportChunk.Decode(new MappedCsv(ledger, map.Value), chunk[(end + 1)..]);
    }

    private sealed class Rows : IImportRows
    {
        private readonly CsvMap _map;
        private readonly LedgerBook _ledger;
        private readonly int _time, _point;
        private readonly string[] _missing;
        private readonly (int At, string Column, ImportSeries Series)[] _values;
        private readonly TimeSpan _back;

        public Rows(CsvMap map, ColumnMap columns, LedgerBook ledger)
        {
            (_map, _ledger, _missing) = (map, ledger, [.. map.Missing]);
            (_time, _point) = (columns[map.Time], map.Point.Length == 0 ? -1 : columns[map.Point]);
            _values = [.. map.Columns.Select(c => (columns[c.Key], c.Key, CsvMap.SeriesOf(c.Value)))];
            _back = map.Label == "end" ? _values[0].Series.Kind.Period : TimeSpan.Zero;
        }

        public IReadOnlyList<ImportSeries> Series => [.. _values.Select(v => v.Series)];

        public Rejection? Check(CsvRecords row, out RowKey key)
        {
            key = default;
            if (!TryStart(row, out var start))
                return Rejection.NoSuchTime($"'{row[_time]}' in the column {_map.Time}, which is not like {(_map.Format.Length == 0 ? "2014-01-01 00:00" : _map.Format)}; mend the cell, or the format of the mapping");
            var point = PointOf(row);
            if (!_ledger.Now.PointsByCode.ContainsKey(point))
                return new("台账中没有这个监测点 · no such point in the ledger", $"the ledger has no point '{point}' ({(_point < 0 ? "point-code" : $"column {_map.Point}")}); add it, or mend the code");
            foreach (var (at, column, _) in _values)
                if (!ColumnMap.TryNumber(row[at], _missing, out _)) return Rejection.NoNumber(column, row[at].ToString(), $"one of the marks of a missing value ({string.Join(" | ", _missing)})");
            key = new(point, start);
            return null;
        }

        public void Values(CsvRecords row, List<ImportedValue> into)
        {
            if (!TryStart(row, out var start)) throw new InvalidDataException($"A chunk in the journal holds the row '{row.Raw}', which no import let in.");
            var point = PointOf(row);
            foreach (var (at, _, series) in _values)
                if (ColumnMap.TryNumber(row[at], _missing, out var value) && !double.IsNaN(value)) into.Add(new(point, series.Factor, series.Kind, series.Unit, start, value));
        }

        private string PointOf(CsvRecords row) => _point < 0 ? _map.PointCode : row[_point].Trim().ToString();

        private bool TryStart(CsvRecords row, out DateTime start)
        {
            start = default;
            var text = row[_time].Trim();
            DateTimeOffset read;
            if (_map.Format.Length > 0)
            {
                if (!DateTime.TryParseExact(text, _map.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 2200) return false;
                read = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), _map.Offset);
            }
            else
            {
                // ISO 8601; read as of Beijing where it carries no offset, and moved to the zone of the mapping.
                if (!Standards.BeijingTime.TryParseIso(text.ToString(), out var utc) || utc.Year is < 1900 or > 2200) return false;
                var carries = text.Length > 10 && text[10..].ContainsAny('Z', '+', '-');
                read = new DateTimeOffset(utc, TimeSpan.Zero) + (carries ? TimeSpan.Zero : Standards.BeijingTime.Offset - _map.Offset);
            }
            start = read.UtcDateTime - _back;
            return true;
        }
    }
}
