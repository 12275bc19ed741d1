using System.Globalization;
using System.Text.RegularExpressions;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Figures;

/// <summary>
/// Figures are those that were looked at and found good: the same elements, the same words and colours, and coordinates within half a pixel. Set
/// QINGSHAN_UPDATE=1 to draw the references anew, and look at each before it is committed.
/// </summary>
public sealed partial class ReferencePictures
{
    private static readonly string[] Methods =
    [
        "wind-rose", "pollution-rose", "percentile-rose", "polar-plot", "polar-annulus", "calendar", "time-variation", "trend-level", "theil-sen", "smooth-trend", "stl",
        "taylor-diagram", "conditional-quantiles", "variogram", "kriging", "correlation-matrix", "probability-scores", "scatter-density", "cusum", "episodes", "similar-episodes",
        "effect", "deweathered-change", "source-sectors",
    ];

    public static TheoryData<string> Names => [.. Methods];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_drawn_as_it_was_found_good(string name)
    {
        var method = MethodList.Find(name)!;
        // What grows trees takes its time: no more than it needs to have a window with placebos, or a year.
        var rows = name switch { "effect" => 3000, "deweathered-change" => 9500, _ => method.Columns.Any(c => c is { Kind: ColumnKind.Time, Required: true }) ? 2 * 8766 : 400 };
        // The plain figure, without groups.
        var plain = method.Columns.Where(c => c.Required || c.Kind != ColumnKind.Text);
        var figure = MethodList.Run(method, MethodInputs.For(method, rows) with { Table = MethodInputs.Table(method, plain, rows, 0, 1) }, MethodWork.Quiet).Value.Figure!;
        var svg = figure.ToSvg(FigureLanguage.Zh).Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        var path = Path.Combine(ProjectFolder.Root, "tests", "Qingshan.Analysis.Tests", "Figures", "Reference", name + ".svg");
        if (Environment.GetEnvironmentVariable("QINGSHAN_UPDATE") == "1") File.WriteAllText(path, svg);
        var (expected, found) = (Parts(File.ReadAllText(path)), Parts(svg));
        Assert.Equal(expected.Words, found.Words);
        Assert.Equal(expected.Numbers.Length, found.Numbers.Length);
        for (var i = 0; i < found.Numbers.Length; i++) Assert.InRange(found.Numbers[i], expected.Numbers[i] - 0.5, expected.Numbers[i] + 0.5);
    }

    /// <summary>What is no coordinate, and the coordinates: attributes and paths; the numbers in words are words.</summary>
    private static (string Words, double[] Numbers) Parts(string svg)
    {
        var numbers = new List<double>();
        var words = Attribute().Replace(svg, attribute => Coordinate().Replace(attribute.Value, number =>
        {
            numbers.Add(double.Parse(number.Value, CultureInfo.InvariantCulture));
            return "#";
        }));
        return (words, [.. numbers]);
    }

    [GeneratedRegex(" (d|x|y|width|height|cx|cy|r|transform)=\"[^\"]*\"")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Coordinate();
}
