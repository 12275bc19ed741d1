using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Analysis.Figures;

/// <summary>An experimental variogram, each class a dot that grows with its pairs, under the curve of its model.</summary>
public static class VariogramFigure
{
    /// <summary>Draws it.</summary>
    /// <param name="variogram">The classes.</param>
    /// <param name="model">The model.</param>
    /// <param name="value">What was observed.</param>
    /// <param name="metres">Whether distances are metres.</param>
    /// <returns>720 × 420.</returns>
    public static Figure Of(Variogram variogram, VariogramModel model, string value, bool metres)
    {
        ArgumentNullException.ThrowIfNull(variogram);
        ArgumentNullException.ThrowIfNull(model);
        var drawing = new Drawing(720, 420, new($"变异函数：{value}", $"Variogram of {value}"));
        var top = Math.Max(variogram.Lags.Max(l => l.Gamma), model.Gamma(variogram.Cutoff));
        var panel = new Panel(drawing, 74, 44, 622, 318, Scale.Linear(0, variogram.Cutoff, 7, tight: true), Scale.Linear(0, top * 1.05));
        panel.Axes(metres ? new("距离 (m)", "Distance (m)") : new("距离（坐标单位）", "Distance (unit of the coordinates)"), new("半方差", "Semivariance"));
        double[] across = [.. Enumerable.Range(0, 201).Select(i => variogram.Cutoff * i / 200)];
        // The curve leaves the axis at the nugget; at 0 itself it is 0, which a line cannot show.
        panel.Line(across, [.. across.Select(h => model.Gamma(Math.Max(h, 1e-9 * variogram.Cutoff)))], Palette.Alarm, 2);
        double most = variogram.Lags.Max(l => l.Pairs);
        foreach (var lag in variogram.Lags) panel.Dots([lag.Distance], [lag.Gamma], Palette.First, 2.5 + 4.5 * Math.Sqrt(lag.Pairs / most), 0.85);
        drawing.Legend(390, 312, [(new($"点对（最多 {most:0}，点越大越多）", $"Pairs (up to {most:0}, larger is more)"), Palette.First), (Words(model), Palette.Alarm)]);
        return drawing.Done();
    }

    private static Label Words(VariogramModel model)
    {
        var (zh, en) = model.Shape switch
        {
            VariogramShape.Spherical => ("球状模型", "Spherical"),
            VariogramShape.Exponential => ("指数模型", "Exponential"),
            VariogramShape.Gaussian => ("高斯模型", "Gaussian"),
            _ => ("线性模型", "Linear"),
        };
        return new($"{zh}：块金 {N(model.Nugget)}，偏基台 {N(model.Sill)}，变程 {N(model.Range)}", $"{en}: nugget {N(model.Nugget)}, sill {N(model.Sill)}, range {N(model.Range)}");
    }

    private static string N(double value) => value.ToString(value >= 1000 ? "F0" : "G3", System.Globalization.CultureInfo.InvariantCulture);
}
