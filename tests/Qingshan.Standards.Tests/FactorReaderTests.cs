using System.Collections.Immutable;

namespace Qingshan.Standards.Tests;

public class FactorReaderTests
{
    private const string Header = "code\told\tname_zh\tname_en\tunit\tload_unit\tcustomary\tdata_type\ttable\tnote\n";
    private const string Good = "w01018\t011\t化学需氧量\tChemical oxygen demand\t毫克/升\t千克\t-\tN5.1\tB.1\t-\n";

    private static ImmutableArray<Factor> Read(string text) =>
        FactorReader.Read("test", new StringReader(text), (table, note) => new("HJ 0", "2000", table, Evidence.Seen, note));

    [Fact]
    public void Comments_and_blank_lines_are_passed_over() => Assert.Single(Read("# source\n\n" + Header + Good));

    [Theory]
    [InlineData("w01018\t011\t化学需氧量", "3 cells")]
    [InlineData("w01018\t\t化学需氧量\tCOD\t毫克/升\t千克\t-\tN5.1\tB.1\t-", "empty cell")]
    [InlineData("w01018\t011\t-\tCOD\t毫克/升\t千克\t-\tN5.1\tB.1\t-", "required")]
    [InlineData("w01018\t011\t化学需氧量\tCOD\t毫克/桶\t千克\t-\tN5.1\tB.1\t-", "毫克/桶")]
    [InlineData("w01018\t011\t化学需氧量\tCOD\t毫克/升\t千克\t-\tX5.1\tB.1\t-", "X5.1")]
    [InlineData("z01018\t011\t化学需氧量\tCOD\t毫克/升\t千克\t-\tN5.1\tB.1\t-", "z01018")]
    public void A_malformed_row_fails_with_its_line(string row, string reason)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(Header + Good + row + "\n"));
        Assert.Contains("line 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("code\tname\n")]
    public void A_table_without_the_expected_header_fails(string text) => Assert.Throws<InvalidDataException>(() => Read(text));
}
