using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 国家地表水水质自动监测 · The national automatic stations on rivers and lakes as published, a measurement every four hours. The
/// time of a row is that of its measurement, not of a period: its values are instants. The time lacks a year, which
/// follows from the month of the file. The published class of water stays in the row as it stands in the journal: the
/// platform derives classes from the values.
/// </summary>
public sealed class SurfaceWater : IImportFormat
{
    private static readonly string[] Missing = ["*", "--", "-", ""];
    private static readonly string[] Described = ["file_month", "省份", "流域", "断面名称", "监测时间", "站点情况"];

    private static readonly (string Column, string Factor, string Unit)[] Values =
    [
        ("水温(℃)", "w01010", "°C"), ("pH(无量纲)", "w01001", "1"), ("溶解氧(mg/L)", "w01009", "mg/L"), ("电导率(μS/cm)", "w01014", "µS/cm"),
        ("浊度(NTU)", "w01003", "NTU"), ("高锰酸盐指数(mg/L)", "w01019", "mg/L"), ("氨氮(mg/L)", "w21003", "mg/L"), ("总磷(mg/L)", "w21011", "mg/L"),
        ("总氮(mg/L)", "w21001", "mg/L"), ("叶绿素α(mg/L)", "w01016", "mg/L"), ("藻密度(cells/L)", "w19011", "/L"),
    ];

    public string Name => "surface-water";

    public Text About => new(
        "国家地表水自动站 4 小时数据；时间为测量时刻（北京时间），无年份，由文件月份推出；单位取自列名。",
        "National surface-water stations, every four hours; times are those of the measurement, Beijing time, their year follows from the month of the file; units are those of the columns' names.");

    public Result<IReadOnlyList<ImportFile>> Files(string path) => ImportFiles.Of(path, "*4hourly*.csv", "*4hourly*.csv.gz");

    public Result<IImportRows> Open(string file, IReadOnlyList<string> header) =>
        ColumnMap.Of(file, header, [.. Described, .. Values.Select(v => v.Column)]).TryGet(out var columns, out var error)
            ? Result.Of<IImportRows>(new Rows(columns))
            : error;

    private sealed class Rows(ColumnMap columns) : IImportRows
    {
        private readonly int _month = columns["file_month"], _province = columns["省份"], _section = columns["断面名称"], _time = columns["监测时间"], _status = columns["站点情况"];
        private readonly (int At, string Column, string Factor, string Unit)[] _values = [.. SurfaceWater.Values.Select(v => (columns[v.Column], v.Column, v.Factor, v.Unit))];
        private readonly Dictionary<string, ImportPoint> _points = [];
        private readonly Dictionary<string, ImportRegion> _basins = [];
        private readonly DivisionRegions _regions = new();
        private DateTime _first = DateTime.MaxValue;
        private int _stale;

        public IReadOnlyList<ImportSeries> Series { get; } = [.. SurfaceWater.Values.Select(v => new ImportSeries(v.Factor, SeriesKind.Instant, v.Unit))];

        public ImportLedger Ledger => _points.Count == 0
            ? ImportLedger.Nothing
            : new([.. _regions.All, .. _basins.Values], [.. _points.Values], "CNEMC 地表水", BeijingTime.StartOfDay(_first));

        public IReadOnlyList<string> Notes =>
        [
            .. _stale == 0 ? [] : (string[])[$"监测时间早于文件月份半月以上，按其所写时间入库 · rows whose time is more than half a month before the month of their file, stored by the time they give: {_stale}"],
            .. _regions.Unknown.Count == 0 ? [] : (string[])[$"没有找到区划代码的省份 · provinces without a known code: {string.Join("、", _regions.Unknown)}"],
        ];

        public Rejection? Check(CsvRecords row, out RowKey key)
        {
            key = default;
            if (Missing.Contains(row[_time].Trim().ToString())) return new("没有监测时间 · no time given", $"监测时间 is '{row[_time]}'");
            if (!SectionTime.TryMonth(row[_month], out var month)) return new("文件月份无效 · no valid month of the file", $"file_month is '{row[_month]}', not like 2021-04");
            if (!SectionTime.TryParse(row[_time], month, out var start)) return Rejection.NoSuchTime($"'{row[_time]}', which is not like 04-01 12:00");
            if (row[_section].Trim().Length == 0 || row[_province].Trim().Length == 0) return new("没有断面 · no section", "断面名称 or 省份 is empty");
            foreach (var (at, column, _, _) in _values)
                if (!ColumnMap.TryNumber(row[at], Missing, out _)) return Rejection.NoNumber(column, row[at].ToString(), "one of the marks of a missing value");
            var point = PointOf(row);
            if (point.Length > 64) return new("断面名称太长 · name of the section too long", $"'{row[_section]}'");
            if (!_points.ContainsKey(point)) _points.Add(point, Describe(row, point));
            if (start < month.AddDays(-15)) _stale++;
            if (start < _first) _first = start;
            key = new(point, start);
            return null;
        }

        public void Values(CsvRecords row, List<ImportedValue> into)
        {
            if (!SectionTime.TryMonth(row[_month], out var month) || !SectionTime.TryParse(row[_time], month, out var start))
                throw new InvalidDataException($"A chunk in the journal holds the row '{row.Raw}', which no import let in.");
            var point = PointOf(row);
            // 维护: the station is being serviced; HJ 212 has a flag for that.
            var flag = row[_status] is "维护" ? 'M' : '\0';
            foreach (var (at, _, factor, unit) in _values)
                if (ColumnMap.TryNumber(row[at], Missing, out var value) && !double.IsNaN(value)) into.Add(new(point, factor, SeriesKind.Instant, unit, start, value, flag));
        }

        /// <summary>No code is published: province and name of the section, which together are unique.</summary>
        private string PointOf(CsvRecords row)
        {
            var province = row[_province].Trim().ToString();
            return $"SW-{_regions.CodeOf(province)?[..2] ?? province}-{row[_section].Trim()}";
        }

        private ImportPoint Describe(CsvRecords row, string code)
        {
            var basin = row[columns["流域"]].Trim().ToString();
            if (basin.Length > 0) _basins.TryAdd(basin, new($"basin-{basin}", basin, RegionKind.Basin, BasinNames.EnglishOf(basin)));
            return new(new MonitoringPoint
            {
                Code = code,
                Name = row[_section].Trim().ToString(),
                Kind = "water-section",
                ControlLevel = ControlLevel.National,
                Evaluated = true,
                Disclosure = Disclosure.Public,
            }, _regions.CodeOf(row[_province].Trim().ToString()), basin.Length > 0 ? _basins[basin].Code : null);
        }
    }
}
