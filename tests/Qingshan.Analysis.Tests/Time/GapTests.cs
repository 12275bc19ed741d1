using CsCheck;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Tests.Time;

public sealed class GapTests
{
    private static readonly DateTime Begin = new(2024, 5, 1);

    private static RegularSeries Hours(params double?[] rows)
    {
        int[] there = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i] is not null)];
        return RegularSeries.Of([.. there.Select(i => Begin.AddHours(i))], [.. there.Select(i => rows[i]!.Value)], TimeStep.Hour).Value;
    }

    [Fact]
    public void Missing_values_and_absent_rows_are_gaps_alike()
    {
        var gaps = Gaps.Of(Hours(1, double.NaN, null, 4, 5, null, 7, 8));
        Assert.Equal((8, 2, 1, 62.5, 2), (gaps.Steps, gaps.Absent, gaps.Missing, gaps.Capture, gaps.Longest));
        Assert.Equal([new(Begin.AddHours(1), Begin.AddHours(2), 1, 2), new Gap(Begin.AddHours(5), Begin.AddHours(5), 5, 1)], gaps.All);
    }

    [Fact]
    public void Gaps_and_values_make_up_the_whole() =>
        Gen.Frequency((2, Gen.Double[0, 9]), (1, Gen.Const(double.NaN))).Array[2, 100].Sample(values =>
        {
            var series = RegularSeries.Of([.. values.Select((_, i) => Begin.AddHours(i))], values).Value;
            var gaps = Gaps.Of(series);
            Assert.Equal(values.Count(double.IsNaN), gaps.All.Sum(g => g.Steps));
            Assert.Equal(gaps.Missing, gaps.All.Sum(g => g.Steps));
            for (var i = 1; i < gaps.All.Length; i++) Assert.True(gaps.All[i].First > gaps.All[i - 1].First + gaps.All[i - 1].Steps);
        });

    [Fact]
    public void Short_gaps_are_bridged_by_lines_and_long_ones_and_ends_stay()
    {
        double[] values = [double.NaN, 1, double.NaN, double.NaN, 4, double.NaN, double.NaN, double.NaN, 8, double.NaN];
        Assert.Equal([double.NaN, 1, 2, 3, 4, double.NaN, double.NaN, double.NaN, 8, double.NaN], Gaps.Interpolate(values, 2).Value);
        Assert.Equal(ProblemKind.Option, Gaps.Interpolate(values, 0).Problem!.Kind);
    }

    [Fact]
    public void A_line_is_filled_to_itself_and_values_are_kept() =>
        Gen.Select(Gen.Bool.Array[3, 80], Gen.Int[1, 10]).Sample((there, longest) =>
        {
            double[] values = [.. there.Select((t, i) => t ? 2.0 * i - 5 : double.NaN)];
            var filled = Gaps.Interpolate(values, longest).Value;
            for (var i = 0; i < values.Length; i++)
            {
                if (there[i]) Assert.Equal(values[i], filled[i]);
                else if (!double.IsNaN(filled[i])) Assert.Equal(2.0 * i - 5, filled[i], 1e-9);
            }
        });

    [Fact]
    public void Runs_above_a_limit_end_at_a_gap_unless_it_is_bridged()
    {
        var series = Hours(10, 80, 90, double.NaN, 85, 75, 100, null, null, 76, 10);
        var runs = ExceedanceRuns.Of(series, 75).Value;
        Assert.Equal([(1, 2, 2), (4, 1, 1), (6, 1, 1), (9, 1, 1)], runs.Select(r => ((int)(r.From - Begin).TotalHours, r.Steps, r.Values)));
        Assert.Equal((85.0, 90.0), (runs[0].Mean, runs[0].Max));
        Assert.Equal([(1, 4, 3), (6, 4, 2)], ExceedanceRuns.Of(series, 75, 2, 2).Value.Select(r => ((int)(r.From - Begin).TotalHours, r.Steps, r.Values)));
        Assert.Equal(ProblemKind.Option, ExceedanceRuns.Of(series, 75, 0).Problem!.Kind);
    }

    [Fact]
    public void Every_value_above_the_limit_is_in_one_run() =>
        Gen.Select(Gen.Frequency((5, Gen.Double[0, 100]), (1, Gen.Const(double.NaN))).Array[2, 100], Gen.Int[0, 3]).Sample((values, bridge) =>
        {
            var series = RegularSeries.Of([.. values.Select((_, i) => Begin.AddHours(i))], values).Value;
            var runs = ExceedanceRuns.Of(series, 60, 1, bridge).Value;
            Assert.Equal(values.Count(v => v > 60), runs.Sum(r => r.Values));
            Assert.All(runs, r => Assert.True(r.Mean > 60 && r.Max >= r.Mean && r.Steps >= r.Values));
        });

    [Fact]
    public void A_grid_that_cannot_be_is_refused()
    {
        Assert.Equal(ProblemKind.Shape, RegularSeries.Of([Begin, Begin.AddHours(1), Begin.AddHours(1.2), Begin.AddHours(2), Begin.AddHours(3), Begin.AddHours(4)], new double[6]).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, RegularSeries.Of([new(1, 1, 1), new(9999, 1, 1), new DateTime(9999, 1, 1).AddMinutes(1)], new double[3]).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, RegularSeries.Of([Begin], [1]).Problem!.Kind);
    }

    [Fact]
    public void Months_are_a_step_of_the_calendar()
    {
        DateTime[] times = [new(2023, 11, 1), new(2023, 12, 1), new(2024, 3, 1), new(2024, 4, 1)];
        var series = RegularSeries.Of(times, [1, 2, 3, 4]).Value;
        Assert.Equal((TimeStep.Month, 6), (series.Step, series.Count));
        Assert.Equal(new DateTime(2024, 3, 1), series.TimeOf(4));
    }
}
