using System.Globalization;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>How a CSV file of observations is to be read, as somebody says it on the command line or in a small JSON file.</summary>
/// <param name="Time">Column of the time.</param>
/// <param name="Format">A .NET date format; empty for ISO 8601.</param>
/// <param name="Zone">Offset from UTC of times that carry none, <c>+08:00</c>.</param>
/// <param name="Label"><c>start</c> or <c>end</c> of the period.</param>
/// <param name="Point">Column of the point's code; empty where <paramref name="PointCode"/> names the one point of the file.</param>
/// <param name="Missing">Texts that say that there is no value.</param>
/// <param name="Columns">By column: <c>factor:unit:kind</c>, for example <c>a34004:ug/m3:mean:PT1H</c>.</param>
public sealed record CsvMap(
    string Time, string Format, string Zone, string Label, string Point, string PointCode, IReadOnlyList<string> Missing, IReadOnlyDictionary<string, string> Columns)
{
    private const string Form = "time=COLUMN;zone=+08:00;label=start|end;point=COLUMN;COLUMN=factor:unit:kind";
    private static readonly string[] UsuallyMissing = ["", "NA", "-", "--", "*"];
    private static readonly string[] Words = ["time", "format", "zone", "label", "point", "point-code", "missing"];

    /// <summary>From a path of a JSON file, JSON itself, or words separated by semicolons.</summary>
    public static Result<CsvMap> Read(string text)
    {
        if (text.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            if (!File.Exists(text)) return ImportErrors.NoFolder.Of(text);
            if (!ImportText.Read(text).TryGet(out var read, out var error)) return error;
            text = read;
        }
        return (text.TrimStart().StartsWith('{') ? OfJson(text) : OfWords(text)).TryGet(out var map, out var wrong) ? map.Checked() : wrong;
    }

    /// <summary>What <see cref="Read"/> takes again, in one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public TimeSpan Offset => Zone is "Z" or "z" ? TimeSpan.Zero : TimeSpan.ParseExact(Zone[1..], "hh\\:mm", CultureInfo.InvariantCulture) * (Zone[0] == '-' ? -1 : 1);

    /// <summary>The series of a column; only for a map that was checked.</summary>
    public static ImportSeries SeriesOf(string target) =>
        Parse(target).TryGet(out var series, out var error) ? series : throw new InvalidDataException($"The journal holds the mapping '{target}', which no import let in: {error}");

    private static Result<CsvMap> OfJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CsvMap>(text, JsonSerializerOptions.Web) is { } map
                ? map with { Time = map.Time ?? "", Format = map.Format ?? "", Zone = map.Zone ?? "", Label = map.Label ?? "", Point = map.Point ?? "", PointCode = map.PointCode ?? "", Missing = map.Missing ?? UsuallyMissing, Columns = map.Columns ?? new Dictionary<string, string>() }
                : ImportErrors.BadMap.Of("null", Form);
        }
        catch (JsonException e)
        {
            return ImportErrors.BadMap.Of(string.Create(CultureInfo.InvariantCulture, $"JSON, {e.LineNumber + 1}:{e.BytePositionInLine + 1} {e.Path}"), Form);
        }
    }

    private static Result<CsvMap> OfWords(string text)
    {
        var (said, columns) = (Words.ToDictionary(w => w, _ => ""), new Dictionary<string, string>());
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) return ImportErrors.BadMap.Of(part, Form);
            var (name, value) = (part[..at].Trim(), part[(at + 1)..].Trim());
            if (said.ContainsKey(name)) said[name] = value;
            else if (!columns.TryAdd(name, value)) return ImportErrors.BadMap.Of(part, Form);
        }
        return new CsvMap(said["time"], said["format"], said["zone"], said["label"], said["point"], said["point-code"],
            said["missing"].Length == 0 ? UsuallyMissing : said["missing"].Split('|'), columns);
    }

    private Result<CsvMap> Checked()
    {
        if (Time.Length == 0) return ImportErrors.BadMap.Of("time=", Form);
        if (Label is not ("start" or "end")) return ImportErrors.BadMap.Of($"label={Label}", "label=start, label=end");
        if (Point.Length == 0 == (PointCode.Length == 0)) return ImportErrors.BadMap.Of($"point={Point};point-code={PointCode}", "point=COLUMN / point-code=CODE");
        if (Zone is not ("Z" or "z") && !(Zone.Length == 6 && Zone[0] is '+' or '-' && TimeSpan.TryParseExact(Zone[1..], "hh\\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)))
            return ImportErrors.BadMap.Of($"zone={Zone}", "zone=+08:00, zone=Z");
        if (Columns.Count == 0) return ImportErrors.BadMap.Of("—", Form);
        var periods = new HashSet<TimeSpan>();
        foreach (var (column, target) in Columns)
        {
            if (!Parse(target).TryGet(out var series, out _)) return ImportErrors.BadMap.Of($"{column}={target}", Parse(target).Error!.Detail.Zh);
            periods.Add(series.Kind.Period);
        }
        // Of one label the starts of two periods differ, and a row is about one start.
        if (Label == "end" && periods.Count > 1) return ImportErrors.BadMap.Of("label=end", "columns of one period a file");
        return this;
    }

    private static Result<ImportSeries> Parse(string target)
    {
        var parts = target.Split(':', 3);
        if (parts.Length != 3) return ImportErrors.BadMap.Of(target, "factor:unit:kind");
        if (FactorTable.Hj212Of2017.Find(parts[0]) is not { } factor) return ImportErrors.BadMap.Of(parts[0], "GET /api/v1/factors?q=");
        if (!Unit.TryParse(parts[1], out var unit)) return ImportErrors.BadMap.Of(parts[1], "ug/m3, mg/m3, mg/L, °C, 1, …");
        if (factor.Unit is { } usual && usual.Dimension != unit.Dimension) return ImportErrors.BadMap.Of(parts[1], $"{factor.Code} {factor.NameZh}: {usual.Symbol}, …");
        return SeriesKind.TryParse(parts[2], out var kind) ? new ImportSeries(parts[0], kind, unit.Symbol) : ImportErrors.BadMap.Of(parts[2], "instant, mean:PT1H, sum:P1D, …");
    }
}
