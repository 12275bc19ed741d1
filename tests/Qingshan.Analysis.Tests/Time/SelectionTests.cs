using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

public sealed class SelectionTests
{
    private static readonly Daylight Beijing = new(39.90, 116.41);
    private static readonly DateTime[] Hours = [.. Enumerable.Range(0, 24 * 400).Select(h => new DateTime(2023, 1, 1).AddHours(h))];

    // Sunrise and sunset of Beijing as almanacs print them, recalled.
    [Theory]
    [InlineData("2024-06-21", "04:46", "19:46")]
    [InlineData("2024-12-21", "07:32", "16:53")]
    [InlineData("2024-03-20", "06:17", "18:26")]
    public void The_sun_rises_and_sets_as_the_almanac_says(string day, string rise, string set)
    {
        var minutes = Enumerable.Range(0, 1440).Select(m => DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(m)).Where(Beijing.IsDay).ToArray();
        Assert.Equal(TimeSpan.Parse(rise, System.Globalization.CultureInfo.InvariantCulture).TotalMinutes, minutes[0].TimeOfDay.TotalMinutes, 2.0);
        Assert.Equal(TimeSpan.Parse(set, System.Globalization.CultureInfo.InvariantCulture).TotalMinutes, minutes[^1].TimeOfDay.TotalMinutes, 2.0);
    }

    [Fact]
    public void Rows_are_taken_by_every_part_of_their_time()
    {
        DateTime[] Of(DateSelection selection) => [.. selection.Rows(Hours).Select(r => Hours[r])];
        Assert.All(Of(new(Months: [12, 1, 2])), t => Assert.Contains(t.Month, (int[])[12, 1, 2]));
        Assert.Equal(24 * (31 + 28 + 31 + 31 + 4), Of(new(Months: [12, 1, 2])).Length);
        Assert.All(Of(new(Weekdays: [6, 7])), t => Assert.True(t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(25, Of(new(From: new(2023, 5, 1), To: new(2023, 5, 2))).Length);
        Assert.Equal(400 * 3, Of(new(Hours: [22, 23, 0])).Length);
        Assert.Equal(365 * 24, Of(new(Years: [2023])).Length);
        Assert.Equal(Hours.Length, Of(new()).Length);
    }

    [Fact]
    public void Day_and_night_make_up_the_whole() =>
        Gen.Select(Gen.Double[-60, 60], Gen.Double[-180, 180]).Sample((latitude, longitude) =>
        {
            var place = new Daylight(latitude, longitude);
            var (day, night) = (new DateSelection(Light: true, Place: place).Rows(Hours), new DateSelection(Light: false, Place: place).Rows(Hours));
            Assert.Equal(Hours.Length, day.Length + night.Length);
            Assert.InRange(day.Length, 0.45 * Hours.Length, 0.56 * Hours.Length);
        }, iter: 20);

    [Theory]
    [InlineData("6-8", 1, 12, new[] { 6, 7, 8 })]
    [InlineData("11-2", 1, 12, new[] { 11, 12, 1, 2 })]
    [InlineData("mon-fri", 1, 7, new[] { 1, 2, 3, 4, 5 })]
    [InlineData("Sat, sunday", 1, 7, new[] { 6, 7 })]
    [InlineData("", 0, 23, new int[0])]
    public void Lists_are_read(string text, int min, int max, int[] numbers) => Assert.Equal(numbers, DateSelection.ReadList("list", text, min, max).Value);

    [Theory]
    [InlineData("0-3", 1, 12)]
    [InlineData("5-", 0, 23)]
    [InlineData("mon", 0, 23)]
    [InlineData("1-2-3", 1, 12)]
    [InlineData("2023-2020", 1, 9999)]
    public void Lists_that_cannot_be_are_refused(string text, int min, int max) => Assert.Equal(ProblemKind.Option, DateSelection.ReadList("list", text, min, max).Problem!.Kind);

    [Fact]
    public void Groups_have_names_and_winters_stay_together()
    {
        var seasons = Cutting.ByTime(Hours, CutKind.SeasonYear).Value;
        Assert.Equal(["2023 winter", "2023 spring", "2023 summer", "2023 autumn", "2024 winter"], seasons.Groups.Select(g => g.En));
        Assert.Equal(["春", "夏", "秋", "冬"], Cutting.ByTime(Hours, CutKind.Season).Value.Groups.Select(g => g.Zh));
        Assert.Equal(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], Cutting.ByTime(Hours, CutKind.Weekday).Value.Groups.Select(g => g.En));
        Assert.Equal(["N", "E", "NW"], Cutting.ByDirection([359, 20, 90, double.NaN, 337, 300]).Groups.Select(g => g.En));
        Assert.Equal(ProblemKind.Option, Cutting.ByTime(Hours, CutKind.Daylight).Problem!.Kind);
    }

    [Fact]
    public void Each_row_has_the_group_of_its_time() =>
        Gen.Select(Gen.Enum<CutKind>(), Gen.Int[0, Hours.Length - 1]).Sample((kind, row) =>
        {
            var cut = Cutting.ByTime(Hours, kind, Beijing).Value;
            Assert.Equal(Hours.Length, cut.Of.Length);
            Assert.All(cut.Of, g => Assert.InRange(g, 0, cut.Groups.Length - 1));
            if (kind == CutKind.Hour) Assert.Equal(Hours[row].Hour.ToString("00", System.Globalization.CultureInfo.InvariantCulture), cut.Groups[cut.Of[row]].En);
            if (kind == CutKind.Year) Assert.Equal(Hours[row].Year.ToString(System.Globalization.CultureInfo.InvariantCulture), cut.Groups[cut.Of[row]].En);
        }, iter: 30);

    [Fact]
    public void Quantiles_make_groups_of_about_equal_size() =>
        Gen.Select(Gen.Double[-10, 10].Array[40, 200], Gen.Int[2, 8]).Sample((values, groups) =>
        {
            var cut = Cutting.ByQuantile(values, groups).Value;
            if (values.Distinct().Count() < values.Length) return;
            for (var g = 0; g < groups; g++) Assert.InRange(cut.Of.Count(o => o == g), values.Length / groups - 2, values.Length / groups + 2);
            // A group above has only greater values.
            for (var i = 1; i < values.Length; i++) Assert.True(cut.Of[i] == cut.Of[0] || cut.Of[i] > cut.Of[0] == values[i] > values[0]);
        });
}
