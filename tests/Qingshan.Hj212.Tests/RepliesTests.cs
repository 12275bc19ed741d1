using System.Buffers;

namespace Qingshan.Hj212.Tests;

public sealed class RepliesTests
{
    private const string Request = "QN=20160801085857223;ST=32;CN=1000;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&OverTime=5;ReCount=3&&";

    [Theory]
    [InlineData(9011, "##0094QN=20160801085857223;ST=91;CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&QnRtn=1&&1B00\r\n")]
    [InlineData(9012, "##0095QN=20160801085857223;ST=91;CN=9012;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&ExeRtn=1&&6240\r\n")]
    [InlineData(9013, "##0087QN=20160801085857223;ST=91;CN=9013;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&&&2A80\r\n")]
    [InlineData(9014, "##0087QN=20160801085857223;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&&&3240\r\n")]
    public void Replies_equal_the_examples_of_annex_C_byte_for_byte(int command, string expected) =>
        Assert.Equal(expected, Reply(Request, command));

    [Theory]
    [InlineData("ST=32;CN=2011;PW=1;MN=2;CP=&&&&", null, "ST=91;CN=9014;PW=1;MN=2;Flag=0;CP=&&&&")]
    [InlineData("QN=7;ST=32;CN=2011;PW=;MN=2;Flag=9;CP=&&&&", null, "QN=7;ST=91;CN=9014;PW=;MN=2;Flag=8;CP=&&&&")]
    [InlineData("QN=7;ST=21;CN=2011;PW=1;MN=2;Flag=9;CP=&&&&", Edition.V2017, "QN=7;ST=91;CN=9014;PW=1;MN=2;Flag=4;CP=&&&&")]
    public void A_reply_echoes_what_the_request_had_in_its_edition_or_the_profiles(string request, Edition? edition, string expected) =>
        Assert.Equal(Wire.Frame(expected), Reply(request, 9014, edition));

    [Fact]
    public void A_reply_is_recognised_by_its_command_and_QN()
    {
        var stretch = Assert.Single(Wire.Read(Reply(Request, 9012)));
        var header = SegmentHeader.Parse(Wire.Bytes(stretch.Segment));
        Assert.True(ReplyReader.Answers(header, CommandNumbers.Result, "20160801085857223"u8));
        Assert.False(ReplyReader.Answers(header, CommandNumbers.Result, "20160801085857224"u8));
        Assert.False(ReplyReader.Answers(header, CommandNumbers.DataAck, "20160801085857223"u8));
        Assert.Equal(ExeRtn.Done, ReplyReader.ReadExeRtn(header));
        Assert.Null(ReplyReader.ReadQnRtn(header));
    }

    private static string Reply(string request, int command, Edition? edition = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var header = SegmentHeader.Parse(Wire.Bytes(request));
        switch (command)
        {
            case 9011: Replies.WriteRequestAck(output, header, QnRtn.Ready, edition); break;
            case 9012: Replies.WriteResult(output, header, ExeRtn.Done, edition); break;
            case 9013: Replies.WriteNotificationAck(output, header, edition); break;
            default: Replies.WriteDataAck(output, header, edition); break;
        }
        return Wire.Text(output.WrittenSpan);
    }
}
