using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class HjTimeTests
{
    [Theory]
    [InlineData("20160801085857", "2016-08-01T00:58:57.0000000Z")]
    [InlineData("20160801085857223", "2016-08-01T00:58:57.2230000Z")]
    [InlineData("2016080108585722", "2016-08-01T00:58:57.2200000Z")]
    [InlineData("201608010858572234", "2016-08-01T00:58:57.2234000Z")]
    [InlineData("20160301000000", "2016-02-29T16:00:00.0000000Z")]
    public void Beijing_time_is_read_as_UTC(string text, string expected)
    {
        Assert.True(HjTime.TryParse(Wire.Bytes(text), out var utc));
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
        Assert.Equal(expected, utc.ToString("O"));
        Assert.Equal(text.Length is not (14 or 17), HjTime.IsDeviant(Wire.Bytes(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1617957600465")]
    [InlineData("20160801085860")]
    [InlineData("20160801240000")]
    [InlineData("20160230000000")]
    [InlineData("20161301000000")]
    [InlineData("00000101000000")]
    [InlineData("00010101000000")]
    [InlineData("2016080108585a")]
    [InlineData("2016080108585722345")]
    public void A_time_that_does_not_exist_is_not_read(string text)
    {
        Assert.False(HjTime.TryParse(Wire.Bytes(text), out var utc));
        Assert.Equal(default, utc);
        Assert.False(HjTime.IsDeviant(Wire.Bytes(text)));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.DateTime[new DateTime(1, 1, 2), new DateTime(9999, 12, 30)].Sample(any =>
        {
            var utc = new DateTime(any.Ticks / 10_000 * 10_000, DateTimeKind.Utc);
            Span<byte> text = stackalloc byte[17];
            Assert.Equal(17, HjTime.Format(utc, milliseconds: true, text));
            Assert.True(HjTime.TryParse(text, out var back));
            Assert.Equal(utc, back);
            Assert.Equal(14, HjTime.Format(utc, milliseconds: false, text));
        });

    [Fact]
    public void Too_little_room_is_refused() =>
        Assert.Throws<ArgumentException>(() => HjTime.Format(DateTime.UnixEpoch, milliseconds: true, new byte[16]));
}
