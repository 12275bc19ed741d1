using System.Globalization;
using System.IO.Compression;
using Sylvan.Data.Csv;

namespace Qingshan.Analysis.Tests;

/// <summary>Reads columns of the data beside the project (skipping the test where it is absent) and of the small files beside the tests.</summary>
internal static class Oracle
{
    /// <summary>A column of numbers; an empty cell or NA is missing.</summary>
    public static double[] Numbers(string path, string column) => [.. Texts(path, column).Select(t => t is "" or "NA" ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture))];

    /// <summary>A column of times, in the zone of the file.</summary>
    public static DateTime[] Times(string path, string column) => [.. Texts(path, column).Select(t => DateTime.Parse(t, CultureInfo.InvariantCulture))];

    /// <summary>A column of texts.</summary>
    /// <param name="path">A path below the shared folder, or <c>Data/…</c> for a file beside the tests.</param>
    public static string[] Texts(string path, string column)
    {
        var full = path.StartsWith("Data/", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, path) : SharedData.Path(path);
        using var file = File.OpenRead(full);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = CsvDataReader.Create(new StreamReader(stream));
        var at = reader.GetOrdinal(column);
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(at));
        return [.. texts];
    }

    /// <summary>Holds a number to the digits that its source gives: <c>Oracle.Equal("-4.128066523", z)</c> is to 9 places after the point.</summary>
    public static void Equal(string digits, double found)
    {
        var expected = double.Parse(digits, CultureInfo.InvariantCulture);
        var mantissa = digits.Split('e')[0];
        var exponent = digits.Contains('e', StringComparison.Ordinal) ? int.Parse(digits.Split('e')[1], CultureInfo.InvariantCulture) : 0;
        var places = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        // A hair more than half of the last digit: the digit itself was rounded from a double.
        var half = 0.5000001 * Math.Pow(10, exponent - places);
        Assert.True(Math.Abs(expected - found) <= half, $"Expected {digits}, found {found.ToString("R", CultureInfo.InvariantCulture)}.");
    }
}
