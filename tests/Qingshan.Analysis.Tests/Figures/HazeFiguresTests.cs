using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Figures;
using Qingshan.Standards;

namespace Qingshan.Analysis.Tests.Figures;

/// <summary>Figures of the pages on haze: what is drawn is what was found.</summary>
public sealed partial class HazeFiguresTests
{
    [Fact]
    public void A_reliability_diagram_has_a_dot_for_each_bin_smaller_where_it_rests_on_few()
    {
        ImmutableArray<ReliabilityBin> first = [new(0.05, 0.02, 9000), new(0.55, 0.6, 400), new(0.95, 1, 4)], second = [new(0.1, 0.3, 50)];
        var svg = ReliabilityBinsFigure.Of(("图", "Figure"), [(("一", "One"), first), (("二", "Two"), second)], 10).ToSvg(FigureLanguage.En);
        Assert.Equal(3, Radii(svg).Count(r => r > 3));
        Assert.Single(Radii(svg), r => r < 3);
        Assert.Contains("Two", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_forecast_gives_an_empty_figure_and_no_failure()
    {
        Assert.StartsWith("<svg", ReliabilityBinsFigure.Of(("图", "Figure"), [], 10).ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
        Assert.StartsWith("<svg", ScoreLinesFigure.Of(("图", "Figure"), ("值", "Value"), [], [new("甲", "A", [])]).ToSvg(FigureLanguage.Zh), StringComparison.Ordinal);
    }

    [Fact]
    public void Years_on_the_way_to_a_target_are_drawn_with_their_intervals_where_they_are_known()
    {
        var target = ActionPlans.Of("110000", "a34004").First(t => t.Kind == TargetKind.Concentration && t.Year == 2017);
        var plain = TargetProgress.Of(target, [new(2014, 86), new(2015, 81)]).Value;
        var freed = TargetProgress.Of(target, [new(2014, 86, 84, 80, 88), new(2015, 81, 82, 77, 88)]).Value;
        (int Dots, int Lines) Marks(TargetProgress p)
        {
            var svg = TargetFigure.Of(("PM2.5", "PM2.5"), p).ToSvg(FigureLanguage.En);
            return (Radii(svg).Count(), svg.Split("<path").Length + svg.Split("<line").Length + svg.Split("<polyline").Length);
        }
        // The goal, and the years as measured; then as many with average weather and a line for each interval.
        Assert.Equal(3, Marks(plain).Dots);
        Assert.Equal(5, Marks(freed).Dots);
        Assert.True(Marks(freed).Lines >= Marks(plain).Lines);
    }

    /// <summary>A dot is a line of no length with round ends; a path holds those of one size.</summary>
    private static IEnumerable<double> Radii(string svg) =>
        Dots().Matches(svg).SelectMany(m => Enumerable.Repeat(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) / 2, m.Groups[1].Value.Split("h0").Length - 1));

    [GeneratedRegex("<path d=\"([^\"]*h0)\"[^>]* stroke-width=\"([0-9.]+)\" stroke-linecap=\"round\"")]
    private static partial Regex Dots();
}
