using System.Globalization;
using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Figures;

/// <summary>A period with measures: what was measured against what would have been, with the band of single hours and the period shaded.</summary>
public static class EffectFigure
{
    /// <summary>Draws an effect.</summary>
    /// <param name="name">Of what, in Chinese and English.</param>
    /// <param name="effect">The effect.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of((string Zh, string En) name, WindowEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var drawing = new Drawing(720, 420, new($"{name.Zh}：实测与无管控情景", $"{name.En}: as measured and without measures"));
        var series = effect.Series;
        double[] across = [.. series.Times.Select(t => (double)t.Ticks)], predicted = [.. series.Counterfactual];
        double[] all = [0, .. series.Observed.Concat(series.High).Where(double.IsFinite)];
        var panel = new Panel(drawing, 66, 84, 636, 282, Scale.Time(series.Times[0], series.Times[^1]), Scale.Linear(0, all.Max()));
        var (from, until) = (effect.Window.From.Ticks, Math.Min(effect.Window.Until.Ticks, series.Times[^1].Ticks));
        panel.Band([from, until], [panel.Y.Min, panel.Y.Min], [panel.Y.Max, panel.Y.Max], Palette.Group(5), 0.16);
        panel.Axes(new("时间", "Time"), new("浓度", "Concentration"));
        panel.Band(across, [.. series.Low], [.. series.High], Palette.Alarm, 0.18);
        panel.Line(across, predicted, Palette.Alarm, 2);
        panel.Line(across, [.. series.Observed], Palette.First, 1.6);
        drawing.Text(66, 44, Words(effect), 12);
        (Label Words, string Colour)[] keys = [(new("实测", "Measured"), Palette.First), (new("无管控（预测）", "Without measures (predicted)"), Palette.Alarm), (new("单个小时的区间", "Band of single hours"), "#f2d5c2"), (new("管控时段", "Period with measures"), "#f0ebd0")];
        double[] at = [66, 156, 352, 512];
        for (var k = 0; k < keys.Length; k++) drawing.Legend(at[k], 56, [keys[k]]);
        return drawing.Done();
    }

    private static Label Words(WindowEffect effect)
    {
        string N(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
        string S(double value) => value.ToString("+0;-0;0", CultureInfo.InvariantCulture);
        return new(
            $"实测 {N(effect.Observed)}，无管控 {N(effect.Counterfactual)}，相差 {S(effect.Percent)} % [{S(effect.PercentLow)}, {S(effect.PercentHigh)}]，p = {effect.P.ToString("0.000", CultureInfo.InvariantCulture)}（{effect.Placebos.Length} 个对照时段）",
            $"Measured {N(effect.Observed)}, without measures {N(effect.Counterfactual)}: {S(effect.Percent)} % [{S(effect.PercentLow)}, {S(effect.PercentHigh)}], p = {effect.P.ToString("0.000", CultureInfo.InvariantCulture)} ({effect.Placebos.Length} placebo windows)");
    }
}
