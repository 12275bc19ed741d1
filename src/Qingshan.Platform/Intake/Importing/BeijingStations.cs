using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>The stations of <see cref="BeijingMultisite"/>, from the <c>stations.csv</c> that stands beside the data.</summary>
internal static class BeijingStations
{
    private const string Source = "UCI Beijing Multi-Site Air-Quality Data";

    private static readonly ImportRegion Beijing = new("110000", "北京市", RegionKind.Province, "Beijing");

    /// <summary>The platform's code of a station: the source's name, marked with where it comes from.</summary>
    public static string PointCode(string station) => $"BJ-{station}";

    public static Result<ImportLedger> Read(string folder, IReadOnlyList<ImportFile> files)
    {
        var path = Path.Combine(folder, "stations.csv");
        if (!File.Exists(path)) return ImportErrors.NoStations.Of(path);
        if (!ImportText.Read(path).TryGet(out var text, out var error)) return error;
        using var rows = new CsvRecords(text);
        string[] wanted = ["station", "cnemc_code", "name_zh_2022", "longitude_2022", "latitude_2022"];
        var header = rows.Read() ? rows.Fields() : [];
        var at = wanted.Select(name => Array.IndexOf(header, name)).ToArray();
        if (at.Contains(-1)) return ImportErrors.WrongColumns.Of(path, string.Join(", ", wanted.Where((_, i) => at[i] < 0)), string.Join(", ", wanted));

        var points = new List<ImportPoint>();
        while (rows.Read())
        {
            if (rows.Count != header.Length) return ImportErrors.BadStation.Of(path, rows[0].ToString());
            var station = rows[at[0]].ToString();
            if (!double.TryParse(rows[at[3]], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                || !double.TryParse(rows[at[4]], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude))
                return ImportErrors.BadStation.Of(path, station);
            points.Add(new(Point(station, rows[at[2]].ToString(), longitude, latitude), Beijing.Code));
        }
        if (rows.BadLine is { } bad) return ImportErrors.BadCsv.Of(path, bad);
        if (files.FirstOrDefault(f => points.TrueForAll(p => p.Point.Code != f.Point)) is { } stray) return ImportErrors.BadStation.Of(path, stray.Point![3..]);
        return new ImportLedger([Beijing], points, Source, BeijingTime.ToUtc(new DateTime(2013, 3, 1)));
    }

    private static MonitoringPoint Point(string station, string name, double longitude, double latitude) => new()
    {
        Code = PointCode(station),
        Name = name,
        NameEn = station,
        Kind = "air-station",
        ControlLevel = ControlLevel.National,
        Evaluated = station != "Dingling",
        Disclosure = Disclosure.Public,
        Place = Place.OfUnknownDatum(longitude, latitude),
    };
}
