using CsCheck;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Tests.Trend;

/// <summary>The numbers are those of openair 2.18 on its example data.</summary>
public sealed class TheilSenTrendTests
{
    private static TheilSenTrend Trend(string column, bool deseasonalise) =>
        TheilSenTrend.Of(TrendSeries.Of(London.Times, London.Of(column), Period.Month, 0, deseasonalise).Value).Value;

    [Fact]
    public void Ozone_in_London_rises_as_openair_says()
    {
        var found = Trend("o3", false);
        Oracle.Equal(".328163", found.Slope);
        // The interval is by random samples.
        Assert.Equal(0.0163, found.Low, 0.02);
        Assert.Equal(0.6035, found.High, 0.03);
        Assert.Equal(0.0267, found.P, 0.02);
    }

    [Theory]
    [InlineData("nox", -8.6101)]
    [InlineData("no2", 1.1082)]
    [InlineData("so2", -0.4187)]
    public void So_do_the_others_without_the_course_of_the_year(string column, double slope) => Assert.Equal(slope, Trend(column, true).Slope, Math.Abs(slope) * 0.02);

    // openair has .1186: where the number of means is even, R's stl takes a wrong median of the distances, as the ranks that its partial sort is
    // given are not ascending. The STL of statsmodels 0.13.5 with the same settings gives the number below.
    [Fact]
    public void Particles_do_so_but_for_a_slip_of_R()
    {
        var found = Trend("pm10", true);
        Oracle.Equal(".109333989", found.Slope);
        Assert.InRange(0.1186, found.Low, found.High);
    }

    private static TrendSeries Made(double[] months) =>
        TrendSeries.Of([.. Enumerable.Range(0, months.Length).Select(i => new DateTime(2010, 1, 1).AddMonths(i))], months, Period.Month).Value;

    [Fact]
    public void The_slope_is_that_of_sorting_all_pairs_and_lies_in_its_interval() =>
        Gen.Double[-5, 5].Array[8, 40].Sample(months =>
        {
            var series = Made(months);
            var found = TheilSenTrend.Of(series, new(Resamples: 99)).Value;
            var days = series.Days();
            Assert.Equal(SenSlope.Of(days, months).Value.Slope * 365, found.Slope, 1e-9);
            Assert.True(found.Low <= found.High);
            Assert.InRange(found.P, 0, 1);
        }, iter: 50);

    [Fact]
    public void A_seed_gives_the_same_again_and_blocks_a_wider_interval_where_months_resemble_each_other()
    {
        var random = new Random(5);
        var months = new double[120];
        for (var i = 1; i < months.Length; i++) months[i] = 0.8 * months[i - 1] + random.NextDouble() - 0.5;
        var series = Made(months);
        TheilSenTrend Of(bool blocks) => TheilSenTrend.Of(series, new(Blocks: blocks)).Value;
        Assert.Equal((Of(true).Low, Of(true).High, Of(true).P), (Of(true).Low, Of(true).High, Of(true).P));
        Assert.True(Of(true).High - Of(true).Low > 1.2 * (Of(false).High - Of(false).Low));
    }

    [Fact]
    public void Trends_survive_gaps_and_absent_rows_count_against_data_capture()
    {
        // Hours of six years, in which a quarter of a year and half of another month have no rows at all.
        var (times, values) = (new List<DateTime>(), new List<double>());
        for (var at = new DateTime(2015, 1, 1); at.Year < 2021; at = at.AddHours(1))
        {
            if (at is { Year: 2017, Month: >= 4 and <= 6 } or { Year: 2018, Month: 2, Day: > 13 }) continue;
            times.Add(at);
            values.Add(20 + 10 * Math.Cos(at.DayOfYear / 365.25 * 2 * Math.PI) - 1.5 * (at - new DateTime(2015, 1, 1)).TotalDays / 365);
        }
        var series = TrendSeries.Of([.. times], [.. values], Period.Month, 75, true).Value;
        Assert.Equal((72, 4, 4), (series.Values.Length, series.Values.Count(double.IsNaN), series.Bridged));
        Assert.Equal(100 * 13 / 28.0, series.Capture[37], 1e-9);
        var found = TheilSenTrend.Of(series).Value;
        Assert.Equal((68, true), (found.Count, found.P < 0.01));
        Assert.Equal(-1.5, found.Slope, 0.02);
    }

