using CsCheck;
using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Methods;
using Qingshan.Standards;

namespace Qingshan.Analysis.Tests.Effect;

public sealed class TargetProgressTests
{
    private static readonly ActionPlanTarget Beijing = ActionPlans.Of("110000", "a34004").First(t => t.Year == 2017 && t.Kind == TargetKind.Concentration);

    private static readonly ActionPlanTarget Quarter = ActionPlans.Of("bth", "a34004").Single();

    /// <summary>
    /// The means that Beijing published: 89.5 and 58.0 as Chen et al. (2019, Atmospheric Chemistry and Physics 19) cite them, 80.6 of 2015 and 73 of
    /// 2016 as newspapers do; 85.9 of 2014 is recalled.
    /// </summary>
    private static readonly TargetYear[] Published = [new(2013, 89.5), new(2014, 85.9), new(2015, 80.6), new(2016, 73), new(2017, 58)];

    [Fact]
    public void Beijing_was_behind_its_path_to_sixty_until_the_last_year_met_it()
    {
        var found = TargetProgress.Of(Beijing, Published).Value;
        Assert.Equal((2013, 60), (found.Base.Year, found.Goal));
        Assert.Equal([TargetState.Behind, TargetState.Behind, TargetState.Behind, TargetState.Met], found.Steps.Select(s => s.Measured));
        Assert.Equal([82.125, 74.75, 67.375, 60], found.Steps.Select(s => s.Path));
        Assert.All(found.Steps, s => Assert.Equal(TargetState.Unknown, s.Deweathered));
    }

    [Fact]
    public void Weather_that_was_kind_is_seen_where_the_de_weathered_year_is_still_above()
    {
        // 61 with the weather of other years, as Vu et al. (2019) find for 2017.
        TargetYear[] years = [new(2013, 89.5, 88, 86, 90), new(2015, 75, 77, 73, 79), new(2017, 58, 61, 60.5, 61.5)];
        var found = TargetProgress.Of(Beijing, years).Value;
        Assert.Equal([TargetState.Behind, TargetState.Met], found.Steps.Select(s => s.Measured));
        Assert.Equal([TargetState.Unclear, TargetState.Missed], found.Steps.Select(s => s.Deweathered));
    }

    [Fact]
    public void A_reduction_is_of_the_base_year_that_may_be_another_where_that_was_not_measured()
    {
        Assert.Equal(ProblemKind.Shape, TargetProgress.Of(Quarter, Published).Problem!.Kind);
        var found = TargetProgress.Of(Quarter, Published, 2013).Value;
        Assert.Equal(0.75 * 89.5, found.Goal, 9);
        Assert.Equal(TargetState.Met, found.Steps[^1].Measured);
        Assert.Equal(ProblemKind.TooFew, TargetProgress.Of(Quarter, Published[..1], 2013).Problem!.Kind);
        Assert.Equal(ProblemKind.TooFew, TargetProgress.Of(Quarter, []).Problem!.Kind);
        Assert.Equal(ProblemKind.Shape, TargetProgress.Of(Quarter, Published, 2017).Problem!.Kind);
    }

    [Fact]
    public void Good_days_are_wanted_more_and_not_fewer()
    {
        var target = ActionPlans.Targets.Single(t => t.Item == "good-days");
        var found = TargetProgress.Of(target, [new(2015, 76.7), new(2018, 79.3), new(2019, 78), new(2020, 87)]).Value;
        Assert.Equal([TargetState.OnTrack, TargetState.Behind, TargetState.Met], found.Steps.Select(s => s.Measured));
    }

    [Fact]
    public void Who_goes_in_equal_steps_is_never_behind_and_a_little_more_is() =>
        Gen.Select(Gen.Double[40, 120], Gen.Double[0.1, 5]).Sample((start, above) =>
        {
            TargetYear Year(int year, double more) => new(year, start + (year - 2013) / 4.0 * (0.75 * start - start) + (year == 2013 ? 0 : more));
            var years = Enumerable.Range(2013, 5).ToArray();
            Assert.All(TargetProgress.Of(Quarter, [.. years.Select(y => Year(y, -1e-9))], 2013).Value.Steps, s => Assert.True(s.Measured is TargetState.OnTrack or TargetState.Met));
            Assert.All(TargetProgress.Of(Quarter, [.. years.Select(y => Year(y, above))], 2013).Value.Steps, s => Assert.True(s.Measured is TargetState.Behind or TargetState.Missed));
        });
}
