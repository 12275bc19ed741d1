using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

/// <summary>Each kind of variant in which a name arrives, and what is said of it.</summary>
public sealed class VariantTests
{
    private static LinkageScore Score(string a, string b) => LinkageModel.Chosen.Score(LinkageSubject.Of(a), LinkageSubject.Of(b));

    [Theory]
    [InlineData("上海ＡＢＢ工程有限公司", "上海ABB工程有限公司")]
    [InlineData("瑞丰余纸业(上海)有限公司", "瑞丰余纸业（上海)有限公司")]
    [InlineData("瑞丰余纸业（上海）有限公司", "瑞丰余纸业【上海】有限公司")]
    [InlineData("上海科瑞达-华阳汽车电器有限公司", "上海科瑞达－华阳汽车电器有限公司")]
    [InlineData("上海  瑞泽化工有限公司 ", "上海瑞泽化工有限公司")]
    [InlineData("上海瑞澤化工有限公司", "上海瑞泽化工有限公司")]
    [InlineData("上海瑞泽電子廠", "上海瑞泽电子厂")]
    public void Full_width_brackets_blanks_and_characters_do_not_matter(string a, string b) =>
        Assert.Equal((Verdict.Linked, Relation.SameName), (Score(a, b).Verdict, Score(a, b).Relation));

