using CsCheck;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Tests.Streams;

public sealed class PeriodTests
{
    [Fact]
    public void Every_moment_lies_in_one_period_which_the_next_one_follows() =>
        Gen.Select(Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2090, 1, 1)], Gen.Enum<Period>()).Sample((at, period) =>
        {
            var utc = DateTime.SpecifyKind(at, DateTimeKind.Utc);
            var start = period.StartOf(utc);
            var end = period.EndOf(start);
            Assert.True(start <= utc && utc < end);
            Assert.Equal(start, period.StartOf(start));
            Assert.Equal(end, period.StartOf(end));
        });

    [Fact]
    public void Days_and_months_begin_at_midnight_in_Beijing()
    {
        var at = new DateTime(2026, 2, 28, 17, 30, 0, DateTimeKind.Utc);
        Assert.Equal(new DateTime(2026, 2, 28, 16, 0, 0, DateTimeKind.Utc), Period.Day.StartOf(at));
        Assert.Equal(new DateTime(2026, 2, 28, 16, 0, 0, DateTimeKind.Utc), Period.Month.StartOf(at));
        Assert.Equal(new DateOnly(2026, 3, 1), Periods.Day(at));
    }
}
