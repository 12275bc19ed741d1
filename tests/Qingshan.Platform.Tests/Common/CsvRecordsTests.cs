using CsCheck;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Tests.Common;

public sealed class CsvRecordsTests
{
    [Fact]
    public void Fields_come_without_quotes_and_records_with_the_line_at_which_they_begin()
    {
        using var records = new CsvRecords("a,b\r\n1,\"2\"\"x\"\n\n#3,\"two\nlines\"\n4\n5,\"6\"");
        var read = new List<(int Line, string[] Fields)>();
        while (records.Read()) read.Add((records.Line, records.Fields()));
        Assert.Null(records.BadLine);
        Assert.Equal([1, 2, 4, 6, 7], read.Select(r => r.Line));
        Assert.Equal([["a", "b"], ["1", "2\"x"], ["#3", "two\nlines"], ["4"], ["5", "6"]], read.Select(r => r.Fields));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"4\n5,6\n", 3)]
    [InlineData("a,b\n1,2\n\n3,\"4\"x\n5,6\n", 4)]
    [InlineData("\"a,b\n1,2\n", 1)]
    public void A_quote_that_does_not_fit_ends_the_reading_with_its_line(string text, int line)
    {
        using var records = new CsvRecords(text);
        while (records.Read()) Assert.True(records.Line < line);
        Assert.Equal(line, records.BadLine);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_found_in_a_long_file_too()
    {
        using var records = new CsvRecords("a,b\n1,\"2\n" + string.Concat(Enumerable.Repeat("some,more\n", 300_000)));
        while (records.Read()) Assert.Equal(1, records.Line);
        Assert.Equal(2, records.BadLine);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var field = Gen.Char["ab,\"\n\r 青#;"].Array[1, 6].Select(c => new string(c)).Where(t => t.Trim('\r', '\n').Length > 0);
        field.Array[2, 4].Array[1, 5].Sample(written =>
        {
            using var records = new CsvRecords(string.Concat(written.Select(r => string.Join(',', r.Select(Csv.Quoted)) + "\n")));
            var read = new List<string[]>();
            while (records.Read()) read.Add(records.Fields());
            Assert.Null(records.BadLine);
            Assert.Equal(written, read);
        });
    }
}
