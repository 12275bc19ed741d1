using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Weather;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// 气象预报导入 · A weather forecast as CSV (one row a place and hour; wind as components towards east and north, or as speed and the direction that it
/// comes from) or on a grid (<see cref="WeatherGrid"/>). Everything of one place and issue becomes one block, with lines between hours at most six apart;
/// a place whose numbers stand there already is not stored again.
/// </summary>
public sealed class WeatherForecastImport(PlatformDbs dbs, LedgerBook ledger, TimeProvider time) : IImport
{
    private static readonly int Rain = Panel.Weather.IndexOf(PanelFactor.Rain);
    private static readonly string[] Needed = ["issued", "valid", "longitude", "latitude"];
    private const int LongestHours = 24 * 16, LongestStep = 6;

    public string Name => "weather-forecast";

    public Text About => new(
        "气象预报 CSV，逐小时：issued、valid（ISO 8601，含时区；不含时区按北京时间）、longitude、latitude（WGS-84）、t2m（°C）、dew_point（°C）、pressure（hPa）、u10、v10（m/s，向东、向北为正）或 speed（m/s）、direction（°，来向）、rain（mm/h）；空值为缺失。或 NetCDF（t2m、d2m、sp、u10、v10；时间、纬度、经度），双线性插值到台账中的空气站。",
        "Weather forecast, CSV, hourly: issued, valid (ISO 8601 with offset; Beijing time without), longitude, latitude (WGS-84), t2m (°C), dew_point (°C), pressure (hPa), u10, v10 (m/s towards east and north) or speed (m/s), direction (° where it comes from), rain (mm/h); empty is missing. Or NetCDF (t2m, d2m, sp, u10, v10 by time, latitude, longitude), bilinear to the air stations of the ledger.");

