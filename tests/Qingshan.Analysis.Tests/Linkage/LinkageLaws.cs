using CsCheck;
using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

public sealed class LinkageLaws
{
    private static LinkageScore Score(string a, string b) => LinkageModel.Chosen.Score(LinkageSubject.Of(a), LinkageSubject.Of(b));

    [Fact]
    public void A_score_is_the_same_whichever_name_comes_first() =>
        Gen.Select(Gen.OneOf(Names.Any, Gen.String), Gen.OneOf(Names.Any, Gen.String)).Sample((a, b) =>
        {
            var (one, other) = (Score(a, b), Score(b, a));
            Assert.Equal((one.Verdict, one.Bits, one.Relation), (other.Verdict, other.Bits, other.Relation));
            Assert.Equal(one.Reasons, other.Reasons);
        }, iter: 20_000);

    [Fact]
    public void Reasons_and_the_prior_are_the_whole_sum() =>
        Gen.Select(Names.Any, Names.Any).Sample((a, b) =>
        {
            var score = Score(a, b);
            Assert.Equal(score.Bits, LinkageWeights.PriorBits + score.Reasons.Sum(r => r.Bits), 9);
            Assert.InRange(score.Probability, 0, 1);
        }, iter: 5_000);

    [Fact]
    public void The_full_width_form_of_a_name_links_with_it() =>
        Names.Any.Sample(name => Assert.Equal((Verdict.Linked, Relation.SameName), (Score(name, Names.FullWidth(name)).Verdict, Score(name, Names.FullWidth(name)).Relation)), iter: 5_000);

    [Fact]
    public void Another_number_of_a_plant_never_links() =>
        Gen.Select(Names.Numbered, Gen.Int[1, 99], Gen.Int[1, 99]).Where((_, one, other) => one != other).Sample((name, one, other) =>
            Assert.Equal(Verdict.Different, Score(name($"{one}"), name($"{other}")).Verdict), iter: 20_000);

    [Fact]
    public void Another_number_never_links_however_the_two_are_written() =>
        Gen.Select(Names.NumberedTwice, Gen.Int[1, 99], Gen.Int[1, 99]).Where((_, one, other) => one != other).Sample((names, one, other) =>
            Assert.Equal(Verdict.Different, Score(names.One($"{one}"), names.Other($"{other}")).Verdict), iter: 20_000);

    [Fact]
    public void A_number_that_only_one_has_never_links() =>
        Gen.Select(Names.Numbered, Gen.Int[1, 99]).Sample((name, number) => Assert.NotEqual(Verdict.Linked, Score(name($"{number}"), name("7").Replace("7", "", StringComparison.Ordinal).Replace("七", "", StringComparison.Ordinal)).Verdict), iter: 5_000);

    [Fact]
    public void A_region_may_stand_in_front_or_in_brackets() =>
        Gen.Select(Names.Unregioned, Names.City).Sample((name, city) =>
            Assert.Equal(Verdict.Linked, Score(city + name, name.Insert(name.IndexOf("有限公司", StringComparison.Ordinal), $"（{city}）")).Verdict), iter: 5_000);

    [Fact]
    public void Another_character_in_the_trade_name_never_links_even_at_the_same_address() =>
        Gen.Select(Names.Unregioned, Names.City, Gen.Int[0, 1], Gen.Char["误某异它"]).Sample((name, city, at, character) =>
            Assert.NotEqual(Verdict.Linked, LinkageModel.Chosen.Score(LinkageSubject.Of(city + name, "云桥路888号"), LinkageSubject.Of(city + name[..at] + character + name[(at + 1)..], "云桥路888号")).Verdict), iter: 5_000);

    [Fact]
    public void A_name_is_among_the_candidates_of_its_own_writings() =>
        Gen.Select(Names.Any.Array[1, 60], Gen.Int[0, 1000]).Sample((names, pick) =>
        {
            var index = new NameIndex([.. names.Select(EnterpriseName.Parse)]);
            var asked = names[pick % names.Length];
            Assert.Equal(NameFolding.Fold(asked), NameFolding.Fold(names[index.Candidates(EnterpriseName.Parse(Names.FullWidth(asked)))[0]]));
        }, iter: 1_000);

    [Fact]
    public void Weights_fall_as_likeness_falls()
    {
        foreach (var feature in LinkageWeights.All.Where(w => w.Learnt).GroupBy(w => w.Feature))
            Assert.Equal(feature.OrderBy(w => w.Trait).Select(w => w.Bits), feature.OrderByDescending(w => w.Bits).Select(w => w.Bits));
        Assert.Equal(Enum.GetValues<Trait>(), LinkageWeights.All.Select(w => w.Trait));
    }
}
