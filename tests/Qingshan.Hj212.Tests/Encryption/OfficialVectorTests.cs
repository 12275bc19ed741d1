using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>The example of HJ 212-2025 Annex A.2, as bytes and as it is printed. Its key is sixteen times the character 0.</summary>
public sealed class OfficialVectorTests
{
    private const string Plain = "QN=20240520210700000;ST=31;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20240520210600;"
        + "a01011-Min=1.35,a01011-Avg=1.35,a01011-Max=1.35,a01011-Flag=N;a01014-Min=3.20,a01014-Avg=3.20,a01014-Max=3.20,a01014-Flag=N&&";

    [Theory]
    [InlineData("hj212/sm4_2025_A2_ex4_raw.bin", FrameFault.CrcMismatch)]
    [InlineData("hj212/sm4_2025_A2_ex4_hextext.txt", FrameFault.LengthMismatch)]
    public void The_standards_example_is_deciphered_in_both_readings(string file, FrameFault fault)
    {
        var bytes = File.ReadAllBytes(SharedData.Path(file));
        var looked = Look.At(bytes, Look.Keys("0000000000000000"));
        Assert.Equal(fault, looked.Fault);
        Assert.Equal(DecryptionOutcome.Current, looked.Outcome);
        Assert.Equal(Plain, looked.Segment);
        Assert.Equal(0xB541, HjCrc.Compute(Encoding.ASCII.GetBytes(Plain)));

        var report = Assert.IsType<DataReport>(MessageReader.Read(SegmentHeader.Parse(Encoding.ASCII.GetBytes(looked.Segment))).Message);
        Assert.Equal(new DateTime(2024, 5, 20, 13, 6, 0, DateTimeKind.Utc), report.DataTime);
        Assert.Equal(3.20m, report.Items[1].Fields[0].Number);
    }

    [Fact]
    public void Written_with_the_key_it_is_the_standards_bytes()
    {
        var expected = File.ReadAllBytes(SharedData.Path("hj212/sm4_2025_A2_ex4_raw.bin"));
        var header = SegmentHeader.Parse(Encoding.ASCII.GetBytes(Plain));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Assert.Null(MessageWriter.Write(output, Envelope.Of(header), MessageReader.Read(header).Message, Look.Keys("0000000000000000").CurrentCipher));
        Assert.Equal(expected, output.WrittenSpan.ToArray());
    }
}
