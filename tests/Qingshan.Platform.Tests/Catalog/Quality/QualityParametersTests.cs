using CsCheck;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Ledger;
using static Qingshan.Platform.Tests.Catalog.Quality.QualityDays;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Which row counts, and what a score keeps of it.</summary>
public sealed class QualityParametersTests
{
    private static readonly Region Province = new() { Code = "P", Name = "省" };
    private static readonly Region City = new() { Code = "C", Name = "市", ParentId = Province.Id };
    private static readonly IQualityRule Rule = QualityRules.Find("arrival")!;

    private static RuleParameters For(params QualityParameter[] rows) => new QualityParameters(rows, LedgerOf(Province, City)).For(Rule, "air-station", City.Id);

    [Fact]
    public void Where_nothing_is_set_the_code_says() => Assert.Equal(60, For().Of("limit", "a34004"));

    [Fact]
    public void The_most_specific_row_counts_factor_before_region_before_kind()
    {
        QualityParameter[] rows =
        [
            Row("arrival", "limit", 1), Row("arrival", "limit", 2, kind: "air-station"), Row("arrival", "limit", 3, region: Province.Id), Row("arrival", "limit", 4, region: City.Id),
            Row("arrival", "limit", 5, kind: "air-station", region: City.Id), Row("arrival", "limit", 6, factor: "a34004"), Row("arrival", "limit", 7, factor: "a34004", region: Province.Id),
        ];
        // From the least specific on, each one overrules those before it.
        for (var i = 0; i < rows.Length; i++) Assert.Equal(i + 1, For(rows[..(i + 1)]).Of("limit", "a34004"));
        Assert.Equal(5, For(rows).Of("limit", "a34002"));
    }

    [Fact]
    public void Rows_of_elsewhere_of_other_kinds_and_those_taken_back_do_not_count() =>
        Assert.Equal(60, For(Row("arrival", "limit", 1, region: Guid.NewGuid()), Row("arrival", "limit", 2, kind: "water-section"), Row("arrival", "limit", null), Row("arrival", "limit", 4, factor: "w01001")).Of("limit", "a34004"));

    [Fact]
    public void The_order_in_which_rows_are_read_does_not_matter() =>
        (from kind in Gen.Bool from factor in Gen.Bool from region in Gen.Int[0, 2] select (kind, factor, region)).HashSet[1, 12].Sample(set =>
        {
            QualityParameter[] rows = [.. set.Select((s, i) => Row("arrival", "limit", i + 1, s.kind ? "air-station" : null, s.factor ? "a34004" : null, s.region switch { 0 => null, 1 => Province.Id, _ => City.Id }))];
            return For(rows).Of("limit", "a34004") == For([.. rows.Reverse()]).Of("limit", "a34004");
        });

    [Fact]
    public void A_score_keeps_the_values_that_were_asked_for()
    {
        var parameters = For(Row("arrival", "limit", 90, factor: "a34004"));
        _ = (parameters.Of("limit", "a34004"), parameters.Of("limit", "a34002"));
        Assert.Equal("limit=60 limit[a34004]=90", parameters.Used);
    }
}
