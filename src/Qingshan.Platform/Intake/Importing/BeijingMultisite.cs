using System.Globalization;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 北京多站点空气质量(UCI) · "Beijing Multi-Site Air-Quality Data": one CSV per station, hourly, six pollutants and the
/// weather of the nearest meteorological station. The source does not say whether its hours label the start or the end of
/// the period; they are taken as the start, in Beijing time.
/// </summary>
public sealed class BeijingMultisite : IImportFormat
{
    private static readonly SeriesKind Hour = SeriesKind.HourlyMean;
    private static readonly string[] Columns =
        ["No", "year", "month", "day", "hour", "PM2.5", "PM10", "SO2", "NO2", "CO", "O3", "TEMP", "PRES", "DEWP", "RAIN", "wd", "WSPM", "station"];

    /// <summary>Column, factor, unit as the source gives it. CO is in micrograms here, unlike the standards.</summary>
    private static readonly (int Column, string Factor, SeriesKind Kind, string Unit)[] Values =
    [
        (5, "a34004", Hour, "µg/m³"), (6, "a34002", Hour, "µg/m³"), (7, "a21026", Hour, "µg/m³"), (8, "a21004", Hour, "µg/m³"),
        (9, "a21005", Hour, "µg/m³"), (10, "a05024", Hour, "µg/m³"), (11, "a01001", Hour, "°C"), (12, "a01006", Hour, "hPa"),
        (13, "aqs001", Hour, "°C"), (14, "aqs002", SeriesKind.Sum(TimeSpan.FromHours(1)), "mm"), (15, "a01008", Hour, "°"), (16, "a01007", Hour, "m/s"),
    ];

    public string Name => "beijing-multisite";

    public Text About => new(
        "UCI 北京 12 站小时数据；来源未说明小时标签是时段起点还是终点，按起点（北京时间）处理。",
        "UCI hourly data of 12 Beijing stations; the source does not say whether an hour labels the start or the end of its period: taken as the start, Beijing time.");

    /// <summary>The units in which the source gives each factor, for devices that play the same data.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = Values.ToDictionary(v => v.Factor, v => v.Unit);

    public Result<IReadOnlyList<ImportFile>> Files(string path) => ImportFiles.Of(path, "PRSA_Data_*.csv", "PRSA_Data_*.csv.gz").TryGet(out var files, out var error)
        ? Result.Of<IReadOnlyList<ImportFile>>([.. files.Select(f => new ImportFile(f.Path, BeijingStations.PointCode(StationOf(f.Path))))])
        : error;

    public Result<ImportLedger> Ledger(string path, IReadOnlyList<ImportFile> files) => BeijingStations.Read(Path.GetDirectoryName(files[0].Path)!, files);

    public Result<IImportRows> Open(string file, IReadOnlyList<string> header)
    {
        var missing = Columns.Except(header).ToList();
        return missing.Count > 0 ? ImportErrors.WrongColumns.Of(file, string.Join(", ", missing), string.Join(", ", Columns))
            : !header.SequenceEqual(Columns) ? ImportErrors.ColumnOrder.Of(file, string.Join(", ", Columns))
            : Result.Of<IImportRows>(new Rows());
    }

    /// <summary>PRSA_Data_STATION_FROM-TO.csv; a file of another name is about no station.</summary>
    private static string StationOf(string path) => Path.GetFileName(path).Split('_') is [_, _, var station, ..] ? station : "";

    private sealed class Rows : IImportRows
    {
        private string _station = "";
        private string _point = "";

        public IReadOnlyList<ImportSeries> Series { get; } = [.. BeijingMultisite.Values.Select(v => new ImportSeries(v.Factor, v.Kind, v.Unit))];

        public Rejection? Check(CsvRecords row, out RowKey key)
        {
            key = default;
            if (!TryStart(row, out var start)) return Rejection.NoSuchTime($"{row[1]}-{row[2]}-{row[3]} {row[4]} h");
            key = new(PointOf(row), start);
            foreach (var (column, _, _, _) in BeijingMultisite.Values)
                if (!TryValue(row, column, out _)) return Rejection.NoNumber(Columns[column], row[column].ToString(), "NA");
            return null;
        }

        public void Values(CsvRecords row, List<ImportedValue> into)
        {
            if (!TryStart(row, out var start)) throw new InvalidDataException($"A chunk in the journal holds the row '{row.Raw}', which no import let in.");
            var point = PointOf(row);
            foreach (var (column, factor, kind, unit) in BeijingMultisite.Values)
                if (TryValue(row, column, out var value) && !double.IsNaN(value)) into.Add(new(point, factor, kind, unit, start, value));
        }

        /// <summary>The same text for all rows of a station, which mostly follow one another.</summary>
        private string PointOf(CsvRecords row)
        {
            if (!row[17].SequenceEqual(_station)) (_station, _point) = (row[17].ToString(), BeijingStations.PointCode(row[17].ToString()));
            return _point;
        }
    }

    private static bool TryStart(CsvRecords row, out DateTime start)
    {
        start = default;
        if (!Integer(row[1], out var year) || !Integer(row[2], out var month) || !Integer(row[3], out var day) || !Integer(row[4], out var hour)) return false;
        if (year is < 1990 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23) return false;
        start = BeijingTime.ToUtc(new DateTime(year, month, day, hour, 0, 0));
        return true;
    }

    private static bool TryValue(CsvRecords row, int column, out double value)
    {
        value = double.NaN;
        if (row[column] is "NA") return true;
        return column == 15 ? Compass.TryParse(row[column].ToString(), out value)
            : double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool Integer(ReadOnlySpan<char> text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
