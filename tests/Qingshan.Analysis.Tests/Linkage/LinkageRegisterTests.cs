using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

public sealed class LinkageRegisterTests
{
    private const string Code = "913100006072204056", Other = "913100000747931975";

    private static readonly LinkageRegister Register = new(
    [
        new("resin", ["上海油漆厂有限公司"]),
        new("3m", ["3M中国有限公司"], "上海市徐汇区田林路222号", Code),
        new("3m-xinqiao", ["3M中国有限公司新桥工厂"], "民益路38号", Other),
        new("farm-one", ["上海宏远畜禽专业合作社", "上海宏远畜禽专业合作社北桥一场"]),
        new("one", ["上海瑞泽化工有限公司"]),
        new("two", ["瑞泽化工（上海）有限公司"]),
    ]);

    private static (Verdict, string) Ask(string name, string? code = null)
    {
        var answer = Register.Ask(LinkageSubject.Of(name, null, code));
        return (answer.Verdict, string.Join(' ', answer.Candidates.Select(c => c.Entry.Key)));
    }

    [Fact]
    public void A_name_is_linked_to_the_entry_that_has_it() => Assert.Equal(Verdict.Linked, Register.Ask(LinkageSubject.Of("上海油漆廠有限公司")) is var a && a.Candidates[0].Entry.Key == "resin" ? a.Verdict : default);

    [Fact]
    public void An_equal_name_stands_above_a_likely_one() => Assert.Equal((Verdict.Linked, "one two"), Ask("上海瑞泽化工有限公司"));

    [Fact]
    public void Where_several_fit_none_is_linked()
    {
        var answer = Register.Ask(LinkageSubject.Of("瑞泽化工有限责任公司"));
        Assert.Equal((Verdict.Doubtful, true), (answer.Verdict, answer.Several));
        Assert.Equal(["one", "two"], answer.Candidates.Select(c => c.Entry.Key).Order());
    }

    [Fact]
    public void A_part_that_the_register_does_not_know_is_left_to_a_person() => Assert.Equal((Verdict.Doubtful, "resin"), Ask("上海油漆厂有限公司有机硅分厂"));

    [Fact]
    public void A_sister_is_not_its_sister_and_at_most_a_part_of_the_whole()
    {
        var answer = Register.Ask(LinkageSubject.Of("上海宏远畜禽专业合作社北桥二场"));
        Assert.Equal((Verdict.Doubtful, Relation.PartOf, "上海宏远畜禽专业合作社"), (answer.Verdict, answer.Candidates[0].Score.Relation, answer.Candidates[0].Name));
    }

    [Fact]
    public void A_code_finds_what_no_name_would_and_outweighs_the_name()
    {
        Assert.Equal((Verdict.Linked, "3m"), Ask("某某不相干的名称", Code));
        Assert.Equal("3m-xinqiao", Ask("3M中国有限公司", Other).Item2.Split(' ')[0]);
        Assert.Equal((Verdict.Different, ""), Ask("某某不相干的名称", Code[..17] + "7"));
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        Assert.Equal((Verdict.Different, ""), Ask("宁夏瑞丰能源集团股份有限公司"));
        Assert.Equal((Verdict.Different, ""), Ask(""));
        Assert.Equal(Verdict.Different, new LinkageRegister([]).Ask(LinkageSubject.Of("上海油漆厂有限公司")).Verdict);
    }
}
