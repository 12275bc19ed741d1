using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

public sealed class SeriesKindTests
{
    [Theory]
    [InlineData("instant", "instant")]
    [InlineData("mean:PT1H", "mean:PT1H")]
    [InlineData("Mean:PT60M", "mean:PT1H")]
    [InlineData("sum:P1D", "sum:P1D")]
    [InlineData("max:PT8H", "max:PT8H")]
    [InlineData("min:PT5M", "min:PT5M")]
    public void A_kind_is_read_and_written_the_same(string text, string written)
    {
        Assert.True(SeriesKind.TryParse(text, out var kind));
        Assert.Equal(written, kind.ToString());
        Assert.Equal(kind, SeriesKind.Parse(kind.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mean")]
    [InlineData("mean:")]
    [InlineData("mean:1H")]
    [InlineData("mean:P")]
    [InlineData("mean:PT0S")]
    [InlineData("mean:-PT1H")]
    [InlineData("instant:PT1H")]
    [InlineData("median:PT1H")]
    [InlineData("1:PT1H")]
    [InlineData("99:PT1H")]
    [InlineData("mean,sum:PT1H")]
    [InlineData("mean:PT1H:x")]
    // Months and years have no length; a daily mean of 30 days is not a monthly one.
    [InlineData("mean:P1M")]
    [InlineData("mean:P1Y")]
    [InlineData("mean:P99999999999D")]
    public void What_is_no_kind_is_not_taken_for_one(string? text) => Assert.False(SeriesKind.TryParse(text, out _));
}
