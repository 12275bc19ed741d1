using CsCheck;

namespace Qingshan.Standards.Tests;

public sealed class BeijingMonthTests
{
    private static readonly Gen<DateTime> Instant = Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2100, 1, 1)].Select(t => DateTime.SpecifyKind(t, DateTimeKind.Utc));

    [Fact]
    public void A_month_begins_at_midnight_in_Beijing()
    {
        Assert.Equal(new DateTime(2013, 12, 31, 16, 0, 0, DateTimeKind.Utc), new BeijingMonth(2014, 1).Start);
        Assert.Equal(new BeijingMonth(2014, 1), BeijingMonth.Of(new DateTime(2013, 12, 31, 16, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new BeijingMonth(2013, 12), BeijingMonth.Of(new DateTime(2013, 12, 31, 15, 59, 59, DateTimeKind.Utc)));
    }

    [Fact]
    public void Every_instant_lies_in_one_month_and_not_in_the_next() => Instant.Sample(t =>
    {
        var month = BeijingMonth.Of(t);
        Assert.True(month.Start <= t && t < month.End && month.End == month.Next.Start && month < month.Next);
    });

    [Fact]
    public void What_is_written_is_read_again_and_sorts_as_the_months_do() => Gen.Select(Instant, Instant).Sample((a, b) =>
    {
        var (first, second) = (BeijingMonth.Of(a), BeijingMonth.Of(b));
        Assert.True(BeijingMonth.TryParse(first.ToString(), out var read));
        Assert.Equal(first, read);
        Assert.Equal(Math.Sign(first.CompareTo(second)), Math.Sign(string.CompareOrdinal(first.ToString(), second.ToString())));
    });

    [Theory]
    [InlineData("2014-13")]
    [InlineData("2014-1")]
    [InlineData("2014")]
    [InlineData("0000-01")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_no_month(string? text) => Assert.False(BeijingMonth.TryParse(text, out _));
}
