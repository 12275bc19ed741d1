using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

/// <summary>Numbers without another source are those of pandas 1.5.3, see bench/oracles/series/time_pandas.py.</summary>
public sealed class TimeAverageTests
{
    private static readonly DateTime Begin = new(2021, 2, 26, 5, 0, 0);

    private static readonly Period[] Every = [Period.Hour, Period.Day, new(PeriodUnit.Week), Period.Month, Period.Season, Period.Year, new(PeriodUnit.Hour, 3), new(PeriodUnit.Month, 2), new(PeriodUnit.Minute, 15)];

    private static readonly Gen<Period> Periods = Gen.Int[0, Every.Length - 1].Select(i => Every[i]);

    [Theory]
    [InlineData("day", 2673, "178.869443229", "298.407463524", "77.860151740")]
    [InlineData("week", 389, "178.532746294", "369.746401028", "103.381960584")]
    [InlineData("month", 90, "178.945522069", "392.883333333", "112.511367074")]
    [InlineData("season", 31, "178.730399619", "399.190322581", "115.359345671")]
    [InlineData("year", 8, "176.787237021", "402.525000000", "117.877832822")]
    public void Hours_are_brought_together_as_pandas_does(string period, int spans, string mean, string p95, string deviation)
    {
        double Of(AverageStatistic statistic) => Summary.Of(TimeAverage.Of(London.Times, London.Of("nox"), Period.Parse(period).Value, statistic).Value.Values.AsSpan()).Mean;
        Assert.Equal(spans, TimeAverage.Of(London.Times, London.Of("nox"), Period.Parse(period).Value).Value.Values.Count(v => !double.IsNaN(v)));
        Oracle.Equal(mean, Of(AverageStatistic.Mean));
        Oracle.Equal(p95, Of(AverageStatistic.Percentile));
        Oracle.Equal(deviation, Of(AverageStatistic.Deviation));
    }

    [Fact]
    public void Wind_is_averaged_as_vectors()
    {
        Oracle.Equal("201.067616472", TimeAverage.Of(London.Times, London.Of("wd"), Period.Month, AverageStatistic.Direction).Value.Values[0]);
        Oracle.Equal("212.880594990", TimeAverage.Of(London.Times, London.Of("wd"), Period.Month, AverageStatistic.Direction, speeds: London.Of("ws")).Value.Values[0]);
    }

    [Fact]
    public void A_table_is_averaged_with_its_wind_at_once()
    {
        var times = Enumerable.Range(0, 48).Select(h => Begin.Date.AddHours(h)).ToArray();
        var table = new MethodTable([("time", new("time", Times: times)), ("value", new("NO2", [.. times.Select((_, i) => (double)i)])), ("direction", new TableColumn("wd", [.. times.Select((_, i) => i % 2 == 0 ? 350.0 : 20)]))]);
        var found = MethodList.Run(MethodList.Find("time-average")!, new(table, new Dictionary<string, string> { ["statistic"] = "max" }), MethodWork.Quiet).Value.Tables[0];
        Assert.Equal([23, 47], found.Columns.Single(c => c.Name == "NO2").Numbers!);
        Assert.All(found.Columns.Single(c => c.Name == "wd").Numbers!, d => Assert.Equal(5, d, 1e-9));
    }

