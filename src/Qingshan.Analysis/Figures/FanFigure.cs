using Qingshan.Analysis.Forecasting;

namespace Qingshan.Analysis.Figures;

/// <summary>What may come, hour by hour: the middle of what is likely, and where half and nine tenths of it lie.</summary>
public static class FanFigure
{
    /// <summary>Draws a forecast.</summary>
    /// <param name="name">Of what, in Chinese and English.</param>
    /// <param name="made">The last hour that was known, in the time of the place.</param>
    /// <param name="known">What was measured in the hours up to it, the last one last; NaN is missing.</param>
    /// <param name="quantiles">For each level of <see cref="ForecastDistribution.Learned"/> the quantile of each hour ahead.</param>
    /// <param name="level">A level to be marked, such as that of the event.</param>
    /// <returns>The figure, 720 by 380.</returns>
    public static Figure Of((string Zh, string En) name, DateTime made, ReadOnlySpan<double> known, IReadOnlyList<double[]> quantiles, double level)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        var drawing = new Drawing(720, 380, new($"{name.Zh}：{made:MM-dd HH:mm} 起 {quantiles[0].Length} 小时预报", $"{name.En}: {quantiles[0].Length} hours from {made:MM-dd HH:mm}"));
        double[] past = [.. Enumerable.Range(1 - known.Length, known.Length).Select(h => (double)made.AddHours(h).Ticks)];
        double[] ahead = [.. Enumerable.Range(1, quantiles[0].Length).Select(h => (double)made.AddHours(h).Ticks)];
        double[] all = [level * 1.1, .. quantiles[^1], .. known.ToArray().Where(double.IsFinite)];
        var panel = new Panel(drawing, 66, 64, 636, 262, Scale.Time(made.AddHours(-known.Length), made.AddHours(quantiles[0].Length)), Scale.Linear(0, all.Max()));
        panel.Axes(new("时间", "Time"), new("浓度", "Concentration"));
        panel.Band(ahead, quantiles[0], quantiles[^1], Palette.First, 0.15);
        panel.Band(ahead, quantiles[2], quantiles[^3], Palette.First, 0.3);
        panel.Line(ahead, quantiles[quantiles.Count / 2], Palette.First, 2);
        panel.Line(past, known.ToArray(), "#1a1a1a", 1.8);
        panel.Line([panel.X.Min, panel.X.Max], [level, level], Palette.Alarm, 1);
        (Label Words, string Colour)[] keys = [(new("实测", "Measured"), "#1a1a1a"), (new("预报中位数", "Median forecast"), Palette.First), (new("50 %、90 % 区间", "50 and 90 % intervals"), "#b7cfe6"), (new($"{level:0}", $"{level:0}"), Palette.Alarm)];
        double[] at = [66, 156, 290, 450];
        for (var k = 0; k < keys.Length; k++) drawing.Legend(at[k], 40, [keys[k]]);
        return drawing.Done();
    }
}
