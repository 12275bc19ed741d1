namespace Qingshan.Hj212.Tests;

public sealed class StandardRuleTests
{
    [Fact]
    public void Every_tolerance_has_its_rule_in_the_order_of_the_bits() =>
        Assert.Equal(Enumerable.Range(0, 19).Select(i => (Tolerances)(1 << i)), StandardRule.All.Select(r => r.Tolerance));

    [Fact]
    public void Every_note_belongs_to_exactly_one_rule()
    {
        foreach (var note in Enum.GetValues<FrameNotes>().Where(n => n != FrameNotes.None))
            Assert.Single(StandardRule.All, r => r.Notes.HasFlag(note));
    }

    [Fact]
    public void Names_are_all_different_and_lead_back_to_their_tolerance()
    {
        Assert.Equal(19 * 2, StandardRule.All.SelectMany(r => (string[])[r.Name, r.Reason]).Distinct().Count());
        foreach (var rule in StandardRule.All)
        {
            Assert.True(StandardRule.TryFind(rule.Name, out var found));
            Assert.Equal((rule.Tolerance, rule.Name), (found, WireName.Of(found)));
        }
        Assert.False(StandardRule.TryFind("nothing", out _));
    }

    [Fact]
    public void Several_broken_rules_are_all_named() =>
        Assert.Equal("breaks-tail,breaks-mn", WireName.Of(FrameFault.RuleBroken, StandardRule.Broken(FrameNotes.TailMissing | FrameNotes.MnForm | FrameNotes.CrcLowerCase, Tolerances.LowerCaseCrc)));

    [Fact]
    public void Sets_of_tolerances_have_names() =>
        Assert.Equal(("strict", "all", "tail,free-mn"), (WireName.Of(Tolerances.Strict), WireName.Of(Tolerances.All), WireName.Of(Tolerances.FreeMn | Tolerances.Tail)));
}
