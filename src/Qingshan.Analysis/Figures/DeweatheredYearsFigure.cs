using System.Globalization;
using Qingshan.Analysis.Effect;

namespace Qingshan.Analysis.Figures;

/// <summary>Bars of years side by side: as measured, and with average weather with its interval.</summary>
public static class DeweatheredYearsFigure
{
    /// <summary>Draws years.</summary>
    /// <param name="name">Of what, in Chinese and English.</param>
    /// <param name="change">The years; those that are not whole are drawn light.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of((string Zh, string En) name, DeweatheredChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var drawing = new Drawing(720, 420, new($"{name.Zh}：各年实测与平均天气下", $"{name.En}: years as measured and with average weather"));
        var years = change.Years;
        double[] ends = [0, .. years.SelectMany(y => (double[])[y.Observed, y.High, y.Low, y.Deweathered]).Where(double.IsFinite)];
        var words = years.Select(y => (Label)(y.First.Month == 1 ? y.First.ToString("yyyy", CultureInfo.InvariantCulture) : y.First.ToString("yyyy-MM", CultureInfo.InvariantCulture) + "…"));
        var panel = new Panel(drawing, 66, 84, 636, 282, Scale.Names(words), Scale.Linear(ends.Min(), ends.Max()));
        panel.Axes(new("年（起始）", "Year (its beginning)"), new("平均浓度", "Mean concentration"));
        for (var i = 0; i < years.Length; i++)
        {
            var year = years[i];
            panel.Bar(i - 0.18, year.Observed, 0.32, year.IsWhole ? Palette.First : "#a3c9e0");
            panel.Bar(i + 0.18, year.Deweathered, 0.32, year.IsWhole ? Palette.Group(5) : "#e0d8a8");
            panel.Segment((i + 0.18, year.Low), (i + 0.18, year.High), Palette.Ink, 1.6);
            panel.Segment((i + 0.13, year.Low), (i + 0.23, year.Low), Palette.Ink, 1.6);
            panel.Segment((i + 0.13, year.High), (i + 0.23, year.High), Palette.Ink, 1.6);
        }
        if (change.Changes.Length > 0) drawing.Text(66, 44, Words(change.Changes[^1]), 12);
        (Label Words, string Colour)[] keys = [(new("实测", "Measured"), Palette.First), (new("平均天气下（含区间）", "With average weather (and interval)"), Palette.Group(5)), (new("不足一年", "Not a whole year"), "#a3c9e0")];
        for (var k = 0; k < keys.Length; k++)
            if (k < 2 || years.Any(y => !y.IsWhole)) drawing.Legend(66 + k * (k == 2 ? 190 : 120), 56, [keys[k]]);
        return drawing.Done();
    }

    private static Label Words(YearChange change)
    {
        string S(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
        return new(
            $"首末两年：实测 {S(change.Observed)}，其中天气 {S(change.Weather)}，其余 {S(change.Rest)} [{S(change.Low)}, {S(change.High)}]（{S(change.RestPercent)} %）",
            $"First to last: measured {S(change.Observed)}, of it weather {S(change.Weather)}, the rest {S(change.Rest)} [{S(change.Low)}, {S(change.High)}] ({S(change.RestPercent)} %)");
    }
}
