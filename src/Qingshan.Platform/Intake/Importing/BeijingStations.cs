using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>The stations of <see cref="BeijingMultisite"/>, from the <c>stations.csv</c> that stands beside the data.</summary>
internal static class BeijingStations
{
    private const string Source = "UCI Beijing Multi-Site Air-Quality Data";

    /// <summary>The platform's code of a station: the source's name, marked with where it comes from.</summary>
    public static string PointCode(string station) => $"BJ-{station}";

    public static Result<ImportLedger> Read(string folder, IReadOnlyList<ImportFile> files)
    {
        var path = Path.Combine(folder, "stations.csv");
        if (!File.Exists(path)) return ImportErrors.NoStations.Of(path);
        if (!Utf8Text.TryDecode(File.ReadAllBytes(path), out var text, out _)) return ImportErrors.NotUtf8.Of(path);
        var rows = Csv.Read(text);
        string[] wanted = ["station", "cnemc_code", "name_zh_2022", "longitude_2022", "latitude_2022"];
        var at = wanted.Select(name => rows.Count == 0 ? -1 : Array.IndexOf(rows[0], name)).ToArray();
        if (at.Contains(-1)) return ImportErrors.WrongColumns.Of(path, string.Join(", ", wanted.Where((_, i) => at[i] < 0)), string.Join(", ", wanted));

        var points = new List<MonitoringPoint>();
        foreach (var row in rows.Skip(1))
        {
            if (row.Length != rows[0].Length) return ImportErrors.BadStation.Of(path, row[0]);
            if (!double.TryParse(row[at[3]], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                || !double.TryParse(row[at[4]], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude))
                return ImportErrors.BadStation.Of(path, row[at[0]]);
            points.Add(Point(row[at[0]], row[at[2]], longitude, latitude));
        }
        if (files.FirstOrDefault(f => points.TrueForAll(p => p.Code != PointCode(f.Key))) is { } stray) return ImportErrors.BadStation.Of(path, stray.Key);
        var beijing = new Region { Code = "110000", Name = "北京市", NameEn = "Beijing", Kind = RegionKind.Province, Disclosure = Disclosure.Public };
        return new ImportLedger(beijing, points, Source, BeijingTime.ToUtc(new DateTime(2013, 3, 1)));
    }

    // The source does not state the datum of its coordinates: they are shown as given and marked as unknown.
    private static MonitoringPoint Point(string station, string name, double longitude, double latitude) => new()
    {
        Code = PointCode(station),
        Name = name,
        NameEn = station,
        Kind = "air-station",
        ControlLevel = ControlLevel.National,
        Evaluated = station != "Dingling",
        Disclosure = Disclosure.Public,
        Place = new Place
        {
            Longitude = longitude,
            Latitude = latitude,
            GivenLongitude = longitude,
            GivenLatitude = latitude,
            GivenDatum = "unknown",
        },
    };
}
