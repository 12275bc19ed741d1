using CsCheck;
using Qingshan.Platform.Notify;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Notify;

public sealed class QuietHoursTests
{
    private static readonly DateTime Midnight = BeijingTime.ToUtc(new DateTime(2026, 11, 24));

    [Theory]
    [InlineData("22:00", "07:00", 21.9, 0)]
    [InlineData("22:00", "07:00", 22, 9)]
    [InlineData("22:00", "07:00", 6.5, 0.5)]
    [InlineData("22:00", "07:00", 7, 0)]
    [InlineData("12:00", "13:00", 12.5, 0.5)]
    public void They_end_when_they_say_in_Beijing_also_over_midnight(string from, string to, double at, double wait)
    {
        var now = Midnight.AddHours(at);
        Assert.Equal(now.AddHours(wait), Hours(from, to).Until(now));
    }

    [Fact]
    public void Whatever_they_are_what_waits_comes_within_a_day_at_a_moment_that_is_not_quiet() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 1439]).Where(t => t.Item1 != t.Item2).Sample(t =>
        {
            var quiet = new QuietHours(new TimeOnly(t.Item1 / 60, t.Item1 % 60), new TimeOnly(t.Item2 / 60, t.Item2 % 60));
            var now = Midnight.AddMinutes(t.Item3);
            var until = quiet.Until(now);
            return until >= now && until - now < TimeSpan.FromDays(1) && quiet.Until(until) == until;
        });

    private static QuietHours Hours(string from, string to) => new(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));
}
