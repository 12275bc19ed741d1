using CsCheck;
using Qingshan.Platform.Cases;

namespace Qingshan.Platform.Tests.Cases;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.OfTheState;
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 1500].Select(new DateOnly(2023, 6, 1).AddDays);

    [Theory]
    [InlineData("2026-11-27", 1, "2026-11-30")] // Friday: the next is Monday.
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2026-02-13", 1, "2026-02-14")] // Before the Spring Festival: the Saturday after is made up for.
    [InlineData("2026-02-14", 1, "2026-02-24")] // The festival lasts to the 23rd.
    [InlineData("2026-02-24", 4, "2026-02-28")] // Another Saturday that is worked.
    [InlineData("2026-02-28", 1, "2026-03-02")]
    [InlineData("2025-01-24", 2, "2025-01-27")] // Sunday the 26th is worked.
    [InlineData("2024-09-30", 1, "2024-10-08")]
    [InlineData("2026-10-09", 1, "2026-10-10")]
    [InlineData("2026-03-02", -1, "2026-02-28")]
    [InlineData("2026-02-24", -1, "2026-02-14")]
    [InlineData("2026-05-01", 0, "2026-05-01")]
    [InlineData("2030-10-01", 1, "2030-10-02")] // Of years that are not arranged yet the week alone decides.
    public void Working_days_are_added_by_the_calendar_of_the_state(string from, int days, string to) =>
        Assert.Equal(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), Calendar.AddWorkingDays(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    [Fact]
    public void Some_days_and_then_some_more_are_their_sum() => Gen.Select(Days, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((day, n, m) =>
        Assert.Equal(Calendar.AddWorkingDays(day, n + m), Calendar.AddWorkingDays(Calendar.AddWorkingDays(day, n), m)));

    [Fact]
    public void What_is_added_is_a_working_day_and_as_many_lie_between() => Gen.Select(Days, Gen.Int[1, 60]).Sample((day, n) =>
    {
        var end = Calendar.AddWorkingDays(day, n);
        Assert.True(Calendar.IsWorkingDay(end));
        Assert.Equal(n, Enumerable.Range(1, end.DayNumber - day.DayNumber).Count(i => Calendar.IsWorkingDay(day.AddDays(i))));
        Assert.Equal(Calendar.IsWorkingDay(day) ? day : Calendar.AddWorkingDays(day, -1), Calendar.AddWorkingDays(end, -n));
    });

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Every_day_that_is_made_up_for_is_a_weekends_and_makes_up_for_a_weekday(int year)
    {
        var days = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(d => d.Year == year).ToList();
        Assert.All(days.Where(d => HolidayArrangements.Find(d) == true), d => Assert.True(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{d}"));
        // Eleven days (thirteen since 2025) are free by law; what is free beyond them is made up for.
        var free = days.Count(d => HolidayArrangements.Find(d) == false && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        var madeUp = days.Count(d => HolidayArrangements.Find(d) == true);
        Assert.InRange(free - madeUp, 9, 13);
    }

    [Fact]
    public void What_is_entered_overrules_the_arrangement()
    {
        var calendar = new WorkCalendar(new Dictionary<DateOnly, bool> { [new(2026, 11, 30)] = false, [new(2026, 11, 28)] = true });
        Assert.Equal(new DateOnly(2026, 11, 28), calendar.AddWorkingDays(new(2026, 11, 27), 1));
        Assert.Equal(new DateOnly(2026, 12, 1), calendar.AddWorkingDays(new(2026, 11, 28), 1));
    }

    [Fact]
    public void A_deadline_is_the_end_of_a_day_of_Beijing_and_people_are_reminded_when_the_working_day_before_begins()
    {
        // Friday 23:00 in Beijing.
        var due = Calendar.Due(new(2026, 11, 27, 15, 0, 0, DateTimeKind.Utc), 2);
        Assert.Equal(new DateTime(2026, 12, 1, 16, 0, 0, DateTimeKind.Utc), due);
        Assert.Equal(new DateTime(2026, 11, 29, 16, 0, 0, DateTimeKind.Utc), Calendar.Remind(due));
    }
}
