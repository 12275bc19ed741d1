namespace Qingshan.Platform.Common;

/// <summary>Comma-separated values (RFC 4180): writing a field. Reading is <see cref="CsvRecords"/>.</summary>
public static class Csv
{
    /// <summary>A field as it is written: in quotes where it needs them.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
