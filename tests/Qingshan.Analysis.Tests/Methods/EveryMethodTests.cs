using System.Xml.Linq;
using CsCheck;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Methods;

/// <summary>What holds for every method, whatever it computes.</summary>
public sealed class EveryMethodTests
{
    public static TheoryData<string> Names => [.. MethodList.All.Select(m => m.Name)];

    public static TheoryData<string> OfTables => [.. MethodList.All.Where(m => !m.ReadsGrid).Select(m => m.Name)];

    [Fact]
    public void No_two_methods_have_one_name() => Assert.Equal(MethodList.All.Length, MethodList.All.Select(m => m.Name).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_what_it_is_in_both_languages_and_its_options_hold_what_they_say(string name)
    {
        var method = MethodList.Find(name)!;
        Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", method.Name);
        Assert.All((string[])[method.Zh, method.En, method.AboutZh, method.AboutEn, method.Source, method.Cost], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(method.ReadsGrid || !method.Columns.IsEmpty);
        Assert.All(method.Columns.Concat(method.Second), c =>
        {
            Assert.Matches("^[a-z][a-z0-9-]*$", c.Name);
            Assert.NotEqual("", c.Zh);
            Assert.NotEqual("", c.En);
        });
        Assert.All(method.Options, o =>
        {
            Assert.Matches("^[a-z][a-z0-9-]*$", o.Name);
            Assert.Null(o.Check(o.Default));
        });
    }

    [Theory]
    [MemberData(nameof(OfTables))]
    public void Of_plain_data_it_gives_a_result_whose_figure_is_well_formed_in_both_languages(string name)
    {
        var method = MethodList.Find(name)!;
        var found = MethodList.Run(method, MethodInputs.For(method, Rows(method)), MethodWork.Quiet);
        Assert.True(found.IsOk, found.Problem?.En);
        var result = found.Value;
        Assert.True(result.Numbers.Length + result.Tables.Length > 0);
        Assert.All(result.Tables, t => Assert.All(t.Columns, c => Assert.Equal(t.Rows, c.Length)));
        var names = result.Numbers.Select(n => n.Name).Concat(result.Words.Select(w => w.Name)).Concat(result.Tables.Select(t => t.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Empty(names.Where(n => ResultWords.Of(n) is null).Select(n => $"say in result-words.tsv what {n} is"));
        if (result.Figure is not { } figure) return;
        var (zh, en) = (XDocument.Parse(figure.ToSvg(FigureLanguage.Zh)), XDocument.Parse(figure.ToSvg(FigureLanguage.En)));
        Assert.Equal(zh.Descendants().Count(), en.Descendants().Count());
        Assert.DoesNotContain("NaN", zh.ToString(), StringComparison.Ordinal);
        // Chinese letters in an English figure would be a label that was forgotten.
        Assert.DoesNotContain(en.Descendants().Where(e => e.Name.LocalName == "text").SelectMany(e => e.Value), c => c is >= '\u4e00' and <= '\u9fff');
    }

    [Theory]
    [MemberData(nameof(OfTables))]
    public void Of_little_missing_or_constant_data_it_gives_a_result_or_says_what_was_needed(string name)
    {
        var method = MethodList.Find(name)!;
        Gen.Select(Gen.Int[0, 40], Gen.Double[0, 1], Gen.Int[0, 3], Gen.Int[1, 1000]).Sample((rows, missing, shape, seed) =>
        {
            var input = MethodInputs.For(method, rows, missing, seed);
            if (shape == 0) input = input with { Table = Same(method, rows, 7) };
            if (shape == 1) input = input with { Table = Same(method, rows, double.NaN) };
            var found = MethodList.Run(method, input, MethodWork.Quiet);
            if (found.Problem is { } problem)
            {
                Assert.NotEqual("", problem.Zh);
                Assert.NotEqual("", problem.En);
                if (problem.Kind == ProblemKind.TooFew) Assert.True(problem.Needed > problem.Found, problem.En);
                return;
            }
            Assert.True(found.Value.Numbers.Length + found.Value.Tables.Length > 0);
        }, iter: 40);
    }

    /// <summary>Two years of hours where there are times, so that months and seasons have some; less for what takes long.</summary>
    private static int Rows(Method method) => method.Columns.FirstOrDefault(c => c.Kind == ColumnKind.Time) is not { } time ? method.Columns.Any(c => c.Name == "speed") ? 5000 : 250 : !method.IsLong ? 2 * 8766 : time.Required ? 2500 : 250;

    private static MethodTable Same(Method method, int rows, double value)
    {
        var table = MethodInputs.Table(method, method.Columns, rows, 0, 1);
        return new(method.Columns.SelectMany(c => table.Many(c.Name).Select(column => (c.Name, column.Numbers is { } n ? column with { Numbers = [.. n.Select(_ => value)] } : column))));
    }
}
