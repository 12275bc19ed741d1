using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests;

/// <summary>Every method of the groups time, trend and correlation as a person runs it: with its defaults, on a table of some years of days with gaps.</summary>
public sealed class SeriesOffersTests
{
    private static readonly MethodGroup[] Groups = [MethodGroup.Time, MethodGroup.Trend, MethodGroup.Correlation];

    public static TheoryData<string> Names => [.. MethodList.All.Where(m => Groups.Contains(m.Group) && !m.IsLong).Select(m => m.Name)];

    private static TableColumn Made(string name, ColumnKind kind, int seed)
    {
        const int days = 1500;
        if (kind == ColumnKind.Time) return new("日期", Times: [.. Enumerable.Range(0, days).Select(i => new DateTime(2020, 3, 5).AddDays(i))]);
        var random = new Random(seed);
        return new(name, [.. Enumerable.Range(0, days).Select(i => random.Next(20) == 0 ? double.NaN : 50 + 30 * Math.Cos(i / 58.1 + seed) - 0.01 * i + 20 * random.NextDouble())]);
    }

    private static MethodTable Table(IEnumerable<MethodColumn> columns) => new(columns.SelectMany((c, i) =>
        Enumerable.Range(0, c.Many ? 3 : 1).Select(k => (c.Name, Made(c.Many ? $"{c.Name}{k}" : c.Name, c.Kind, 10 * i + k)))));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gives_numbers_and_tables_and_a_figure_that_can_be_drawn(string name)
    {
        var method = MethodList.Find(name)!;
        var result = MethodList.Run(method, new(Table(method.Columns), new Dictionary<string, string>()), MethodWork.Quiet);
        Assert.True(result.IsOk, result.Problem?.En);
        Assert.True(result.Value.Numbers.Length > 0);
        Assert.All(result.Value.Tables, t => Assert.All(t.Columns, c => Assert.Equal(t.Rows, c.Length)));
        foreach (var language in Enum.GetValues<FigureLanguage>())
            if (result.Value.Figure is { } figure) Assert.DoesNotContain("NaN", figure.ToSvg(language), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_gaps_is_a_problem_in_words_and_no_exception(string name)
    {
        var method = MethodList.Find(name)!;
        var roles = method.Columns.SelectMany(c => Enumerable.Range(0, c.Many ? 2 : 1).Select(k => (c.Name, Made(c.Name, c.Kind, k) is { Numbers: { } numbers } column ? column with { Numbers = [.. numbers.Select(_ => double.NaN)] } : Made(c.Name, c.Kind, k))));
        var result = MethodList.Run(method, new(new MethodTable(roles), new Dictionary<string, string>()), MethodWork.Quiet);
        if (result.Problem is { } problem) Assert.True(problem.Zh.Length > 5 && problem.En.Length > 5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_without_rows_is_no_exception(string name)
    {
        var method = MethodList.Find(name)!;
        var roles = method.Columns.Select(c => (c.Name, c.Kind == ColumnKind.Time ? new TableColumn("t", Times: []) : new TableColumn("v", [])));
        var result = MethodList.Run(method, new(new MethodTable(roles), new Dictionary<string, string>()), MethodWork.Quiet);
        Assert.True(result.Problem is null or { Zh.Length: > 5 });
    }

    [Fact]
    public void Names_are_unique_and_what_is_said_is_said_in_both_languages()
    {
        Assert.Equal(MethodList.All.Length, MethodList.All.Select(m => m.Name).Distinct().Count());
        foreach (var method in MethodList.All.Where(m => Groups.Contains(m.Group) && !m.IsLong))
        {
            Assert.All((string[])[method.Zh, method.AboutZh, .. method.Options.Select(o => o.Zh), .. method.Columns.Select(c => c.Zh)], t => Assert.Contains(t, c => c > 0x2E80));
            Assert.All((string[])[method.En, method.AboutEn, .. method.Options.Select(o => o.En), .. method.Columns.Select(c => c.En)], t => Assert.DoesNotContain(t, c => c > 0x2E80));
        }
    }
}
