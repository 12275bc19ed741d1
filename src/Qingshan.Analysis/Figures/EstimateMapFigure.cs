using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Figures;

/// <summary>A map of estimates with the observed places on it, and beside it how uncertain they are.</summary>
public static class EstimateMapFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="targets">Where was estimated; cells where they form a regular grid, else dots.</param>
    /// <param name="value">What was estimated, with its unit.</param>
    /// <param name="estimates">The estimates.</param>
    /// <param name="deviations">The standard deviation of each; null for a method without one.</param>
    /// <param name="observed">Where was observed.</param>
    /// <returns>900 × 460 with uncertainty, 560 × 500 without.</returns>
    public static Figure Of(Places targets, string value, ReadOnlySpan<double> estimates, ReadOnlySpan<double> deviations, Places observed)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(observed);
        var two = !deviations.IsEmpty;
        var drawing = two ? new Drawing(960, 460, new($"估计值与不确定度：{value}", $"Estimates and their uncertainty: {value}")) : new Drawing(560, 500, new($"估计值：{value}", $"Estimates: {value}"));
        Map(70, two ? 460 : 500, estimates, value, observed);
        if (two) Map(550, 460, deviations, new($"标准差：{value}", $"Standard deviation: {value}"), observed);
        return drawing.Done();

        void Map(double left, double tall, ReadOnlySpan<double> values, Label words, Places dots)
        {
            var frame = PlaceFrame.Around(drawing, left, 60, two ? 310 : 380, tall - 112, targets);
            frame.Axes(targets.AreOnEarth);
            var scale = Scale.Linear(Low(values), High(values), 6, tight: true);
            frame.Values(targets, values, scale, Palette.Sequential);
            frame.Panel.Dots([.. dots.X], [.. dots.Y], Palette.Ink, 1.2, 0.6);
            drawing.ColourBar(frame.Right + 14, frame.Top + 22, frame.Height - 40, scale, Palette.Sequential, "");
            drawing.Text(left, 50, words, 12);
        }
    }

    private static double Low(ReadOnlySpan<double> values)
    {
        var low = double.PositiveInfinity;
        foreach (var value in values)
            if (value < low) low = value;
        return low;
    }

    private static double High(ReadOnlySpan<double> values)
    {
        var high = double.NegativeInfinity;
        foreach (var value in values)
            if (value > high) high = value;
        return high;
    }
}