    public IReadOnlyList<string> Options => [];

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!ImportFiles.Of(request.Path, "*.csv", "*.csv.gz", "*.nc", "*.nc4").TryGet(out var files, out var error))
        {
            yield return error;
            yield break;
        }
        var report = ImportReport.Of(files.Count);
        for (var at = 0; at < files.Count; at++)
        {
            if (!(await FileAsync(files[at].Path, report, request.IsDry, cancel)).TryGet(out report, out error))
            {
                yield return error;
                yield break;
            }
            yield return report with { File = Path.GetFileName(files[at].Path), Share = (at + 1.0) / files.Count };
        }
        yield return report with { File = null, Share = 1, Done = true };
    }

    private async Task<Result<ImportReport>> FileAsync(string path, ImportReport report, bool dry, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        if (Path.GetExtension(path) is ".nc" or ".nc4")
        {
            if (!WeatherGrid.Read(path, ledger.Now.InCodeOrder.Where(p => p.Kind == "air-station" && p.Place is not null)).TryGet(out var of, out var bad)) return bad;
            var (kept, same) = dry ? (0, 0L) : await StoreAsync(name, of, cancel);
            return report with { Rows = report.Rows + of.Values.Sum(h => h.Count), RowsUnchanged = report.RowsUnchanged + same, RecordsStored = report.RecordsStored + kept };
        }
        if (!ImportText.Read(path).TryGet(out var text, out var error)) return error;
        using var records = new CsvRecords(text);
        if (!records.Read()) return ImportErrors.WrongColumns.Of(name, string.Join(", ", Needed), string.Join(", ", Needed));
        var columns = records.Fields().Select((c, i) => (Name: c.Trim().ToUpperInvariant(), i)).GroupBy(c => c.Name).ToDictionary(c => c.Key, c => c.First().i);
        var missing = Needed.Where(n => !columns.ContainsKey(n.ToUpperInvariant())).ToList();
        if (missing.Count > 0) return ImportErrors.WrongColumns.Of(name, string.Join(", ", missing), string.Join(", ", Needed));
        var (places, rejected, rows) = (new Dictionary<WeatherPlace, SortedDictionary<DateTime, float[]>>(), new List<RejectedRow>(), 0L);
        while (records.Read())
        {
            if (Row(records, columns) is not { } row)
            {
                rejected.Add(new(name, records.Line, new("时间、位置或数值无效 · no valid time, place or number", records.Raw.ToString())));
                continue;
            }
            rows++;
            if (!places.TryGetValue(row.Key, out var hours)) places[row.Key] = hours = [];
            hours[row.Valid] = row.Values;
        }
        if (records.BadLine is { } line) return ImportErrors.BadCsv.Of(name, line);
        var (stored, unchanged) = dry ? (0, 0L) : await StoreAsync(name, places, cancel);
        return (report with { Rows = report.Rows + rows, RowsUnchanged = report.RowsUnchanged + unchanged, RecordsStored = report.RecordsStored + stored }).With(rejected);
    }

    /// <returns>Places that were stored, and rows of those that stood there already.</returns>
    private async Task<(int Stored, long Unchanged)> StoreAsync(
        string source, Dictionary<WeatherPlace, SortedDictionary<DateTime, float[]>> places, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var (stored, unchanged, now) = (0, 0L, time.GetUtcNow().UtcDateTime);
        foreach (var ((issued, longitude, latitude), hours) in places)
        {
            var (first, last) = (hours.First().Key, hours.Last().Key);
            var block = Block(hours, first, (int)Math.Min(LongestHours, (last - first).TotalHours + 1));
            var held = await db.Set<WeatherForecast>().AsNoTracking().Where(w => w.IssuedAt == issued && w.Longitude == longitude && w.Latitude == latitude).OrderByDescending(w => w.ReceivedAt).FirstOrDefaultAsync(cancel);
            if (held is not null && held.First == first && held.Hours.AsSpan().SequenceEqual(block))
            {
                unchanged += hours.Count;
                continue;
            }
            db.Add(new WeatherForecast { IssuedAt = issued, Longitude = longitude, Latitude = latitude, ReceivedAt = now, Source = source.Length <= 200 ? source : source[..200], First = first, Hours = block });
            stored++;
        }
        await db.SaveChangesAsync(cancel);
        return (stored, unchanged);
    }

    private static byte[] Block(SortedDictionary<DateTime, float[]> hours, DateTime first, int count)
    {
        var factors = Panel.Weather.Length;
        var values = new float[factors * count];
        Array.Fill(values, float.NaN);
        var before = (At: -1, Row: hours.First().Value);
        foreach (var (valid, row) in hours)
        {
            var at = (int)(valid - first).TotalHours;
            for (var between = at - before.At <= LongestStep ? before.At + 1 : at; between < Math.Min(at + 1, count); between++)
                for (var i = 0; i < factors; i++)
                    // Rain falls in its hour, and not on a line.
                    values[i * count + between] = between == at ? row[i] : i == Rain ? float.NaN : before.Row[i] + (row[i] - before.Row[i]) * (between - before.At) / (at - before.At);
            before = (at, row);
        }
        var block = new byte[values.Length * 4];
        Buffer.BlockCopy(values, 0, block, 0, block.Length);
        return block;
    }

    private static (WeatherPlace Key, DateTime Valid, float[] Values)? Row(CsvRecords row, Dictionary<string, int> columns)
    {
        if (!Query.Time("issued", row[columns["ISSUED"]].ToString(), default).TryGet(out var issued, out _) || issued == default
            || !Query.Time("valid", row[columns["VALID"]].ToString(), default).TryGet(out var valid, out _) || valid == default || valid.Ticks % TimeSpan.TicksPerHour != 0
            || !Number("LONGITUDE", out var longitude) || !Number("LATITUDE", out var latitude) || !new Analysis.Space.LonLat(longitude, latitude).IsOnEarth) return null;
        if (!Number("T2M", out var temperature) || !Number("PRESSURE", out var pressure) || !Number("DEW_POINT", out var dewPoint) || !Number("RAIN", out var rain)
            || !Number("U10", out var east) || !Number("V10", out var north) || !Number("SPEED", out var speed) || !Number("DIRECTION", out var direction)) return null;
        if (double.IsNaN(east) || double.IsNaN(north)) (east, north) = WindVector.Of(speed, direction);
        if (double.IsNaN(speed)) speed = Math.Sqrt(east * east + north * north);
        // In the order of Panel.Weather.
        return (new(issued, longitude, latitude), valid, [(float)temperature, (float)pressure, (float)dewPoint, (float)rain, (float)east, (float)north, (float)speed]);

        bool Number(string column, out double value)
        {
            value = double.NaN;
            if (!columns.TryGetValue(column, out var at) || at >= row.Count || row[at].Trim().IsEmpty) return true;
            return double.TryParse(row[at], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }
}
