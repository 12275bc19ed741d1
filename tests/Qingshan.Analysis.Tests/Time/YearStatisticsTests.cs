using CsCheck;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

public sealed class YearStatisticsTests
{
    /// <summary>openair 2.18: aqStats(mydata, "no2").</summary>
    [Fact]
    public void Nitrogen_dioxide_of_1998_is_as_openair_says()
    {
        var found = YearStatistics.Of(London.Times, London.Of("no2"), [95, 99], 0, new(200, 60, 100)).Value[0];
        Assert.Equal(1998, found.Year);
        Oracle.Equal("97.5", found.Capture);
        Oracle.Equal("48.059009", found.Mean);
        Oracle.Equal("84", found.Percentiles[0]);
        Oracle.Equal("91.45833", found.MaxRolling24);
        // pandas 1.5.3, see bench/oracles/series/time_pandas.py.
        Assert.Equal((46, 152, 84), (found.Median, found.Max, found.MaxDay));
        Oracle.Equal("102.6", found.Percentiles[1]);
        Oracle.Equal("106.125", found.MaxRolling8);
        Assert.Equal(0, found.HoursAbove);
        Assert.True(found.DaysAbove > 0 && found.DaysAbove8 > 0);
    }

    [Fact]
    public void The_years_add_up_and_the_last_half_year_has_half_a_capture()
    {
        var found = YearStatistics.Of(London.Times, London.Of("no2"), []).Value;
        Assert.Equal(Enumerable.Range(1998, 8), found.Select(y => y.Year));
        Assert.Equal(London.Of("no2").Count(v => !double.IsNaN(v)), found.Sum(y => y.Capture / 100 * (DateTime.IsLeapYear(y.Year) ? 8784 : 8760)), 1e-6);
        Assert.InRange(found[^1].Capture, 40, 48);
        Assert.Equal(ProblemKind.TooFew, YearStatistics.Of([new(2024, 1, 1)], [1], []).Problem!.Kind);
    }

    [Fact]
    public void What_is_said_of_a_year_is_what_its_hours_say() =>
        Gen.Select(Gen.Frequency((8, Gen.Int[0, 200].Select(i => (double)i)), (1, Gen.Const(double.NaN))).Array[48, 400], Gen.Int[0, 8600]).Where((v, _) => v.Any(x => !double.IsNaN(x))).Sample((values, shift) =>
        {
            DateTime[] times = [.. Enumerable.Range(0, values.Length).Select(i => new DateTime(2022, 1, 1).AddHours(shift + i))];
            foreach (var year in YearStatistics.Of(times, values, [50], 0, new(120, 90)).Value)
            {
                double[] present = [.. values.Where((v, i) => times[i].Year == year.Year && !double.IsNaN(v))];
                Assert.Equal(100.0 * present.Length / 8760, year.Capture, 1e-9);
                Assert.Equal(present.Count(v => v > 120), year.HoursAbove);
                if (present.Length == 0) continue;
                Assert.Equal(present.Average(), year.Mean, 1e-9);
                Assert.Equal((present.Min(), present.Max()), (year.Min, year.Max));
                Assert.Equal(year.Median, year.Percentiles[0]);
                double[] days = [.. Enumerable.Range(0, values.Length).Where(i => times[i].Year == year.Year && !double.IsNaN(values[i])).GroupBy(i => times[i].Date).Select(g => g.Average(i => values[i]))];
                Assert.Equal(days.Max(), year.MaxDay, 1e-9);
                Assert.Equal(days.Count(d => d > 90 + 1e-9), year.DaysAbove);
            }
        });

    [Fact]
    public void A_calendar_has_every_day_of_the_year_with_its_value()
    {
        var days = TimeAverage.Of(London.Times, London.Of("no2"), Period.Day).Value;
        var figure = CalendarFigure.Of("NO2", 2004, [.. days.Times], [.. days.Values], 60);
        var boxes = figure.Marks.OfType<BoxMark>().Where(b => b.Tip is not null).Select(b => b.Tip!.Value.En[..10]).Distinct().ToArray();
        Assert.Equal(366, boxes.Length);
        Assert.Contains("日历图", figure.ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
        Assert.Contains("February", figure.ToSvg(FigureLanguage.En), StringComparison.Ordinal);
    }
}
