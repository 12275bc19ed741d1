using CsCheck;
using Qingshan.Platform.Catalog;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>When issues open and end: over days made by hand, and as laws.</summary>
public sealed class IssueCourseTests
{
    private static readonly IssueBounds Usual = new(0.10, 0.02, OpenDays: 1, CloseDays: 2, DueDays: 3, AgainDays: 7);
    private static readonly DateOnly First = new(2026, 11, 1);

    private static List<DayCount> Days(params int[] percents) => [.. percents.Select((p, i) => new DayCount(First.AddDays(i), 100, p))];

    [Theory]
    [InlineData(new[] { 0, 0, 11 }, 2)]
    [InlineData(new[] { 0, 10, 10 }, null)]
    [InlineData(new[] { 50, 0 }, 0)]
    [InlineData(new[] { 50, 0, 0 }, null)]
    [InlineData(new[] { 50, 0, 5, 0 }, 0)]
    [InlineData(new[] { 50, 0, 0, 20 }, 3)]
    public void It_opens_above_the_share_and_is_over_after_good_days_in_a_row(int[] percents, int? since) =>
        Assert.Equal(since is { } d ? First.AddDays(d) : null, IssueCourse.Opens(Days(percents), Usual));

    [Theory]
    [InlineData(new[] { 30, 0, 30 }, null)]
    [InlineData(new[] { 0, 30, 30 }, 1)]
    public void Two_days_in_a_row_can_be_asked_for(int[] percents, int? since) =>
        Assert.Equal(since is { } d ? First.AddDays(d) : null, IssueCourse.Opens(Days(percents), Usual with { OpenDays = 2 }));

    [Theory]
    [InlineData(new[] { 50 }, Ending.GoesOn)]
    [InlineData(new[] { 50, 0 }, Ending.GoesOn)]
    [InlineData(new[] { 50, 0, 2 }, Ending.Held)]
    [InlineData(new[] { 50, 0, 3 }, Ending.GoesOn)]
    [InlineData(new[] { 0, 50 }, Ending.GoesOn)]
    [InlineData(new[] { 5, 4, 3 }, Ending.Mended)]
    [InlineData(new int[0], Ending.Mended)]
    public void It_ends_when_the_rule_holds_again_or_nothing_of_it_is_left(int[] percents, Ending ending) => Assert.Equal(ending, IssueCourse.Ends(Days(percents), Usual));

    [Fact]
    public void Days_between_the_two_shares_never_open_and_never_close() => Gen.Int[3, 10].Array[1, 30].Sample(between =>
    {
        Assert.Null(IssueCourse.Opens(Days(between), Usual));
        Assert.Equal(Ending.GoesOn, IssueCourse.Ends(Days([50, .. between]), Usual));
    });

    [Fact]
    public void Good_and_bad_days_by_turns_open_once_and_never_close() => Gen.Int[1, 20].Sample(pairs =>
    {
        var days = Days([.. Enumerable.Range(0, 2 * pairs).Select(i => i % 2 == 0 ? 50 : 0)]);
        Assert.All(Enumerable.Range(1, days.Count), n => Assert.Equal(First, IssueCourse.Opens(days[..n], Usual)));
        Assert.All(Enumerable.Range(1, days.Count), n => Assert.Equal(Ending.GoesOn, IssueCourse.Ends(days[..n], Usual)));
    });

    [Fact]
    public void What_opens_does_not_end_by_the_same_days_whatever_they_are() => Gen.Int[0, 100].Array[1, 30].Sample(percents =>
    {
        var days = Days(percents);
        if (IssueCourse.Opens(days, Usual) is { } since) Assert.Equal(Ending.GoesOn, IssueCourse.Ends([.. days.Where(d => d.Day >= since)], Usual));
    });
}
