using System.Reflection;

namespace Qingshan.Standards.Tests;

/// <summary>Laws over whole families of numbers: what one wrong cell in a table would break.</summary>
public class StandardNumbersTests
{
    /// <summary>Numbers of one item, condition and level: they differ only in their time, or are the two ends of a range.</summary>
    private static readonly IReadOnlyList<IGrouping<string, StandardNumber>> Families =
        [.. StandardNumbers.All.GroupBy(n => $"{n.Edition.Standard}|{n.Item}|{n.Condition?.Key}|{n.Level?.Key}|{n.Bound is Bound.AtLeast or Bound.Above}")];

    [Fact]
    public void Every_number_has_edition_unit_source_and_names()
    {
        Assert.NotEmpty(StandardNumbers.All);
        Assert.All(StandardNumbers.All, n =>
        {
            Assert.Equal(n.Edition.Title, n.Source.Title);
            Assert.NotNull(n.Unit);
            Assert.NotEmpty(n.NameZh);
            Assert.Contains(n.NameZh, c => c is >= '\u4e00' and <= '\u9fff' || n.Item == "w01001");
            Assert.DoesNotContain(n.NameEn, c => c is >= '\u4e00' and <= '\u9fff');
        });
    }

    [Fact]
    public void Notes_are_in_both_languages() =>
        Assert.All(StandardNumbers.All.Select(n => n.Source.Note).Concat(Editions.All.Select(e => e.Note)).OfType<string>().Distinct(), note => Assert.Equal(2, note.Split(" · ").Length));

    [Fact]
    public void Keys_are_unique() =>
        Assert.Empty(StandardNumbers.All.GroupBy(n => n.Key).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_code_of_a_factor_exists_and_what_looks_like_one_is_one()
    {
        foreach (var number in StandardNumbers.All)
        {
            var factor = FactorTable.Hj212Of2017.Find(number.Item);
            Assert.Equal(number.IsFactor, factor is not null);
            if (factor is null) Assert.DoesNotMatch("^[a-zA-Z][0-9]{5}$", number.Item);
            else Assert.Equal((factor.Code, factor.NameZh), (number.Item, number.NameZh));
        }
    }

    [Fact]
    public void A_number_counts_within_its_edition_and_the_stages_of_an_edition_leave_no_gap_and_do_not_overlap()
    {
        foreach (var family in Families)
            foreach (var stages in family.GroupBy(n => n.Edition).Select(g => g.ToList()))
            {
                Assert.Equal(stages[0].Edition.From, stages[0].From);
                Assert.Equal(stages[0].Edition.Until, stages[^1].Until);
                Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.Equal(pair.Second.From, pair.First.Until?.AddDays(1)));
            }
    }

    [Fact]
    public void Editions_of_a_standard_follow_each_other_without_gap_or_overlap()
    {
        Assert.Equal(Editions.All.Length, Editions.All.DistinctBy(e => e.Title).Count());
        foreach (var editions in Editions.All.GroupBy(e => e.Standard).Select(g => g.ToList()))
        {
            Assert.All(editions, e => Assert.True(e.Until is null || e.Until > e.From));
            Assert.All(editions.Zip(editions.Skip(1)), pair => Assert.Equal(pair.Second.From, pair.First.Until?.AddDays(1)));
            Assert.Null(editions[^1].Until);
            Assert.Equal(editions[^1], Editions.InForce(editions[0].Standard, new(2030, 1, 1)));
            Assert.Null(Editions.InForce(editions[0].Standard, editions[0].From.AddDays(-1)));
        }
        var named = typeof(Editions).GetProperties(BindingFlags.Static | BindingFlags.Public).Where(p => p.PropertyType == typeof(StandardEdition));
        Assert.Equal(Editions.All.Length, named.Count());
        Assert.All(Editions.All, e => Assert.Same(e, Editions.Find(e.Title)));
    }

    [Fact]
    public void Every_edition_has_numbers_and_every_condition_is_used()
    {
        Assert.Equal(Editions.All.Select(e => e.Title).Order(StringComparer.Ordinal), StandardNumbers.All.Select(n => n.Edition.Title).Distinct().Order(StringComparer.Ordinal));
        var used = StandardNumbers.All.SelectMany(n => (Condition?[])[n.Condition, n.Level]).OfType<Condition>().ToHashSet();
        Assert.Equal(Condition.All.ToHashSet(), used);
    }

    [Fact]
    public void Every_number_of_one_item_has_a_unit_of_one_dimension_within_its_edition() =>
        Assert.All(StandardNumbers.All.GroupBy(n => (n.Edition, n.Item)).Where(g => !g.Any(n => n.Condition?.Key is "percentile" or "weight" or "slope")),
            group => Assert.Single(group.Select(n => n.Unit.Dimension).Distinct()));

    [Fact]
    public void Break_points_of_the_index_rise_from_zero()
    {
        foreach (var row in StandardNumbers.All.Where(n => n.Edition.Standard == "HJ 633" && n.IsFactor).GroupBy(n => (n.Edition, n.Item, n.Condition)))
        {
            Assert.Equal(0, row.First().Value);
            Assert.InRange(row.Count(), 5, 8);
            Assert.All(row.Zip(row.Skip(1)), pair => Assert.True(pair.First.Value < pair.Second.Value, pair.Second.Key));
        }
    }

    [Fact]
    public void Limits_of_air_are_stricter_in_class_1_for_shorter_means_higher_and_never_loosened()
    {
        string[] lengths = ["year", "day", "8h", "hour"];
        var limits = StandardNumbers.All.Where(n => n.Edition.Standard == "GB 3095" && n.IsFactor).ToList();
        foreach (var pair in limits.GroupBy(n => (n.Item, n.Condition, n.From)))
            Assert.True(pair.Single(n => n.Level!.Key == "class-1").Value <= pair.Single(n => n.Level!.Key == "class-2").Value);
        foreach (var byTime in limits.GroupBy(n => (n.Item, n.Condition, n.Level)))
            Assert.All(byTime.Zip(byTime.Skip(1)), pair => Assert.True(pair.First.Value >= pair.Second.Value, pair.Second.Key));
        foreach (var date in (DateOnly[])[new(2020, 1, 1), new(2027, 1, 1), new(2032, 1, 1)])
            foreach (var byLength in limits.Where(n => n.CountsOn(date)).GroupBy(n => (n.Item, n.Level)))
            {
                var rising = byLength.OrderBy(n => Array.IndexOf(lengths, n.Condition!.Key)).Select(n => n.Value).ToList();
                Assert.Equal(rising.Order(), rising);
            }
    }

    [Theory]
    [InlineData("PM2.5 24", "GB 3095-2026", null, 4)]
    [InlineData("PM2.5 24", "GB 3095-2026", "2027-01-01", 2)]
    [InlineData("a34004 annual", "GB 3095", "2027-01-01", 2)]
    [InlineData("no such thing", null, null, 0)]
    public void The_catalogue_is_searched_by_words_standard_and_day(string text, string? standard, string? date, int expected)
    {
        var day = date is null ? (DateOnly?)null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, StandardNumbers.Search(text, standard, day).Count());
        Assert.Equal(StandardNumbers.All.Length, StandardNumbers.Search(" ").Count());
    }
}
