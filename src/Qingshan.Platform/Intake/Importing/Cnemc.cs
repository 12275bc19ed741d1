using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 全国城市空气质量实时发布 · Hours of the national air stations as the CNEMC publishes them: a row a station and hour, many
/// stations and hours a file. As far as known its hours are labelled by their end: a row of 16:00 is stored as the hour from
/// 15:00. The 24-hour and 8-hour columns are running values, which the platform computes from the hours itself; they, the
/// AQI, its class and the primary pollutant stay in the row as it stands in the journal.
/// </summary>
public sealed class Cnemc : IImportFormat
{
    /// <summary>More carbon monoxide than ambient air holds: the column is in another unit than mg/m³.</summary>
    private const double MostCarbonMonoxide = 100;

    private static readonly SeriesKind Hour = SeriesKind.HourlyMean;
    private static readonly string[] Missing = ["-;", "", "-", "—", "NA", "null"];
    private static readonly string[] Described = ["timepoint", "stationcode", "positionname", "area", "longitude", "latitude"];

    private static readonly (string Column, string Factor, string Unit)[] Values =
    [
        ("pm2_5", "a34004", "µg/m³"), ("pm10", "a34002", "µg/m³"), ("so2", "a21026", "µg/m³"), ("no2", "a21004", "µg/m³"),
        ("o3", "a05024", "µg/m³"), ("co", "a21005", "mg/m³"),
    ];

    public string Name => "cnemc";

    public Text About => new(
        "全国空气站小时数据（中国环境监测总站发布）；据所知其小时标签为时段终点，入库时换算为起点（北京时间）。CO 为 mg/m³，其余为 µg/m³。",
        "Hours of the national air stations as published by the CNEMC; as far as known their labels are the end of the hour: stored by its start, Beijing time. CO in mg/m³, the others in µg/m³.");

    public Result<IReadOnlyList<ImportFile>> Files(string path) => ImportFiles.Of(path, "*.csv", "*.csv.gz");

    public Result<IImportRows> Open(string file, IReadOnlyList<string> header) =>
        ColumnMap.Of(file, header, [.. Described, .. Values.Select(v => v.Column)]).TryGet(out var columns, out var error)
            ? Result.Of<IImportRows>(new Rows(columns))
            : error;

    private sealed class Rows(ColumnMap columns) : IImportRows
    {
        private readonly int _time = columns["timepoint"], _station = columns["stationcode"];
        private readonly (int At, string Column, string Factor, string Unit)[] _values = [.. Cnemc.Values.Select(v => (columns[v.Column], v.Column, v.Factor, v.Unit))];
        private readonly Dictionary<string, ImportPoint> _points = [];
        private readonly DivisionRegions _regions = new();
        private DateTime _first = DateTime.MaxValue;

        public IReadOnlyList<ImportSeries> Series { get; } = [.. Cnemc.Values.Select(v => new ImportSeries(v.Factor, Hour, v.Unit))];

        public ImportLedger Ledger => _points.Count == 0
            ? ImportLedger.Nothing
            : new(_regions.All, [.. _points.Values], "CNEMC", BeijingTime.StartOfDay(_first));

        public IReadOnlyList<string> Notes => _regions.Unknown.Count == 0 ? [] :
            [$"没有找到区划代码的城市，其站点不属于任何区域 · cities without a known code, whose stations lie in no region: {string.Join("、", _regions.Unknown)}"];

        public Rejection? Check(CsvRecords row, out RowKey key)
        {
            key = default;
            if (!TryStart(row, out var start)) return Rejection.NoSuchTime($"'{row[_time]}', which is no full hour of a date like 2017-07-07T16:00:00");
            if (!IsCode(row[_station])) return new("没有站点编码 · no station code", $"stationcode is '{row[_station]}'");
            foreach (var (at, column, _, _) in _values)
            {
                if (!ColumnMap.TryNumber(row[at], Missing, out var value)) return Rejection.NoNumber(column, row[at].ToString(), "one of the marks of a missing value");
                if (column == "co" && value > MostCarbonMonoxide)
                    return new("CO 的单位不对 · CO in another unit", string.Create(CultureInfo.InvariantCulture, $"co is {value}, which cannot be mg/m³; convert the column"));
            }
            var point = PointOf(row);
            if (!_points.ContainsKey(point)) _points.Add(point, Describe(row, point));
            if (start < _first) _first = start;
            key = new(point, start);
            return null;
        }

        public void Values(CsvRecords row, List<ImportedValue> into)
        {
            if (!TryStart(row, out var start)) throw new InvalidDataException($"A chunk in the journal holds the row '{row.Raw}', which no import let in.");
            var point = PointOf(row);
            foreach (var (at, _, factor, unit) in _values)
                if (ColumnMap.TryNumber(row[at], Missing, out var value) && !double.IsNaN(value)) into.Add(new(point, factor, Hour, unit, start, value));
        }

        private string PointOf(CsvRecords row) => $"CNEMC-{row[_station]}";

        private bool TryStart(CsvRecords row, out DateTime start)
        {
            if (!BeijingTime.TryParseIso(row[_time].ToString(), out var end) || end.Ticks % TimeSpan.TicksPerHour != 0 || end.Year is < 1990 or > 2100)
            {
                start = default;
                return false;
            }
            start = end.AddHours(-1);
            return true;
        }

        private ImportPoint Describe(CsvRecords row, string code)
        {
            var name = row[columns["positionname"]].Trim().ToString();
            return new(new MonitoringPoint
            {
                Code = code,
                Name = name.Length == 0 ? code : name,
                Kind = "air-station",
                ControlLevel = ControlLevel.National,
                // The file does not say which stations are there for comparison only (清洁对照点).
                Evaluated = true,
                Disclosure = Disclosure.Public,
                Place = PlaceOf(row),
            }, _regions.CodeOf(row[columns["area"]].ToString()));
        }

        private Place? PlaceOf(CsvRecords row) =>
            ColumnMap.TryNumber(row[columns["longitude"]], Missing, out var longitude) && ColumnMap.TryNumber(row[columns["latitude"]], Missing, out var latitude)
            && longitude is > 70 and < 140 && latitude is > 0 and < 60
                ? Place.OfUnknownDatum(longitude, latitude)
                : null;

        private static bool IsCode(ReadOnlySpan<char> text)
        {
            if (text.Length is 0 or > 20) return false;
            foreach (var c in text)
                if (!char.IsAsciiLetterOrDigit(c)) return false;
            return true;
        }
    }
}
