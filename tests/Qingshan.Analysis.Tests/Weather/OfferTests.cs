using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Weather;

public sealed class OfferTests
{
    [Theory]
    [InlineData("wind-average", "average=day", false)]
    [InlineData("wind-average", "", false)]
    [InlineData("humidity", "", false)]
    [InlineData("solar-position", "latitude=39.9", false)]
    [InlineData("stability-class", "latitude=39.9", true)]
    [InlineData("stability-class", "latitude=39.9;method=turner", true)]
    [InlineData("surface-layer", "latitude=39.9", false)]
    [InlineData("mixing-height", "latitude=39.9", true)]
    [InlineData("mixing-height", "latitude=39.9;formula=nozaki", true)]
    public void A_method_runs_by_its_name(string name, string options, bool draws)
    {
        var found = Run(name, options).Value;
        Assert.True(found.Tables.Length > 0 && found.Tables.All(t => t.Rows > 0));
        Assert.Equal(draws, found.Figure is not null);
        if (found.Figure is { } figure) Assert.DoesNotContain("NaN", figure.ToSvg(FigureLanguage.En), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_its_place_the_sun_is_not_known()
    {
        var problem = MethodList.Run(MethodList.Find("solar-position")!, new(Table(), new Dictionary<string, string>()), MethodWork.Quiet).Problem!;
        Assert.Equal(ProblemKind.Shape, problem.Kind);
        Assert.Contains("latitude", problem.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Daily_winds_are_one_a_day_and_nights_are_more_stable_than_days()
    {
        Assert.Equal(10, Run("wind-average", "average=day").Value.Tables[0].Rows);
        var classes = Run("stability-class", "latitude=39.9").Value.Tables[1];
        var (elevation, name) = (classes.Columns[0].Numbers!, classes.Columns[1].Texts!);
        Assert.DoesNotContain("A", name.Where((_, i) => elevation[i] < 0));
        Assert.Contains("F", name.Where((_, i) => elevation[i] < 0));
        Assert.DoesNotContain("F", name.Where((_, i) => elevation[i] > 0));
    }

    private static Analysed<MethodResult> Run(string name, string options)
    {
        var set = options.Split(';', StringSplitOptions.RemoveEmptyEntries).ToDictionary(o => o.Split('=')[0], o => o.Split('=')[1]);
        if (set.ContainsKey("latitude")) set["longitude"] = "116.4";
        return MethodList.Run(MethodList.Find(name)!, new(Table(), set), MethodWork.Quiet);
    }

    private static MethodTable Table()
    {
        var random = new Random(4);
        double[] Draw(double from, double to) => [.. Enumerable.Range(0, 240).Select(_ => from + (to - from) * random.NextDouble())];
        return new(
        [
            ("time", new("time", Times: [.. Enumerable.Range(0, 240).Select(i => new DateTime(2024, 6, 1).AddHours(i))])), ("speed", new("ws", Draw(0.5, 7))), ("direction", new("wd", Draw(0, 360))),
            ("temperature", new("t", Draw(15, 30))), ("dew-point", new("td", Draw(5, 14))), ("cloud", new("n", Draw(0, 10))), ("ceiling", new("h", Draw(300, 6000))), ("pressure", new("p", Draw(990, 1020))),
        ]);
    }
}
