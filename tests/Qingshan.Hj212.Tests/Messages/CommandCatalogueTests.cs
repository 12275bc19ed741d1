using System.Buffers;

namespace Qingshan.Hj212.Tests;

public sealed class CommandCatalogueTests
{
    [Fact]
    public void The_catalogue_is_in_order_and_has_no_entry_twice()
    {
        Assert.Equal(CommandCatalogue.All.OrderBy(c => c.Number).ThenBy(c => c.Direction), CommandCatalogue.All);
        Assert.Equal(CommandCatalogue.All.Count, CommandCatalogue.All.DistinctBy(c => (c.Number, c.Direction)).Count());
    }

    [Fact]
    public void The_numbers_of_2017_are_those_of_its_table_9() => Assert.Equal(
        [
            1000, 1011, 1012, 1013, 1061, 1062, 1063, 1064, 1072, 2011, 2012, 2021, 2022, 2031, 2041, 2051, 2061, 2081,
            3011, 3012, 3013, 3014, 3015, 3016, 3017, 3018, 3019, 3020, 3021, 9011, 9012, 9013, 9014,
        ],
        Numbers(Edition.V2017));

    [Fact]
    public void The_alarm_commands_are_of_2005_alone_and_2025_adds_its_own()
    {
        Assert.Equal([1021, 1022, 2071, 2072], Numbers(Edition.V2005).Except(Numbers(Edition.V2017)));
        Assert.Equal([1001, 1002, 1014, 2013, 2052, 2062, 2111, 3022, 3024, 9015], Numbers(Edition.V2025).Except(Numbers(Edition.V2017)));
        Assert.Empty(Numbers(Edition.V2017).Except(Numbers(Edition.V2025)));
    }

    [Theory]
    [InlineData(1000, MessageDirection.Down, new[] { 9011, 9012 })]
    [InlineData(2061, MessageDirection.Down, new[] { 9011, 2061, 9012 })]
    [InlineData(2061, MessageDirection.Up, new[] { 9014 })]
    [InlineData(2012, MessageDirection.Down, new[] { 9013 })]
    [InlineData(1013, MessageDirection.Up, new[] { 9013 })]
    [InlineData(9015, MessageDirection.Up, new[] { 9013 })]
    [InlineData(9014, MessageDirection.Down, new int[0])]
    public void Each_kind_of_command_has_its_answers(int number, MessageDirection direction, int[] replies) =>
        Assert.Equal(replies, CommandCatalogue.Find(number, direction)!.Replies);

    [Theory]
    [InlineData("CN=9015;Flag=9", 9013)]
    [InlineData("CN=9015;Flag=8", 0)]
    [InlineData("CN=1013;Flag=5", 9013)]
    [InlineData("CN=2061;Flag=5", 9014)]
    [InlineData("CN=2061;Flag=4", 0)]
    [InlineData("CN=9014;Flag=5", 0)]
    [InlineData("CN=9021;Flag=5", 0)]
    [InlineData("CN=x;Flag=5", 0)]
    public void The_platform_answers_what_wants_an_answer_with_what_its_kind_has(string what, int answer)
    {
        var output = new ArrayBufferWriter<byte>();
        var header = SegmentHeader.Parse(Wire.Bytes($"QN=7;ST=32;{what};PW=1;MN=2;CP=&&&&"));
        Assert.Equal(answer != 0, Acknowledgement.Write(output, header));
        if (answer == 0) Assert.Equal(0, output.WrittenCount);
        else Assert.Contains($"CN={answer};", Wire.Text(output.WrittenSpan), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_on_the_wire_is_its_own()
    {
        Assert.DoesNotContain("unknown", Enum.GetValues<MessageFault>().Select(WireName.Of));
        Assert.DoesNotContain("unknown", Enum.GetValues<MessageNotes>().Select(WireName.Of));
        Assert.Equal("command-not-in-edition,fields-left", WireName.Of(MessageNotes.CommandNotInEdition | MessageNotes.FieldsLeft));
    }

    private static IEnumerable<int> Numbers(Edition edition) => CommandCatalogue.All.Where(c => c.Editions.Has(edition)).Select(c => c.Number).Distinct();
}
