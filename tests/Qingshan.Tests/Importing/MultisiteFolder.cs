using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Qingshan.Tests.Importing;

/// <summary>A small folder in the format of the multi-site data, with values that follow from station and hour.</summary>
internal sealed class MultisiteFolder
{
    public const string Header = "\"No\",\"year\",\"month\",\"day\",\"hour\",\"PM2.5\",\"PM10\",\"SO2\",\"NO2\",\"CO\",\"O3\",\"TEMP\",\"PRES\",\"DEWP\",\"RAIN\",\"wd\",\"WSPM\",\"station\"";

    /// <summary>Values of a row that misses nothing.</summary>
    public const int Factors = 12;

    private static readonly string[] Winds = ["N", "NNE", "E", "SSW", "WNW"];
    private readonly TestFolder _folder = new();

    public MultisiteFolder(params string[] stations)
    {
        WriteStations(stations);
        foreach (var station in stations) Write(station, Rows(station, 48));
    }

    public string Path => _folder.Path;

    public string FileOf(string station) => _folder.File($"PRSA_Data_{station}_20140101-20140102.csv");

    /// <summary>Hours from 2014-01-01 00:00 on, Beijing time.</summary>
    public static List<string> Rows(string station, int hours) =>
        [.. Enumerable.Range(0, hours).Select(i => Row(station, new DateTime(2014, 1, 1).AddHours(i), i))];

    public static string Row(string station, DateTime hour, int i, string? pm = null) => string.Create(CultureInfo.InvariantCulture,
        $"{i + 1},{hour.Year},{hour.Month},{hour.Day},{hour.Hour},{pm ?? (10 + i).ToString(CultureInfo.InvariantCulture)},{20 + i},{i}.5,7,300,77,-0.7,1023.2,-18.8,0,\"{Winds[i % Winds.Length]}\",4.4,\"{station}\"");

    public void Write(string station, IEnumerable<string> rows, string header = Header) => File.WriteAllText(FileOf(station), Text(rows, header));

    public void WriteBytes(string station, byte[] bytes) => File.WriteAllBytes(FileOf(station), bytes);

    /// <summary>Replaces the file by its gzip, cut to a share of its length where one is given.</summary>
    public void Compress(string station, int leaveOut = 0, double share = 1)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(File.ReadAllBytes(FileOf(station)));
        File.Delete(FileOf(station));
        File.WriteAllBytes(FileOf(station) + ".gz", packed.ToArray()[..(int)((packed.Length - leaveOut) * share)]);
    }

    /// <summary>Two gzips one behind the other, which is a gzip too.</summary>
    public void CompressInTwo(string station)
    {
        var bytes = File.ReadAllBytes(FileOf(station));
        File.Delete(FileOf(station));
        using var file = File.Create(FileOf(station) + ".gz");
        foreach (var half in bytes.Chunk((bytes.Length / 2) + 1))
            using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(half);
    }

    public void WriteStations(params string[] stations) => WriteStationsText(string.Concat(stations.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{s},{1001 + i}A,站{s},{116.1 + (i * 0.01)},39.9\n"))));

    public void WriteStationsText(string rows) => WriteStationsBytes(Encoding.UTF8.GetBytes("station,cnemc_code,name_zh_2022,longitude_2022,latitude_2022\n" + rows));

    public void WriteStationsBytes(byte[] bytes) => File.WriteAllBytes(_folder.File("stations.csv"), bytes);

    public void DeleteStations() => File.Delete(_folder.File("stations.csv"));

    private static string Text(IEnumerable<string> rows, string header) => header + "\n" + string.Concat(rows.Select(r => r + "\n"));
}
