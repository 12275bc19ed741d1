using CsCheck;
using Qingshan.Hj212;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Intake;

/// <summary>缺口 · Which periods are missing, by what has come.</summary>
public sealed class GapBoardTests
{
    private const string Mn = "MN1";
    private static readonly DateTime Start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Missing_is_whatever_lies_between_the_first_and_the_latest_and_has_not_come()
    {
        // Hours of three days, in any order, some twice.
        Gen.Int[0, 71].List[1, 60].Sample(hours =>
        {
            var board = Board();
            foreach (var hour in hours) Hear(board, hour);
            var (first, latest) = (hours[0], hours.Max());
            var wanted = Enumerable.Range(first, Math.Max(0, latest - first + 1)).Except(hours);
            Assert.Equal(wanted, Missing(board));
        });
    }

    [Fact]
    public void To_hear_everything_again_from_any_place_changes_nothing()
    {
        Gen.Select(Gen.Int[0, 71].List[1, 40], Gen.Int[0, 40]).Sample((hours, from) =>
        {
            var board = Board();
            foreach (var hour in hours) Hear(board, hour);
            var before = Missing(board);
            foreach (var hour in hours.Skip(from)) Hear(board, hour);
            Assert.Equal(before, Missing(board));
        });
    }

    [Fact]
    public void No_request_is_longer_than_its_bound_and_none_reaches_further_back_than_a_week()
    {
        Gen.Int[2, 5000].Sample(hours =>
        {
            var board = Board();
            Hear(board, 0);
            Hear(board, hours);
            var gaps = board.TakeChanges().Gaps;
            Assert.All(gaps, g => Assert.InRange(g.Missing.Length, 1, PullPace.MostPeriods(CommandNumbers.Hour)));
            Assert.Equal(Math.Min(hours - 1, (7 * 24) - 1), gaps.Sum(g => g.MissingCount));
            Assert.All(gaps, g => Assert.True(g.Begin >= Start.AddHours(hours + 1).AddDays(-7)));
        });
    }

    [Fact]
    public void History_that_is_sent_years_later_has_no_gaps_that_could_be_filled()
    {
        var board = Board();
        foreach (var hour in (int[])[1, 2, 90, 3000]) board.Heard(Mn, CommandNumbers.Hour, Start.AddYears(-10).AddHours(hour), 60, Start);
        Assert.Empty(Missing(board));
    }

    [Fact]
    public void A_clock_that_runs_ahead_does_not_make_what_follows_old()
    {
        var board = Board();
        Hear(board, 1);
        board.Heard(Mn, CommandNumbers.Hour, Start.AddYears(10), 60, Start.AddHours(2));
        Hear(board, 3);
        Assert.Equal([2], Missing(board));
    }

    [Fact]
    public void What_is_not_brought_is_asked_for_ever_more_rarely_and_then_given_up()
    {
        var board = Board();
        Hear(board, 1);
        Hear(board, 3);
        var (now, times) = (Start.AddHours(4), new List<DateTime>());
        for (var i = 0; i < 400; i++, now = now.AddMinutes(5))
            if (board.Due(now, _ => true) is [var gap])
            {
                times.Add(now);
                board.Asked(gap.Id, new(ExchangeEnd.Failed, QnRtn.Ready, ExeRtn.NoData, 0, 1, []), now);
            }
        Assert.Equal(PullPace.MostTries, times.Count);
        Assert.Equal([5, 30, 120, 360], times.Zip(times.Skip(1), (a, b) => (b - a).TotalMinutes));
        var given = board.TakeChanges().Gaps.Single();
        Assert.Equal((GapState.GivenUp, 1), (given.State, given.MissingCount));
        // For a day nothing more of this kind is asked for; after it, the next gap is.
        board.Heard(Mn, CommandNumbers.Hour, Start.AddHours(9), 60, times[^1].AddHours(1));
        Assert.Empty(board.Due(DateTime.MaxValue, _ => true));
        board.Heard(Mn, CommandNumbers.Hour, Start.AddHours(60), 60, times[^1].AddHours(48));
        Assert.NotEmpty(board.Due(DateTime.MaxValue, _ => true));
    }

    private static GapBoard Board() => new(new(new(TimeSpan.FromSeconds(10), 3, TimeSpan.FromMinutes(1)), TimeSpan.FromDays(1), ClockPolicy.Leave, Pull: true, TimeSpan.Zero));

    private static void Hear(GapBoard board, int hour) => board.Heard(Mn, CommandNumbers.Hour, Start.AddHours(hour), 60, Start.AddHours(hour + 1));

    /// <summary>By the hours since the start, in order.</summary>
    private static List<int> Missing(GapBoard board)
    {
        var changes = board.TakeChanges();
        board.Again(changes);
        return [.. changes.Gaps.SelectMany(g => g.Missing.Select((c, i) => (c, At: g.StartOf(i)))).Where(p => p.c == '1').Select(p => (int)(p.At - Start).TotalHours).Order()];
    }
}
