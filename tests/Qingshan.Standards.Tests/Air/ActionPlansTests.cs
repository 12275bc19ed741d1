namespace Qingshan.Standards.Tests.Air;

public sealed class ActionPlansTests
{
    [Fact]
    public void Every_target_says_what_it_asks_and_that_nobody_here_has_read_it()
    {
        Assert.NotEmpty(ActionPlans.Targets);
        Assert.All(ActionPlans.Targets, t =>
        {
            Assert.False(t.IsVerified);
            Assert.All((string[])[t.RegionZh, t.RegionEn, t.Plan.Zh, t.Plan.En, t.Plan.Document], text => Assert.NotEqual("", text));
            Assert.Equal(t.Plan.LastYear, t.Year);
            Assert.Equal(t.Kind is TargetKind.Reduction or TargetKind.ShareReduction, t.BaseYear is not null);
            Assert.True(t.BaseYear is null || t.BaseYear < t.Year);
            if (t.Kind is not (TargetKind.Concentration)) Assert.InRange(t.Amount, 1, 100);
            if (t.Item.StartsWith('a')) Assert.NotNull(FactorTable.Hj212Of2017.Find(t.Item));
        });
        Assert.Equal(ActionPlans.Targets.Length, ActionPlans.Targets.Select(t => (t.Plan, t.Region, t.Item, t.Kind)).Distinct().Count());
        Assert.All(ActionPlans.All, p => Assert.Contains(ActionPlans.Targets, t => t.Plan == p));
    }

    [Fact]
    public void The_plan_of_2013_asks_of_three_regions_and_of_Beijing()
    {
        var plan = ActionPlans.Targets.Where(t => t.Plan.Key == "air-2013").ToDictionary(t => t.Region);
        Assert.Equal([25, 20, 15], ((string[])["bth", "yrd", "prd"]).Select(r => plan[r].Amount));
        Assert.Equal((60, TargetKind.Concentration), (plan["110000"].Amount, plan["110000"].Kind));
        Assert.Equal(60, plan["110000"].Goal(double.NaN));
        Assert.Equal(("a34002", 10), (plan["china"].Item, plan["china"].Amount));
        Assert.Equal(75, plan["bth"].Goal(100));
    }
}
