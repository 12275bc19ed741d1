using System.Collections.Frozen;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>适用版本 · Which edition counts where and when.</summary>
public sealed class AppliedEditionsTests
{
    private const string Index = "HJ 633";
    private static readonly Region Province = New("440000", null), City = New("440300", Province), Other = New("110000", null);
    private static readonly FrozenDictionary<Guid, Region> Regions = ((Region[])[Province, City, Other]).ToFrozenDictionary(r => r.Id);

    [Fact]
    public void Where_nobody_says_otherwise_the_edition_in_force_counts()
    {
        Assert.Equal("HJ 633-2012", AppliedEditions.None.Of(City.Id, Index, new(2026, 2, 28))?.Title);
        Assert.Equal("HJ 633-2026", AppliedEditions.None.Of(null, Index, new(2026, 3, 1))?.Title);
        Assert.Null(AppliedEditions.None.Of(City.Id, Index, new(2000, 1, 1)));
    }

    [Fact]
    public void What_a_region_says_counts_within_it_from_day_to_day_and_nowhere_else()
    {
        var editions = Said(Row(Province, "HJ 633-2026", new(2025, 1, 1), new(2025, 7, 1)));
        Assert.Equal("HJ 633-2026", editions.Of(City.Id, Index, new(2025, 1, 1))?.Title);
        Assert.Equal("HJ 633-2026", editions.Of(Province.Id, Index, new(2025, 6, 30))?.Title);
        Assert.Equal("HJ 633-2012", editions.Of(City.Id, Index, new(2024, 12, 31))?.Title);
        Assert.Equal("HJ 633-2012", editions.Of(City.Id, Index, new(2025, 7, 1))?.Title);
        Assert.Equal("HJ 633-2012", editions.Of(Other.Id, Index, new(2025, 3, 1))?.Title);
        Assert.Equal("GB 3095-2012", editions.Of(City.Id, "GB 3095", new(2025, 3, 1))?.Title);
    }

    [Fact]
    public void The_nearest_region_counts_also_where_it_follows_the_country_again()
    {
        var editions = Said(Row(Province, "HJ 633-2026", new(2025, 1, 1), null), Row(City, null, new(2025, 4, 1), null));
        Assert.Equal("HJ 633-2026", editions.Of(City.Id, Index, new(2025, 3, 31))?.Title);
        Assert.Equal("HJ 633-2012", editions.Of(City.Id, Index, new(2025, 4, 1))?.Title);
        Assert.Equal("HJ 633-2026", editions.Of(Province.Id, Index, new(2025, 4, 1))?.Title);
    }

    [Fact]
    public void A_change_is_the_time_in_which_something_else_is_said_and_no_other()
    {
        var before = Said(Row(City, "HJ 633-2026", new(2025, 1, 1), null));
        var after = Said(Row(City, "HJ 633-2026", new(2025, 1, 1), new(2025, 7, 1)), Row(City, "HJ 633-2012", new(2025, 7, 1), new(2025, 8, 1)), Row(City, "HJ 633-2026", new(2025, 8, 1), null));
        Assert.Equal([new EditionChange(City.Id, Index, Utc(new(2025, 7, 1)), Utc(new(2025, 8, 1)))], after.Since(before));
        Assert.Equal(after.Since(before), before.Since(after));
        Assert.Empty(after.Since(after));
        Assert.Equal([new EditionChange(City.Id, Index, Utc(new(2025, 1, 1)), DateTime.MaxValue)], before.Since(AppliedEditions.None));
    }

    private static AppliedEditions Said(params AppliedEdition[] rows) => new(rows, Regions);

    private static AppliedEdition Row(Region region, string? edition, DateOnly from, DateOnly? to) => new()
    {
        Code = AppliedEdition.CodeOf(region, Index), Standard = Index, Edition = edition, RegionId = region.Id, ValidFrom = Utc(from), ValidTo = to is { } end ? Utc(end) : null,
    };

    private static DateTime Utc(DateOnly day) => BeijingTime.ToUtc(day.ToDateTime(default));

    private static Region New(string code, Region? parent) => new() { Code = code, Name = code, ParentId = parent?.Id };
}
