using CsCheck;
using Qingshan.Applications.Permits;
using static Qingshan.Applications.Tests.Permits.PermitWorld;

namespace Qingshan.Applications.Tests.Permits;

/// <summary>How many readings were due and are there.</summary>
public sealed class OwnMonitoringTests
{
    private static readonly string[] Intervals = ["P1M", "P2M", "P3M", "P6M", "P1Y", "P1D", "P7D", "PT6H"];

    [Fact]
    public void Quarters_are_those_of_the_calendar_and_two_readings_in_one_are_one() =>
        Assert.Equal((4, 2), OwnMonitoring.Count("P3M", Year.Start, Year.End, [At(3, 31, 23), At(4, 1), At(5, 2)]));

    [Fact]
    public void What_is_not_over_is_not_due() => Assert.Equal((1, 1), OwnMonitoring.Count("P3M", Year.Start, At(6, 30), [At(2, 1), At(6, 1)]));

    [Fact]
    public void A_year_is_not_due_within_a_quarter_and_two_years_are_never_counted()
    {
        Assert.Equal((0, 0), OwnMonitoring.Count("P1Y", new CompliancePeriod(2020, 2).Start, new CompliancePeriod(2020, 2).End, [At(5, 1)]));
        Assert.Null(OwnMonitoring.Count("P2Y", Year.Start, Year.End, []));
        Assert.Null(OwnMonitoring.Count(null, Year.Start, Year.End, []));
    }

    [Fact]
    public void The_next_is_missing_once_the_slot_after_the_last_one_is_over()
    {
        Assert.Equal(At(7, 1), OwnMonitoring.NextDue("P3M", At(2, 10)));
        Assert.Equal(At(4, 1), OwnMonitoring.NextDue("P1M", At(2, 10)));
        Assert.Equal(At(2, 12), OwnMonitoring.NextDue("P1D", At(2, 10)));
        Assert.Null(OwnMonitoring.NextDue("P2Y", At(2, 10)));
    }

    [Fact]
    public void No_more_are_done_than_due_nor_than_there_are_and_one_more_reading_never_takes_one_away() =>
        Gen.Select(Gen.Int[0, Intervals.Length - 1].Select(i => Intervals[i]), Gen.Int[0, 366 * 24].Array[0, 60], Gen.Int[0, 366 * 24], Gen.Int[0, 366 * 24]).Sample((interval, at, until, more) =>
        {
            DateTime[] readings = [.. at.Select(h => Year.Start.AddHours(h))];
            var (due, done) = OwnMonitoring.Count(interval, Year.Start, Year.Start.AddHours(until), readings)!.Value;
            var (dueToo, doneMore) = OwnMonitoring.Count(interval, Year.Start, Year.Start.AddHours(until), [.. readings, Year.Start.AddHours(more)])!.Value;
            return done >= 0 && done <= due && done <= readings.Length && due == dueToo && doneMore >= done && doneMore <= done + 1;
        });
}
