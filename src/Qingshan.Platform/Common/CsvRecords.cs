using Sylvan.Data.Csv;

namespace Qingshan.Platform.Common;

/// <summary>
/// Reads comma-separated values after RFC 4180, record by record and without a copy of each field; blank lines are passed
/// over. A quote that does not fit ends the reading with <see cref="BadLine"/>, because what follows it cannot be told apart.
/// </summary>
public sealed class CsvRecords : IDisposable
{
    private const int LongestRecord = 1 << 20;

    private readonly CsvDataReader _reader;
    private int _next = 1;

    public CsvRecords(string text, char delimiter = ',')
    {
        _reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            Comment = '\0',
            MaxBufferSize = LongestRecord,
        });
    }

    /// <summary>The line at which the record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Fields of the record.</summary>
    public int Count => _reader.RowFieldCount;

    /// <summary>Where the text is no CSV: the line at which that record begins; null where all is well.</summary>
    public int? BadLine { get; private set; }

    /// <summary>The record as it was written, without the end of its line.</summary>
    public ReadOnlySpan<char> Raw => _reader.GetRawRecordSpan().TrimEnd("\r\n");

    /// <summary>A field without its quotes; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int field] => _reader.GetFieldSpan(field);

    public string[] Fields() => [.. Enumerable.Range(0, Count).Select(i => this[i].ToString())];

    /// <summary>Goes to the next record; false at the end and at a fault.</summary>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                Line = _next;
                var raw = _reader.GetRawRecordSpan();
                _next += raw.Count('\n');
                if (raw.TrimEnd("\r\n").Length > 0) return true;
            }
            return false;
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            // A record of a million characters is one whose quote was not closed, too.
            BadLine = _next;
        }
        return false;
    }

    public void Dispose() => _reader.Dispose();
}
