using CsCheck;
using Qingshan.Platform.Catalog;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Laws of the score.</summary>
public sealed class QualityTotalsTests
{
    private static readonly Gen<(string Rule, QualityCount Count)> Found =
        from rule in Gen.Int[0, QualityRules.All.Count - 1].Select(i => QualityRules.All[i].Facts.Key)
        from held in Gen.Long[0, 10_000]
        from failed in Gen.Long[0, 10_000]
        where held + failed > 0
        select (rule, new QualityCount(held + failed, failed));

    [Fact]
    public void It_lies_between_nothing_and_a_hundred() => Found.List[1, 40].Sample(found => QualityTotals.Of(found).Score is >= 0 and <= 100);

    [Fact]
    public void A_failing_value_more_never_raises_it_and_a_passing_one_never_lowers_that_of_its_class() => (from found in Found.List[1, 40] from at in Gen.Int[0, 39] select (found, at % found.Count)).Sample(t =>
    {
        var (found, at) = t;
        var before = QualityTotals.Of(found);
        var worse = QualityTotals.Of([.. found, (found[at].Rule, new QualityCount(1, 1))]);
        var better = QualityTotals.Of([.. found, (found[at].Rule, new QualityCount(1, 0))]);
        Assert.True(worse.Score <= before.Score + 1e-9 && better.Score >= before.Score - 1e-9);
        Assert.All(before.Classes, c => Assert.True(worse.Classes[c.Key].Score <= c.Value.Score + 1e-9));
    });

    [Fact]
    public void A_failing_value_of_a_class_that_had_nothing_never_raises_it_either() => Found.List[1, 10].Sample(found =>
        Enum.GetValues<QualityClass>().All(c => QualityTotals.Of([.. found, (QualityRules.KeysOf(c)[0], new QualityCount(1, 1))]).Score <= QualityTotals.Of(found).Score + 1e-9));

    [Fact]
    public void Sums_of_parts_are_the_whole() => (from found in Found.List[2, 40] from cut in Gen.Int[1, 39] select (found, Math.Min(cut, found.Count - 1))).Sample(t =>
        QualityCount.Sum(t.found.Select(f => f.Count)) == QualityTotals.Of(t.found.Take(t.Item2)).All + QualityTotals.Of(t.found.Skip(t.Item2)).All);

    [Fact]
    public void Where_nothing_was_checked_there_is_no_score() => Assert.True(double.IsNaN(QualityTotals.Of([]).Score) && double.IsNaN(default(QualityCount).Score));

    [Fact]
    public void Classes_weigh_what_the_page_says()
    {
        // Completeness 90 with weight 0.3, range 100 with 0.2: (27 + 20) ÷ 0.5.
        Assert.Equal(94, QualityTotals.Of([("periods", new(100, 10)), ("range", new(1000, 0))]).Score, 9);
    }
}
