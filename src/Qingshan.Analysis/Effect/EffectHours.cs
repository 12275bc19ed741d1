using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Effect;

/// <summary>Hourly values of a station or a city with weather, laid on a grid of hours, ready to be learned from.</summary>
public sealed class EffectHours
{
    private readonly bool[] _whole;

    private EffectHours(DateTime[] times, double[] values, ImmutableArray<double[]> features)
    {
        (Times, Values, Features) = (times, values, features);
        _whole = new bool[times.Length];
        for (var i = 0; i < _whole.Length; i++) _whole[i] = !double.IsNaN(values[i]) && HasWeather(i);
    }

    /// <summary>How many features are of time: trend, season (two), weekday, hour.</summary>
    private const int OfTime = 5;

    // A trend in steps of 30 days: finer ones would let trees learn single episodes of the pollutant beside the window.
    private const int TrendDays = 30;

    /// <summary>The hours.</summary>
    internal DateTime[] Times { get; }

    /// <summary>The value of each; NaN is missing.</summary>
    internal double[] Values { get; }

    /// <summary>What is learned from: time, then weather and its history.</summary>
    internal ImmutableArray<double[]> Features { get; }

    /// <summary>Weather and its history alone.</summary>
    internal IReadOnlyList<double[]> Weather => Features[OfTime..];

    /// <summary>The weather of each hour without that of the hours before.</summary>
    internal IReadOnlyList<double[]> WeatherOfTheHour => [.. Weather.Where((_, i) => i % (1 + WeatherHistory.Widths.Length) == 0)];

    /// <summary>The first whole or begun day.</summary>
    internal DateOnly FirstDay => DateOnly.FromDateTime(Times[0]);

    /// <summary>The last.</summary>
    internal DateOnly LastDay => DateOnly.FromDateTime(Times[^1]);

    /// <summary>Lays values and weather on a grid of hours.</summary>
    /// <param name="times">Hours, in local time and any order, none twice.</param>
    /// <param name="values">As many values; NaN is missing.</param>
    /// <param name="weather">Columns of weather, each as long; NaN is missing. Directions have to come as components.</param>
    /// <returns>The hours; a problem for times that are not hours, no weather, or fewer than <see cref="WindowEffect.Least"/> hours with value and weather.</returns>
    public static Analysed<EffectHours> Of(DateTime[] times, double[] values, IReadOnlyList<double[]> weather)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(weather);
        if (weather.Count == 0) return AnalysisProblem.Shape("没有气象列：至少指定 speed 或一个 weather 列。", "There is no weather: name speed, or at least one column of weather.");
        if (times.Length < WindowEffect.Least) return TooFew(times.Length);
        var hour = TimeStep.Hour;
        if (!RegularSeries.Of(times, values, hour).TryGet(out var series, out var problem)) return problem;
        var columns = new List<double[]>();
        foreach (var column in weather)
        {
            if (!RegularSeries.Of(times, column, hour).TryGet(out var laid, out problem)) return problem;
            columns.Add(laid.Values);
        }
        if (!WeatherHistory.Of(columns).TryGet(out var history, out problem)) return problem;
        var at = series.Times();
        var first = at[0];
        var made = new EffectHours(at, series.Values,
        [
            [.. at.Select(t => Math.Floor((t - first).TotalDays / TrendDays))],
            [.. at.Select(t => Math.Sin(2 * Math.PI * t.DayOfYear / 365.25))], [.. at.Select(t => Math.Cos(2 * Math.PI * t.DayOfYear / 365.25))],
            [.. at.Select(t => (double)t.DayOfWeek)], [.. at.Select(t => t.TimeOfDay.TotalHours)], .. history,
        ]);
        var whole = made._whole.Count(w => w);
        return whole < WindowEffect.Least ? TooFew(whole) : made;
    }

    /// <summary>Whether an hour has weather.</summary>
    internal bool HasWeather(int hour)
    {
        foreach (var feature in Features)
            if (double.IsNaN(feature[hour])) return false;
        return true;
    }

    /// <summary>The places of the hours of a window, widened by some days to both sides.</summary>
    internal Range Places(MeasureWindow window, int marginDays = 0)
    {
        int At(DateTime time) => Math.Clamp((int)Math.Ceiling((time - Times[0]).TotalHours), 0, Times.Length);
        return At(window.From.AddDays(-marginDays))..At(window.Until.AddDays(marginDays));
    }

    /// <summary>The share of the hours of a window that have value and weather.</summary>
    internal double CaptureOf(MeasureWindow window)
    {
        var count = 0;
        foreach (var whole in _whole.AsSpan(Places(window)))
            if (whole) count++;
        return count / (24.0 * window.Days);
    }

    /// <summary>The problem of a window that does not lie within the data.</summary>
    internal AnalysisProblem? Outside(MeasureWindow window) => window.First >= FirstDay && window.Last <= LastDay && window.Last >= window.First ? null
        : AnalysisProblem.Shape($"时段 {window} 不在数据范围 {FirstDay:yyyy-MM-dd} 至 {LastDay:yyyy-MM-dd} 之内：请改时段或补充数据。", $"The window {window} is not within the data, {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}: choose another, or bring more data.");

    private static AnalysisProblem TooFew(int found) => AnalysisProblem.TooFew(WindowEffect.Least, found, "数值与气象俱全的小时", "hours with value and weather");
}
