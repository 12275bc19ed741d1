using System.Globalization;
using System.Text;
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
    private static readonly SeriesKind Hour = SeriesKind.Mean(TimeSpan.FromHours(1));
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

    public IReadOnlyList<string> Factors { get; } = [.. Values.Select(v => v.Factor)];

    /// <summary>The units in which the source gives each factor, for devices that play the same data.</summary>
    public static IReadOnlyDictionary<string, string> Units { get; } = Values.ToDictionary(v => v.Factor, v => v.Unit);

    public Result<IReadOnlyList<ImportFile>> Files(string folder)
    {
        if (!Directory.Exists(folder)) return ImportErrors.NoFolder.Of(folder);
        var files = Directory.GetFiles(folder, "PRSA_Data_*.csv").Concat(Directory.GetFiles(folder, "PRSA_Data_*.csv.gz")).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) return ImportErrors.NoFiles.Of(folder, "PRSA_Data_*.csv, PRSA_Data_*.csv.gz");
        return Result.Of<IReadOnlyList<ImportFile>>([.. files.Select(f => (Path: f, Station: Path.GetFileName(f).Split('_')[2]))
            .Select(f => new ImportFile(f.Path, f.Station, BeijingStations.PointCode(f.Station)))]);
    }

    public Result<ImportLedger> Ledger(string folder, IReadOnlyList<ImportFile> files) => BeijingStations.Read(folder, files);

    public Error? CheckHeader(ImportFile file, string header)
    {
        var found = Fields(header);
        var missing = Columns.Except(found).ToList();
        return missing.Count > 0 ? ImportErrors.WrongColumns.Of(file.Path, string.Join(", ", missing), string.Join(", ", Columns))
            : !found.SequenceEqual(Columns) ? ImportErrors.ColumnOrder.Of(file.Path, string.Join(", ", Columns))
            : null;
    }

    public string? CheckRow(ImportFile file, string line, out DateTime start)
    {
        start = default;
        var fields = Fields(line);
        if (fields.Length != Columns.Length) return $"{fields.Length} fields instead of {Columns.Length}";
        if (!TryStart(fields, out start)) return $"no such time: {fields[1]}-{fields[2]}-{fields[3]} {fields[4]} h";
        if (fields[17] != file.Key) return $"station '{fields[17]}' in the file of {file.Key}";
        foreach (var (column, _, _, _) in Values)
            if (!TryValue(fields, column, out _)) return $"{Columns[column]} is '{fields[column]}', neither a number nor NA";
        return null;
    }

    public IEnumerable<ImportedValue> Decode(ReadOnlyMemory<byte> chunk)
    {
        foreach (var line in Encoding.UTF8.GetString(chunk.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fields = Fields(line);
            if (!TryStart(fields, out var start)) throw new InvalidDataException($"A chunk in the journal holds the row '{line}', which no import let in.");
            var point = BeijingStations.PointCode(fields[17]);
            foreach (var (column, factor, kind, unit) in Values)
                if (TryValue(fields, column, out var value) && !double.IsNaN(value)) yield return new(point, factor, kind, unit, start, value);
        }
    }

    /// <summary>No field of this source holds a comma or a doubled quote.</summary>
    private static string[] Fields(string line) => line.TrimEnd('\r').Replace("\"", "", StringComparison.Ordinal).Split(',');

    private static bool TryStart(string[] fields, out DateTime start)
    {
        start = default;
        if (!Integer(fields[1], out var year) || !Integer(fields[2], out var month) || !Integer(fields[3], out var day) || !Integer(fields[4], out var hour)) return false;
        if (year is < 1990 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23) return false;
        start = BeijingTime.ToUtc(new DateTime(year, month, day, hour, 0, 0));
        return true;
    }

    private static bool TryValue(string[] fields, int column, out double value)
    {
        value = double.NaN;
        if (fields[column] == "NA") return true;
        return column == 15 ? Compass.TryParse(fields[column], out value)
            : double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool Integer(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
