using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Effect;

/// <summary>
/// The weather of each hour and of the hours before it, as trees learn from it: for each column the hour itself and the means of the last 12, 24
/// and 72 hours. Air remembers: a still night after two still days is not the still night after a storm. Only weather is looked back at; the
/// pollutant of the hours before carries the effect of the measures and would hide it.
/// </summary>
public static class WeatherHistory
{
    /// <summary>The hours that means are taken over, ending with the hour itself.</summary>
    public static ImmutableArray<int> Widths { get; } = [12, 24, 72];

    /// <summary>Longest run of missing weather that a line is drawn through, in hours.</summary>
    public const int Bridged = 6;

    /// <summary>Adds the weather of the hours before.</summary>
    /// <param name="weather">Columns of hourly weather in equal steps; NaN is missing. Directions have to come as components.</param>
    /// <returns>
    /// Four columns for each: hour, 12, 24 and 72 hours. Runs of up to <see cref="Bridged"/> missing hours are bridged by a line; a mean asks for
    /// half of its hours.
    /// </returns>
    public static Analysed<ImmutableArray<double[]>> Of(IReadOnlyList<double[]> weather)
    {
        ArgumentNullException.ThrowIfNull(weather);
        var all = ImmutableArray.CreateBuilder<double[]>(weather.Count * (1 + Widths.Length));
        foreach (var column in weather)
        {
            var whole = Bridge(column);
            all.Add(whole);
            foreach (var width in Widths)
            {
                if (!Rolling.Mean(whole, width, 50, WindowAlign.Right).TryGet(out var mean, out var problem)) return problem;
                all.Add([.. mean.Values]);
            }
        }
        return all.ToImmutable();
    }

    private static double[] Bridge(double[] values)
    {
        var whole = (double[])values.Clone();
        for (var i = 1; i < whole.Length; i++)
        {
            if (!double.IsNaN(whole[i])) continue;
            var end = i;
            while (end < whole.Length && double.IsNaN(whole[end])) end++;
            if (end < whole.Length && end - i <= Bridged && !double.IsNaN(whole[i - 1]))
                for (int k = i, size = end - i + 1; k < end; k++) whole[k] = whole[i - 1] + (whole[end] - whole[i - 1]) * (k - i + 1) / size;
            i = end;
        }
        return whole;
    }
}
