using System.Globalization;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Figures;

/// <summary>Means against time with the line or curve of their trend, its band, and the slope in words.</summary>
public static class TrendFigure
{
    // More dots than this are a black area.
    private const int Most = 3000;

    /// <summary>Draws a trend through means.</summary>
    /// <param name="name">What was averaged, with its unit.</param>
    /// <param name="trend">The trend.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of(string name, TheilSenTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        var words = Slope(trend.Slope, trend.Low, trend.High, "/年", "per year");
        var percent = double.IsFinite(trend.PercentPerYear)
            ? FormattableString.Invariant($"（{trend.PercentPerYear:+0.##;-0.##;0} %/年）") : "";
        var percentEn = double.IsFinite(trend.PercentPerYear) ? FormattableString.Invariant($" ({trend.PercentPerYear:+0.##;-0.##;0} %/year)") : "";
        return Draw(new($"{name} 的趋势（Theil-Sen）", $"Trend of {name} (Theil-Sen)"), name, [.. trend.Series.Times], [.. trend.Series.Values], [.. trend.Line], [.. trend.BandLow], [.. trend.BandHigh],
            new(words.Zh + percent + "，" + Chance(trend.P), words.En + percentEn + ", " + Chance(trend.P)), joined: true);
    }

    /// <summary>Draws a slope through values at times.</summary>
    /// <param name="name">What the values are, with their unit.</param>
    /// <param name="times">Times, ascending.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="line">The line at each of them.</param>
    /// <param name="trend">The slope, per year.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of(string name, DateTime[] times, double[] values, double[] line, SenSlope trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(times);
        var words = Slope(trend.Slope, trend.Low, trend.High, "/年", "per year");
        return Draw(new($"{name} 的 Sen 斜率", $"Sen's slope of {name}"), name, times, values, line, [], [],
            new(words.Zh + "，" + Chance(trend.Test.P), words.En + ", " + Chance(trend.Test.P)), joined: times.Length < 400);
    }

    /// <summary>Draws a smooth curve through means.</summary>
    /// <param name="name">What was averaged, with its unit.</param>
    /// <param name="trend">The curve.</param>
    /// <returns>The figure, 720 by 420.</returns>
    public static Figure Of(string name, SmoothTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return Draw(new($"{name} 的平滑趋势", $"Smooth trend of {name}"), name, [.. trend.Series.Times], [.. trend.Series.Values], [.. trend.Curve], [.. trend.Low], [.. trend.High],
            new(FormattableString.Invariant($"有效自由度 {trend.Freedom:0.0}，R² {trend.RSquared:0.00}"), FormattableString.Invariant($"effective degrees of freedom {trend.Freedom:0.0}, R² {trend.RSquared:0.00}")), joined: true);
    }

    private static Figure Draw(Label title, string name, DateTime[] times, double[] values, double[] line, double[] low, double[] high, Label words, bool joined)
    {
        var drawing = new Drawing(720, 420, title);
        double[] across = [.. times.Select(t => (double)t.Ticks)];
        double[] all = [.. values.Concat(line).Concat(low).Concat(high).Where(double.IsFinite).DefaultIfEmpty(0)];
        var panel = new Panel(drawing, 70, 62, 632, 302, Scale.Time(times[0], times[^1]), Scale.Linear(all.Min(), all.Max()));
        panel.Axes(new("时间", "Time"), name);
        if (low.Length > 0) panel.Band(across, low, high, Palette.Alarm, 0.22);
        if (joined) panel.Line(across, values, Palette.Group(4), 1);
        var every = Math.Max(1, values.Length / Most);
        panel.Dots([.. across.Where((_, i) => i % every == 0)], [.. values.Where((_, i) => i % every == 0)], Palette.First, values.Length > 400 ? 1.2 : 2.6, values.Length > 400 ? 0.35 : 0.9);
        var (places, heights) = LineThinning.Of(across, line);
        panel.Line(places, heights, Palette.Alarm, 2.5);
        drawing.Text(70, 48, words, 13);
        return drawing.Done();
    }

    private static Label Slope(double slope, double low, double high, string zh, string en)
    {
        // As many places as the slope has in its third digit.
        var places = slope == 0 ? 3 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(slope))), 0, 8);
        string N(double value) => value.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new($"{N(slope)} {zh} [{N(low)}, {N(high)}]", $"{N(slope)} {en} [{N(low)}, {N(high)}]");
    }

    private static string Chance(double p) => p < 0.001 ? "p < 0.001 ***" : FormattableString.Invariant($"p = {p:0.000}{(p < 0.01 ? " **" : p < 0.05 ? " *" : p < 0.1 ? " +" : "")}");
}
