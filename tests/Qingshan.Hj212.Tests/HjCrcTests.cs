using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class HjCrcTests
{
    [Theory]
    [InlineData("QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&", 0x1C80)]
    [InlineData("QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&", 0x2200)]
    [InlineData("", 0xFFFF)]
    public void The_vectors_of_annex_A_come_out(string segment, int expected) =>
        Assert.Equal(expected, HjCrc.Compute(Wire.Bytes(segment)));

    [Fact]
    public void Any_bytes_give_what_the_standards_own_loop_gives() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Equal(Reference(bytes), HjCrc.Compute(bytes)));

    [Fact]
    public void The_swapped_value_is_modbus_with_its_low_byte_first() =>
        // CRC-16/MODBUS of "123456789" is 4B37 in every catalogue of check values.
        Assert.Equal(0x374B, HjCrc.ComputeModbusSwapped("123456789"u8));

    [Fact]
    public void Any_bytes_give_what_the_plain_loop_of_modbus_gives() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Equal(Modbus(bytes), HjCrc.ComputeModbusSwapped(bytes)));

    [Theory]
    [InlineData("1C80", true, 0x1C80, false)]
    [InlineData("71c0", true, 0x71C0, true)]
    [InlineData("0000", true, 0, false)]
    [InlineData("71G0", false, 0, false)]
    [InlineData("+1C8", false, 0, false)]
    [InlineData("1C8", false, 0, false)]
    public void Four_hexadecimal_digits_are_read(string digits, bool ok, int value, bool lowerCase)
    {
        Assert.Equal(ok, HjCrc.TryReadHex(Wire.Bytes(digits), out var read, out var lower));
        Assert.Equal(value, read);
        Assert.Equal(lowerCase, lower);
    }

    private static ushort Modbus(byte[] bytes)
    {
        var r = 0xFFFF;
        foreach (var b in bytes)
        {
            r ^= b;
            for (var i = 0; i < 8; i++) r = (r & 1) == 1 ? (r >> 1) ^ 0xA001 : r >> 1;
        }
        return (ushort)((r & 0xFF) << 8 | r >> 8);
    }

    private static ushort Reference(byte[] bytes)
    {
        var r = 0xFFFF;
        foreach (var b in bytes)
        {
            r = (r >> 8) ^ b;
            for (var i = 0; i < 8; i++)
            {
                var low = r & 1;
                r >>= 1;
                if (low == 1) r ^= 0xA001;
            }
        }
        return (ushort)r;
    }
}
