using CsCheck;

namespace Qingshan.Standards.Tests;

public class BeijingTimeTests
{
    private static readonly Gen<DateTime> Instants =
        Gen.DateTime[new DateTime(1970, 1, 1), new DateTime(2100, 1, 1)].Select(time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    [Fact]
    public void Beijing_is_eight_hours_ahead_in_winter_and_summer()
    {
        Assert.Equal(new DateTime(2026, 3, 1, 8, 0, 0), BeijingTime.FromUtc(Utc(2026, 3, 1, 0)));
        Assert.Equal(new DateTime(2026, 7, 2, 2, 0, 0), BeijingTime.FromUtc(Utc(2026, 7, 1, 18)));
        Assert.Equal(DateTimeKind.Utc, BeijingTime.ToUtc(new DateTime(2026, 3, 1)).Kind);
    }

    [Fact]
    public void A_time_of_the_wrong_kind_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => BeijingTime.FromUtc(new DateTime(2026, 3, 1)));
        Assert.Throws<ArgumentException>(() => BeijingTime.ToUtc(Utc(2026, 3, 1, 0)));
    }

    [Fact]
    public void There_and_back_is_the_same_instant() =>
        Instants.Sample(utc => BeijingTime.ToUtc(BeijingTime.FromUtc(utc)) == utc);

    [Fact]
    public void Iso_text_reads_back_to_the_same_instant() =>
        Instants.Sample(utc => BeijingTime.TryParseIso(BeijingTime.ToIso(utc), out var back) && back == utc && back.Kind == DateTimeKind.Utc);

    [Fact]
    public void The_day_of_an_instant_begins_at_beijing_midnight() =>
        Instants.Sample(utc =>
        {
            var start = BeijingTime.StartOfDay(utc);
            return start.Hour == 16 && start <= utc && utc - start < TimeSpan.FromDays(1);
        });

    [Theory]
    [InlineData("2026-03-01T08:00:00+08:00", 0)]
    [InlineData("2026-03-01T00:00:00Z", 0)]
    [InlineData("2026-03-01T08:00", 0)]
    [InlineData("2026-03-01 08:00:00", 0)]
    [InlineData("2026-03-01T09:00:00+09:00", 0)]
    [InlineData("2026-03-01", -8)]
    public void Text_without_an_offset_is_beijing_time(string text, int hours)
    {
        Assert.True(BeijingTime.TryParseIso(text, out var utc));
        Assert.Equal(Utc(2026, 3, 1, 0).AddHours(hours), utc);
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-02-29")]
    [InlineData("20260301080000")]
    [InlineData("2026-03-01T25:00:00")]
    [InlineData("0001-01-01T01:00:00")]
    public void What_is_no_time_is_refused(string? text) => Assert.False(BeijingTime.TryParseIso(text, out _));

    [Fact]
    public void Fractions_are_written_only_where_there_are_any()
    {
        Assert.Equal("2026-03-01T08:00:00+08:00", BeijingTime.ToIso(Utc(2026, 3, 1, 0)));
        Assert.Equal("2026-03-01T08:00:00.223+08:00", BeijingTime.ToIso(Utc(2026, 3, 1, 0).AddMilliseconds(223)));
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
