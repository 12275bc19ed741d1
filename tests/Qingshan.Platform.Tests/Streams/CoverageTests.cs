using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Tests.Streams;

public sealed class CoverageTests
{
    private static readonly DateTime T0 = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), End = T0.AddHours(1);
    private static readonly SeriesKind Minute = SeriesKind.Mean(TimeSpan.FromMinutes(1));

    [Fact]
    public void Minutes_that_are_not_there_count_against_it() =>
        Assert.Equal(TimeSpan.FromMinutes(44), Coverage.Of([.. Enumerable.Range(0, 60).Where(m => m % 4 != 0 || m == 0).Select(m => At(m)).Skip(2)], Minute, End));

    [Fact]
    public void What_is_marked_as_abnormal_covers_nothing()
    {
        Observation[] values = [At(0), At(10, 'D'), At(20, 'M'), At(30), At(40) with { Value = double.NaN }, At(50, 'n')];
        Assert.Equal(TimeSpan.FromMinutes(30), Coverage.Of(values, SeriesKind.Mean(TimeSpan.FromMinutes(10)), End));
    }

    [Fact]
    public void An_instant_stands_until_the_next_one_but_for_five_minutes_at_most()
    {
        Assert.Equal(TimeSpan.FromMinutes(60), Coverage.Of([.. Enumerable.Range(0, 120).Select(i => At(i / 2.0))], SeriesKind.Instant, End));
        Assert.Equal(TimeSpan.FromMinutes(5 + 2 + 5), Coverage.Of([At(0), At(30), At(32)], SeriesKind.Instant, End));
        Assert.Equal(TimeSpan.FromMinutes(1), Coverage.Of([At(59)], SeriesKind.Instant, End));
    }

    [Fact]
    public void Two_values_within_a_period_do_not_cover_it_twice() =>
        Assert.Equal(TimeSpan.FromMinutes(15), Coverage.Of([At(0), At(5)], SeriesKind.Mean(TimeSpan.FromMinutes(10)), End));

    private static Observation At(double minute, char flag = 'N') => Observation.Plain(1, T0.AddMinutes(minute), 1, T0, 1, flag);
}