    [Theory]
    [InlineData("上海瑞泽化工有限公司", "上海市瑞泽化工有限公司")]
    [InlineData("上海瑞泽化工有限公司", "瑞泽化工（上海）有限公司")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限责任公司")]
    [InlineData("江苏省苏州市瑞泽化工有限公司", "苏州瑞泽化工有限公司")]
    [InlineData("上海瑞泽化工有限公司第一分厂", "上海瑞泽化工有限公司第1分厂")]
    public void Region_and_form_may_be_written_in_many_ways(string a, string b) => Assert.Equal(Verdict.Linked, Score(a, b).Verdict);

    [Fact]
    public void A_name_that_gives_its_old_one_is_linked_to_it_and_says_why()
    {
        var score = Score("上海瑞泽新材料有限公司（原上海鼎昊化工厂）", "上海鼎昊化工厂");
        Assert.Equal((Verdict.Linked, Relation.FormerName), (score.Verdict, score.Relation));
        Assert.Equal(Relation.FormerName, Score("瑞泽新材料有限公司（曾用名：鼎昊化工（上海）有限公司）", "鼎昊化工（上海）有限公司").Relation);
        Assert.Contains("原名", score.Reasons[0].Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3M中国有限公司", "3M中国有限公司新桥工厂")]
    [InlineData("上海油漆厂有限公司", "上海油漆厂有限公司有机硅分厂")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限公司松江分公司")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限公司（南路厂区）")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限公司三车间")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限公司危险废物焚烧项目")]
    [InlineData("上海瑞泽大学医学院附属第九人民医院", "上海瑞泽大学医学院附属第九人民医院浦东分院")]
    public void A_branch_is_not_the_whole_and_is_said_to_be_a_branch(string whole, string part)
    {
        var score = Score(whole, part);
        Assert.Equal((Verdict.Doubtful, Relation.PartOf), (score.Verdict, score.Relation));
        Assert.Contains(score.Reasons, r => r.Feature == "relation" && r.Zh.Contains("分支", StringComparison.Ordinal) && r.En.Contains("branch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("上海瑞泽化工一厂", "上海瑞泽化工二厂")]
    [InlineData("上海瑞泽化工有限公司1号车间", "上海瑞泽化工有限公司2号车间")]
    [InlineData("瑞能国际电力股份有限公司上海北桥口第一电厂", "瑞能国际电力股份有限公司上海北桥口第二电厂")]
    [InlineData("上海北高桥第三发电有限责任公司", "上海北高桥第二发电有限责任公司")]
    [InlineData("上海瑞泽化工有限公司A区", "上海瑞泽化工有限公司B区")]
    [InlineData("上海瑞泽化工东厂", "上海瑞泽化工西厂")]
    [InlineData("上海瑞泽化工有限公司浦东分公司", "上海瑞泽化工有限公司浦西分公司")]
    [InlineData("上海瑞泽化工有限公司北路厂区", "上海瑞泽化工有限公司南路厂区")]
    [InlineData("上海瑞泽化工有限公司Ⅰ期", "上海瑞泽化工有限公司Ⅱ期")]
    [InlineData("上海瑞泽化工二厂", "上海瑞泽化工有限公司一厂")]
    public void Numbers_letters_and_sides_that_differ_are_contradictions(string a, string b) => Assert.Equal(Verdict.Different, Score(a, b).Verdict);

    [Theory]
    [InlineData("阿克苏诺贝尔漆油（上海）有限公司", "阿克苏诺贝儿漆油（上海）有限公司")]
    [InlineData("上海科瑞达华阳汽车电器有限公司", "上海科瑞达华汽车电器有限公司")]
    [InlineData("上海瑞泽化工有限公司松江分公司", "上海瑞泽化工有限公司松冮分公司")]
    [InlineData("上海宏立电器有限公司", "上海恒立电器有限公司")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化工有限公可")]
    [InlineData("上海瑞泽化工有限公司", "上海瑞泽化有工限公司")]
    public void A_slip_of_the_pen_is_for_a_person_to_see(string a, string b) => Assert.Equal((Verdict.Doubtful, Relation.Slip), (Score(a, b).Verdict, Score(a, b).Relation));

    [Theory]
    [InlineData("上海泽联化工有限公司", "上海德昌化工有限公司")]
    [InlineData("鼎英电子（上海）有限公司", "捷昊电子（上海）有限公司")]
    [InlineData("华东瑞泽大学", "昊陶华东有限公司")]
    [InlineData("", "上海瑞泽化工有限公司")]
    [InlineData("", "")]
    public void Names_that_only_look_alike_are_different(string a, string b) => Assert.Equal(Verdict.Different, Score(a, b).Verdict);

    [Theory]
    [InlineData("北京瑞泽化工有限公司", "上海瑞泽化工有限公司")]
    [InlineData("上海电力医院", "上海电力股份有限公司")]
    [InlineData("污水处理厂", "污水处理厂")]
    [InlineData("上海市北桥医院", "上海市北桥医院（瑞泽大学附属北桥医院）")]
    [InlineData("盐池县瑞泽水务有限公司", "盐池县污水处理厂（盐池县瑞泽水务有限公司）")]
    public void Another_region_a_name_of_everybody_and_a_second_name_are_never_linked_in_silence(string a, string b) => Assert.NotEqual(Verdict.Linked, Score(a, b).Verdict);

    [Fact]
    public void A_second_name_says_truly_whether_it_is_that_of_the_other()
    {
        Assert.Equal(Relation.MoreNames, Score("上海市北桥医院", "上海市北桥医院（瑞泽大学附属北桥医院）").Relation);
        Assert.Equal(Relation.OtherName, Score("瑞泽大学附属北桥医院", "上海市北桥医院（瑞泽大学附属北桥医院）").Relation);
    }

    [Fact]
    public void A_cut_name_is_linked_when_enough_of_it_is_left()
    {
        Assert.Equal((Verdict.Linked, Relation.Cut), (Score("上海鼎昊集团瑞泽奶牛科技发展有限公司北桥奶牛...", "上海鼎昊集团瑞泽奶牛科技发展有限公司北桥奶牛养殖场") is var s ? s.Verdict : default, s.Relation));
        Assert.Equal(Verdict.Doubtful, Score("上海瑞泽...", "上海瑞泽化工有限公司").Verdict);
        // What was cut off may have been another number.
        Assert.Equal((Verdict.Doubtful, Relation.Cut), (Score("上海鼎昊集团瑞泽奶牛科技发展有限公司北桥...", "上海鼎昊集团瑞泽奶牛科技发展有限公司北桥二场") is var t ? t.Verdict : default, t.Relation));
    }

    [Fact]
    public void Addresses_speak_where_both_are_given_and_say_nothing_where_one_is_missing()
    {
        LinkageScore Addressed(string? a, string? b) => LinkageModel.Chosen.Score(LinkageSubject.Of("上海宏立电器有限公司", a), LinkageSubject.Of("昊远电器（上海）有限公司", b));
        double Bits(string? a, string? b) => Addressed(a, b).Bits;
        var without = Bits(null, "浦东新区云桥路888号");
        Assert.Equal(without, Bits(" ", "浦东新区云桥路888号"));
        Assert.True(Bits("上海市浦东新区云桥路８８８号", "云桥路888号") > without);
        Assert.True(Bits("云桥路889号", "云桥路888号") < without);
        // A new name at the old address.
        Assert.Equal((Verdict.Different, Verdict.Doubtful), (Addressed(null, "云桥路888号").Verdict, Addressed("云桥路888号", "云桥路888号").Verdict));
    }

    [Fact]
    public void A_code_that_holds_is_proof_and_one_that_does_not_says_nothing()
    {
        const string code = "913100006072204056", other = "913100000747931975", wrong = "913100006072204057";
        LinkageScore Of(string name, string? a, string nameToo, string? b) => LinkageModel.Chosen.Score(LinkageSubject.Of(name, null, a), LinkageSubject.Of(nameToo, null, b));
        Assert.Equal(Verdict.Linked, Of("昊尔格罗普机械设备（上海）有限公司", code, "上海瑞弗朗机械设备有限公司", code).Verdict);
        Assert.Equal(Verdict.Different, Of("昊尔格罗普机械设备（上海）有限公司", code, "上海瑞弗朗机械设备有限公司", wrong).Verdict);
        // The names agree and the codes do not: nobody may decide that in silence.
        var contradicted = Of("3M中国有限公司", code, "３Ｍ中国有限公司", other);
        Assert.Equal(Verdict.Doubtful, contradicted.Verdict);
        Assert.Equal("code", contradicted.Reasons[0].Feature);
        Assert.Equal(Verdict.Linked, Of("3M中国有限公司", code, "３Ｍ中国有限公司", wrong).Verdict);
        Assert.Equal(Verdict.Different, Of("3M中国有限公司", code, "上海瑞泽化工厂", other).Verdict);
    }
}
