using CsCheck;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests;

/// <summary>Every method of the groups time, trend and correlation as a person runs it: with its defaults, on a table of some years of days with gaps, or of hours where it asks for these.</summary>
public sealed class SeriesOffersTests
{
    private static readonly MethodGroup[] Groups = [MethodGroup.Time, MethodGroup.Trend, MethodGroup.Correlation];

    public static TheoryData<string> Names => [.. MethodList.All.Where(m => Groups.Contains(m.Group) && !m.IsLong).Select(m => m.Name)];

    private static TableColumn Made(string name, ColumnKind kind, int seed, bool hourly = false)
    {
        const int days = 1500;
        if (kind == ColumnKind.Time) return new("日期", Times: [.. Enumerable.Range(0, days).Select(i => hourly ? new DateTime(2020, 3, 5).AddHours(i) : new DateTime(2020, 3, 5).AddDays(i))]);
        if (kind == ColumnKind.Text) return new(name, Texts: [.. Enumerable.Range(0, days).Select(i => ((string[])["甲站", "乙站", ""])[i % 3])]);
        var random = new Random(seed);
        return new(name, [.. Enumerable.Range(0, days).Select(i => random.Next(20) == 0 ? double.NaN : 50 + 30 * Math.Cos(i / 58.1 + seed) - 0.01 * i + 20 * random.NextDouble())]);
    }

    private static MethodTable Table(IReadOnlyList<MethodColumn> columns) => new(columns.SelectMany((c, i) =>
        Enumerable.Range(0, c.Many ? 3 : 1).Select(k => (c.Name, Made(c.Many ? $"{c.Name}{k}" : c.Name, c.Kind, 10 * i + k, columns.Any(o => o.Name == "pm25"))))));

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
        var roles = method.Columns.Select(c => (c.Name, c.Kind == ColumnKind.Time ? new TableColumn("t", Times: []) : c.Kind == ColumnKind.Text ? new TableColumn("g", Texts: []) : new TableColumn("v", [])));
        var result = MethodList.Run(method, new(new MethodTable(roles), new Dictionary<string, string>()), MethodWork.Quiet);
        Assert.True(result.Problem is null or { Zh.Length: > 5 });
    }

    // Whatever stands in a table and whatever may be set is answered by numbers or by a problem in words, never by an exception.
    [Theory]
    [MemberData(nameof(Names))]
    public void No_table_and_no_setting_breaks_it(string name)
    {
        var method = MethodList.Find(name)!;
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 1_000_000]).Sample((rows, seed) =>
        {
            var random = new Random(seed);
            var roles = method.Columns.Where(c => c.Required || random.Next(2) == 0).SelectMany(c => Enumerable.Range(0, c.Many ? random.Next(1, 4) : 1).Select(k => (c.Name, Wild($"{c.Name}{k}", c.Kind, rows, random)))).ToArray();
            var options = method.Options.Where(_ => random.Next(3) == 0).ToDictionary(o => o.Name, o => Wild(o, random));
            var result = MethodList.Run(method, new(new MethodTable(roles), options), MethodWork.Quiet);
            if (result.Problem is { } problem) Assert.True(problem is { Zh.Length: > 5, En.Length: > 5 });
            else if (result.Value.Figure is { } figure) Assert.DoesNotContain("NaN", figure.ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
        }, iter: 150);
    }

    [Fact]
    public void Infinity_is_said_with_its_row()
    {
        var table = new MethodTable([("value", new TableColumn("SO2", [1, 2, double.PositiveInfinity, 4]))]);
        var problem = MethodList.Run(MethodList.Find("mann-kendall")!, new(table, new Dictionary<string, string>()), MethodWork.Quiet).Problem!;
        Assert.Equal(ProblemKind.Shape, problem.Kind);
        Assert.Contains("Row 3 of the column SO2", problem.En, StringComparison.Ordinal);
    }

    private static TableColumn Wild(string name, ColumnKind kind, int rows, Random random)
    {
        if (kind == ColumnKind.Time)
        {
            var (at, step) = (new DateTime(random.Next(1900, 2100), random.Next(1, 13), 1), TimeSpan.FromHours(random.Next(3) switch { 0 => 1, 1 => 24, _ => 700 }));
            return new(name, Times: [.. Enumerable.Range(0, rows).Select(_ => at += random.Next(12) switch { 0 => step * random.Next(0, 50), 1 => -step, _ => step })]);
        }
        if (kind == ColumnKind.Text) return new(name, Texts: [.. Enumerable.Range(0, rows).Select(_ => ((string[])["a", "b", "", "<&>"])[random.Next(4)])]);
        var (style, size) = (random.Next(6), Math.Pow(10, random.Next(-9, 12)));
        return new(name, [.. Enumerable.Range(0, rows).Select(i => (style, random.Next(25)) switch
        {
            (not 0, 0) => double.NaN,
            (1, 1) when random.Next(40) == 0 => double.PositiveInfinity,
            (2, _) => 5,
            (3, _) => random.Next(3),
            (4, _) => size * i,
            _ => size * (random.NextDouble() - 0.3),
        })]);
    }

    private static string Wild(MethodOption option, Random random) => option.Kind switch
    {
        OptionKind.Choice => option.Choices[random.Next(option.Choices.Length)],
        OptionKind.Flag => random.Next(2) == 0 ? "true" : "false",
        OptionKind.Whole => Math.Clamp(random.Next(-3, 40), Math.Max(option.Min, -1e9), Math.Min(option.Max, 1e9)).ToString("F0", System.Globalization.CultureInfo.InvariantCulture),
        OptionKind.Number => Math.Clamp(100 * random.NextDouble() * random.Next(2), Math.Max(option.Min, -1e12), Math.Min(option.Max, 1e12)).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => ((string[])[option.Default, "", "1,2", "5-2", "month", "2020-01-01", "x"])[random.Next(7)],
    };

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