    [Theory]
    [InlineData(PeriodUnit.Season, 40)]
    [InlineData(PeriodUnit.Year, 10)]
    public void Seasons_and_years_have_the_slope_of_their_days(PeriodUnit unit, int spans)
    {
        DateTime[] days = [.. Enumerable.Range(0, 3653).Select(i => new DateTime(2011, 1, 1).AddDays(i))];
        var found = TheilSenTrend.Of(TrendSeries.Of(days, [.. days.Select((_, i) => 80 - 4.0 * i / 365)], new Period(unit), 75).Value).Value;
        Assert.InRange(found.Count, spans - 1, spans + 1);
        Assert.Equal(-4, found.Slope, 0.01);
        Assert.True(found.P < 0.001);
    }

    [Fact]
    public void Sparse_data_are_said_with_numbers()
    {
        DateTime[] times = [.. Enumerable.Range(0, 200).Select(i => new DateTime(2020, 1, 1).AddDays(i))];
        double[] values = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? i : double.NaN)];
        var problem = TrendSeries.Of(times, values, Period.Month, 75).Problem!;
        Assert.Equal((ProblemKind.TooFew, 6, 0), (problem.Kind, problem.Needed, problem.Found));
        Assert.Contains("75", problem.Zh, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.TooFew, TrendSeries.Of(times, values, Period.Month, 0, true).Problem!.Kind);
        times[7] = times[6];
        Assert.Equal(ProblemKind.Shape, TrendSeries.Of(times, values, Period.Month).Problem!.Kind);
    }

    [Fact]
    public void Each_group_has_the_trend_that_it_has_alone()
    {
        var months = Enumerable.Range(0, 48).Select(i => new DateTime(2018, 1, 1).AddMonths(i)).ToArray();
        double[] up = [.. months.Select((_, i) => 10 + 0.2 * i + i % 3)], down = [.. months.Select((_, i) => 50 - 0.4 * i + i % 4)];
        var table = new MethodTable([
            ("time", new("月份", Times: [.. months, .. months, new(2018, 1, 1)])), ("value", new("PM2.5", [.. up, .. down, 3])),
            ("group", new TableColumn("测点", Texts: [.. months.Select(_ => "东"), .. months.Select(_ => "西"), "南"])),
        ]);
        var found = MethodList.Run(MethodList.Find("theil-sen")!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Value;
        var trends = found.Tables.Single();
        Assert.Equal(["东", "西"], trends.Columns.Single(c => c.Name == "group").Texts!);
        Assert.Equal(["rising", "falling"], trends.Columns.Single(c => c.Name == "trend").Texts!);
        Assert.Equal([TheilSenTrend.Of(Series(up)).Value.Slope, TheilSenTrend.Of(Series(down)).Value.Slope], trends.Columns.Single(c => c.Name == "slopePerYear").Numbers!);
        Assert.Contains("南", found.Notes[0].Zh, StringComparison.Ordinal);

        TrendSeries Series(double[] values) => TrendSeries.Of(months, values, Period.Month).Value;
    }

    [Fact]
    public void The_figure_says_the_slope_in_both_languages()
    {
        var svg = TrendFigure.Of("SO2", TheilSenTrend.Of(Made([.. Enumerable.Range(0, 60).Select(i => 30 - 0.3 * i + i % 5)])).Value);
        Assert.Contains("/年", svg.ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
        Assert.Contains("per year", svg.ToSvg(FigureLanguage.En), StringComparison.Ordinal);
    }
}
