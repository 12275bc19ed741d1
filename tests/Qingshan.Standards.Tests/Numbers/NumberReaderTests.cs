using System.Collections.Immutable;

namespace Qingshan.Standards.Tests;

public class NumberReaderTests
{
    private const string Header = "item\tcondition\tbound\tunit\tclause\tevidence\tfrom\tuntil\tnote\tclass-1\tclass-2\n";
    private const string Good = "a34004\tday\t≤\tµg/m³\tTable 1\tS\t-\t-\t-\t35\t75\n";

    private static ImmutableArray<StandardNumber> Read(string text) => NumberReader.Read("test", new StringReader(text), Editions.Gb3095Of2012);

    [Fact]
    public void A_cell_becomes_a_number_with_all_that_belongs_to_it()
    {
        var number = Read("# source\n\n" + Header + Good)[1];
        Assert.Equal("GB 3095-2012/a34004/day/class-2/2012-02-29", number.Key);
        Assert.Equal((75m, Units.MicrogramPerCubicMetre, Bound.AtMost), (number.Value, number.Unit, number.Bound));
        Assert.Equal((Editions.Gb3095Of2012.From, Editions.Gb3095Of2012.Until), (number.From, number.Until));
        Assert.Equal("GB 3095-2012 Table 1", number.Source.ToString());
    }

    [Fact]
    public void A_dash_is_no_number() => Assert.Single(Read(Header + Good.Replace("75", "-", StringComparison.Ordinal)));

    [Theory]
    [InlineData("a34004\tday", "2 cells")]
    [InlineData("a34004\tday\t\tµg/m³\t-\tS\t-\t-\t-\t35\t75", "empty cell")]
    [InlineData("dust\tday\t≤\tµg/m³\t-\tS\t-\t-\t-\t35\t75", "dust")]
    [InlineData("a34004\tweek\t≤\tµg/m³\t-\tS\t-\t-\t-\t35\t75", "week")]
    [InlineData("a34004\tday\t~\tµg/m³\t-\tS\t-\t-\t-\t35\t75", "bound ~")]
    [InlineData("a34004\tday\t≤\tlb\t-\tS\t-\t-\t-\t35\t75", "unit lb")]
    [InlineData("a34004\tday\t≤\tµg/m³\t-\tX\t-\t-\t-\t35\t75", "evidence X")]
    [InlineData("a34004\tday\t≤\tµg/m³\t-\tS\t2026\t-\t-\t35\t75", "date 2026")]
    [InlineData("a34004\tday\t≤\tµg/m³\t-\tS\t-\t-\t-\t35\t7,5", "number 7,5")]
    public void A_malformed_row_fails_with_its_line(string row, string reason)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(Header + Good + row + "\n"));
        Assert.Contains("line 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("item\tvalue\n")]
    public void A_table_without_the_expected_header_fails(string text) => Assert.Throws<InvalidDataException>(() => Read(text));
}
