namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>Statistics of the hours up to each hour, in O(n) for any length: what is missing is left out, and fewer than half of the hours say nothing.</summary>
internal static class Running
{
    public static float[] Mean(ReadOnlySpan<float> values, int hours) => Moments(values, hours).Mean;

    public static float[] Sum(ReadOnlySpan<float> values, int hours)
    {
        var mean = Mean(values, hours);
        for (var i = 0; i < mean.Length; i++) mean[i] *= hours;
        return mean;
    }

    public static float[] Deviation(ReadOnlySpan<float> values, int hours) => Moments(values, hours).Deviation;

    public static float[] Most(ReadOnlySpan<float> values, int hours) => Extreme(values, hours, 1);

    public static float[] Least(ReadOnlySpan<float> values, int hours) => Extreme(values, hours, -1);

    /// <summary>How many hours on end, up to 240, have been above a level; hours without a value count as the one before.</summary>
    public static float[] HoursAbove(ReadOnlySpan<float> values, float level)
    {
        var above = new float[values.Length];
        for (var i = 0; i < above.Length; i++)
        {
            var before = i > 0 ? above[i - 1] : float.NaN;
            above[i] = float.IsNaN(values[i]) ? before : values[i] < level ? 0 : float.IsNaN(before) ? 1 : Math.Min(240, before + 1);
        }
        return above;
    }

    public static float[] Minus(ReadOnlySpan<float> from, ReadOnlySpan<float> what)
    {
        var less = new float[from.Length];
        for (var i = 0; i < less.Length; i++) less[i] = from[i] - what[i];
        return less;
    }

    /// <summary>How much more than so many hours before.</summary>
    public static float[] Change(ReadOnlySpan<float> values, int hours) => Minus(values, Lag(values, hours));

    /// <summary>The value so many hours before.</summary>
    public static float[] Lag(ReadOnlySpan<float> values, int hours)
    {
        var lagged = new float[values.Length];
        for (var i = 0; i < lagged.Length; i++) lagged[i] = i >= hours ? values[i - hours] : float.NaN;
        return lagged;
    }

    /// <summary>The last value that was there, at most so many hours old.</summary>
    public static float[] Last(ReadOnlySpan<float> values, int hours)
    {
        var last = values.ToArray();
        for (int i = 0, age = int.MaxValue / 2; i < last.Length; i++, age++)
        {
            if (!float.IsNaN(last[i])) age = 0;
            else if (age <= hours) last[i] = last[i - 1];
        }
        return last;
    }

    private static (float[] Mean, float[] Deviation) Moments(ReadOnlySpan<float> values, int hours)
    {
        var (mean, deviation) = (new float[values.Length], new float[values.Length]);
        double sum = 0, squares = 0;
        for (int i = 0, count = 0; i < values.Length; i++)
        {
            Add(values[i], 1);
            if (i >= hours) Add(values[i - hours], -1);
            var enough = count * 2 >= hours;
            mean[i] = enough ? (float)(sum / count) : float.NaN;
            deviation[i] = enough ? (float)Math.Sqrt(Math.Max(0, squares / count - sum / count * (sum / count))) : float.NaN;

            void Add(double value, int sign)
            {
                if (double.IsNaN(value)) return;
                (sum, squares, count) = (sum + sign * value, squares + sign * value * value, count + sign);
            }
        }
        return (mean, deviation);
    }

    private static float[] Extreme(ReadOnlySpan<float> values, int hours, int sign)
    {
        var extreme = new float[values.Length];
        var queue = new LinkedList<int>();
        for (int i = 0, count = 0; i < values.Length; i++)
        {
            if (!float.IsNaN(values[i]))
            {
                while (queue.Last is { } last && sign * values[last.Value] <= sign * values[i]) queue.RemoveLast();
                queue.AddLast(i);
                count++;
            }
            if (i >= hours && !float.IsNaN(values[i - hours])) count--;
            while (queue.First is { } first && first.Value <= i - hours) queue.RemoveFirst();
            extreme[i] = count * 2 >= hours ? values[queue.First!.Value] : float.NaN;
        }
        return extreme;
    }
}
