using Qingshan.Platform.Observations.Embedded;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Observations;

public sealed class ClosingRuleTests
{
    private static readonly BeijingMonth January = new(2014, 1);
    private static readonly ClosingRule Rule = new(TimeSpan.FromDays(3));
    private static readonly DateTime Due = January.End.AddDays(3);

    [Fact]
    public void A_month_is_due_when_its_grace_is_over_and_something_is_in_no_file()
    {
        Assert.False(Rule.IsDue(new(January, 1, null), Due.AddTicks(-1)));
        Assert.True(Rule.IsDue(new(January, 1, null), Due));
        Assert.False(Rule.IsDue(new(January, 0, null), Due));
    }

    [Fact]
    public void A_closed_month_is_issued_again_at_most_once_a_day()
    {
        var issued = new MonthState(January, 1, new Segment(January, 1, "f", 1, 1, "", 1, 1, Due));
        Assert.False(Rule.IsDue(issued, Due.AddHours(23)));
        Assert.True(Rule.IsDue(issued, Due.AddDays(1)));
        Assert.False(Rule.IsDue(issued with { HotRows = 0 }, Due.AddDays(9)));
    }
}