    [Fact]
    public void Absent_rows_count_against_data_capture()
    {
        // Four days of hours; of the second 12 rows are not there, of the third 12 have no value.
        var rows = Enumerable.Range(0, 96).Where(h => h is < 24 or >= 36).Select(h => (Time: new DateTime(2024, 3, 1).AddHours(h), Value: h is >= 48 and < 60 ? double.NaN : h)).ToArray();
        var found = TimeAverage.Of([.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Value)], Period.Day, capture: 75).Value;
        Assert.Equal([100, 50, 50, 100], found.Capture);
        Assert.Equal([11.5, double.NaN, double.NaN, 83.5], found.Values);
        Assert.Equal([24, 12, 12, 24], found.Counts);
        Assert.Equal(4, TimeAverage.Of([.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Value)], Period.Day, capture: 50).Value.Values.Count(v => !double.IsNaN(v)));
        Assert.Equal(100.0 * 72 / (31 * 24), TimeAverage.Of([.. rows.Select(r => r.Time)], [.. rows.Select(r => r.Value)], Period.Month).Value.Capture[0], 1e-9);
    }

    [Fact]
    public void A_gap_of_a_whole_span_is_a_span_without_a_value()
    {
        var found = TimeAverage.Of([Begin, Begin.AddHours(1), Begin.AddHours(2), Begin.AddDays(3)], [1, 2, 3, 4], Period.Day).Value;
        Assert.Equal([2, double.NaN, double.NaN, 4], found.Values);
    }

    [Fact]
    public void Sums_counts_and_extremes_of_the_whole_are_those_of_its_spans() =>
        Gen.Select(Gen.Frequency((5, Gen.Double[-100, 100]), (1, Gen.Const(double.NaN))).Array[2, 200], Gen.Int[1, 200], Periods).Sample((values, minutes, period) =>
        {
            DateTime[] times = [.. Enumerable.Range(0, values.Length).Select(i => Begin.AddMinutes(i * minutes))];
            var whole = Summary.Of(values);
            Summary Of(AverageStatistic statistic) => Summary.Of(TimeAverage.Of(times, values, period, statistic).Value.Values.AsSpan());
            Assert.Equal(whole.Count, TimeAverage.Of(times, values, period).Value.Counts.Sum());
            if (whole.Count == 0) return;
            Assert.Equal(whole.Sum, Of(AverageStatistic.Sum).Sum, 1e-9);
            Assert.Equal((whole.Min, whole.Max), (Of(AverageStatistic.Min).Min, Of(AverageStatistic.Max).Max));
        });

    [Fact]
    public void Every_time_lies_in_its_span_and_spans_follow_each_other() =>
        Gen.Select(Gen.Long[0, TimeSpan.FromDays(80_000).Ticks], Periods).Sample((ticks, period) =>
        {
            var time = new DateTime(1900, 1, 1).AddTicks(ticks);
            var start = period.StartOf(time);
            Assert.True(start <= time && time < period.EndOf(start));
            Assert.Equal(start, period.StartOf(start));
            Assert.Equal(period.EndOf(start), period.StartOf(period.EndOf(start)));
        });

    [Fact]
    public void Weeks_begin_on_Monday_and_winter_in_December()
    {
        Assert.Equal(new DateTime(2026, 11, 23), new Period(PeriodUnit.Week).StartOf(new(2026, 11, 29, 23, 0, 0)));
        Assert.Equal(new DateTime(2023, 12, 1), Period.Season.StartOf(new(2024, 2, 29)));
        Assert.Equal(new DateTime(2024, 3, 1), Period.Season.StartOf(new(2024, 3, 1)));
    }

    [Theory]
    [InlineData("3 hour", PeriodUnit.Hour, 3)]
    [InlineData("15 min", PeriodUnit.Minute, 15)]
    [InlineData("quarter", PeriodUnit.Month, 3)]
    [InlineData("2 weeks", PeriodUnit.Week, 2)]
    public void Periods_are_read(string text, PeriodUnit unit, int count) => Assert.Equal(new Period(unit, count), Period.Parse(text).Value);

    [Theory]
    [InlineData("fortnight")]
    [InlineData("0 day")]
    [InlineData("2 season")]
    [InlineData("")]
    public void Other_words_are_refused(string text) => Assert.Equal(ProblemKind.Option, Period.Parse(text).Problem!.Kind);

    [Fact]
    public void Rows_in_disorder_are_put_in_order_and_equal_times_refused()
    {
        Assert.Equal([1.5], TimeAverage.Of([Begin.AddHours(1), Begin], [2, 1], Period.Day).Value.Values);
        var problem = TimeAverage.Of([Begin, Begin, Begin.AddHours(1)], [1, 2, 3], Period.Day).Problem!;
        Assert.Equal(ProblemKind.Shape, problem.Kind);
        Assert.Contains("2021-02-26 05:00", problem.En, StringComparison.Ordinal);
        Assert.Equal(ProblemKind.TooFew, TimeAverage.Of([Begin], [1], Period.Day).Problem!.Kind);
    }
}
