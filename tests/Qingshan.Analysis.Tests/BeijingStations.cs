using System.Globalization;
using System.IO.Compression;

namespace Qingshan.Analysis.Tests;

/// <summary>Reads the hourly files of the Beijing multi-site data, where they stand beside the project.</summary>
internal static class BeijingStations
{
    /// <summary>The rows of one station as cells, in the file's order.</summary>
    public static IEnumerable<string[]> Rows(string station)
    {
        var path = SharedData.Path($"data/beijing_multisite/PRSA_Data_{station}_20130301-20170228.csv.gz");
        return Read(path);
    }

    /// <summary>A cell as a number; NA is missing.</summary>
    public static double Number(string cell) => cell == "NA" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>The hour of a row, Beijing time.</summary>
    public static DateTime Hour(string[] row) => new(Whole(row[1]), Whole(row[2]), Whole(row[3]), Whole(row[4]), 0, 0);

    private static IEnumerable<string[]> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Replace("\"", "", StringComparison.Ordinal).Split(',');
    }

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
