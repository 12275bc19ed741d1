using System.Xml.Linq;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Distribution;

public sealed class OfferTests
{
    public static TheoryData<string, string> Runs { get; } = new()
    {
        { "wind-rose", "" }, { "pollution-rose", "share=mean" }, { "percentile-rose", "sectors=12" }, { "polar-frequency", "statistic=median" }, { "polar-plot", "statistic=cpf" },
        { "polar-plot", "kernel=true" }, { "polar-pair", "statistic=slope" }, { "polar-annulus", "period=weekday" }, { "polar-cluster", "clusters=3" }, { "polar-difference", "" },
        { "time-variation", "interval=bootstrap" },
        { "time-proportion", "step=week" }, { "trend-level", "panels=none" }, { "scatter-density", "bins=10" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_method_runs_by_its_name_and_draws_a_figure_in_both_languages(string name, string option)
    {
        var found = Run(name, Table(), option).Value;
        Assert.True(found.Tables.Length > 0 && found.Tables.All(t => t.Rows > 0));
        foreach (var language in new[] { FigureLanguage.Zh, FigureLanguage.En })
        {
            var svg = found.Figure!.ToSvg(language);
            XDocument.Parse(svg);
            Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
            Assert.InRange(svg.Length, 1000, 400_000);
        }
    }

    [Fact]
    public void Points_of_the_compass_do_instead_of_degrees()
    {
        string[] points = ["N", "东北偏北", "ENE", "", "C"];
        var table = new MethodTable([("speed", new("WSPM", [1, 2, 3, 0, 1])), ("point", new("wd", Texts: points)), ("value", new("PM2.5", [5, 6, 7, 8, 9]))]);
        var sectors = Run("wind-rose", table, "").Value.Tables[0];
        Assert.Equal([25.0, 25, 0, 25], sectors.Columns.Single(c => c.Name == "share").Numbers![..4]);
    }

    [Fact]
    public void Sixteen_points_are_not_spread_over_more_sectors()
    {
        var random = new Random(1);
        string[] points = [.. Enumerable.Range(0, 500).Select(_ => Qingshan.Analysis.Statistics.Compass.Points[random.Next(16)])];
        var table = new MethodTable([("speed", new("ws", [.. points.Select(_ => 3.0)])), ("point", new("wd", Texts: points)), ("value", new("v", [.. points.Select(_ => random.NextDouble())]))]);
        Assert.Equal(16, Run("percentile-rose", table, "sectors=36").Value.Tables[0].Rows);
        Assert.Equal(8, Run("percentile-rose", table, "sectors=8").Value.Tables[0].Rows);
    }

    [Fact]
    public void A_missing_direction_and_edges_that_fall_are_said()
    {
        var table = new MethodTable([("speed", new("ws", [1, 2, 3]))]);
        Assert.Equal(ProblemKind.Shape, Run("wind-rose", table, "").Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run("wind-rose", Table(), "edges=4,2").Problem!.Kind);
        Assert.Equal(ProblemKind.Option, Run("wind-rose", Table(), "edges=a").Problem!.Kind);
    }

    private static Analysed<MethodResult> Run(string name, MethodTable table, string option) => MethodList.Run(MethodList.Find(name)!,
        new(table, option.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [option.Split('=')[0]] = option.Split('=')[1] }), MethodWork.Quiet);

    private static MethodTable Table()
    {
        var random = new Random(7);
        var start = new DateTime(2023, 3, 1);
        double[] speed = [.. Enumerable.Range(0, 4000).Select(_ => 6 * Math.Sqrt(random.NextDouble()))], direction = [.. speed.Select(_ => 360 * random.NextDouble())];
        double[] value = [.. speed.Select((s, i) => i % 50 == 0 ? double.NaN : 20 + 10 * Math.Cos((direction[i] - 60) * Math.PI / 180) + s + random.NextDouble())];
        return new(
        [
            ("time", new("时间", Times: [.. speed.Select((_, i) => start.AddHours(i))])), ("speed", new("ws", speed)), ("direction", new("wd", direction)), ("value", new("PM<2.5>", value)),
            ("group", new("period", Texts: [.. speed.Select((_, i) => i < 2000 ? "a" : "b")])), ("x", new("ws", speed)), ("y", new("v", value)),
        ]);
    }
}
