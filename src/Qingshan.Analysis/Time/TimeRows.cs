using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>The order of the rows of a table in time.</summary>
internal static class TimeRows
{
    /// <summary>Gives the row numbers in the order of time; equal times are a problem, as no method can know which of them is meant.</summary>
    public static Analysed<int[]> Order(ReadOnlySpan<DateTime> times)
    {
        var order = new int[times.Length];
        var ascending = true;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            ascending &= i == 0 || times[i] > times[i - 1];
        }
        if (ascending) return order;
        var keys = times.ToArray();
        Array.Sort(keys, order);
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] == keys[i - 1])
                return AnalysisProblem.Shape(
                    FormattableString.Invariant($"同一时刻 {keys[i]:yyyy-MM-dd HH:mm} 有多行：请先按测点筛选或去掉重复行。"),
                    FormattableString.Invariant($"Several rows are of the same time {keys[i]:yyyy-MM-dd HH:mm}: choose one place, or remove the duplicates."));
        return order;
    }

    /// <summary>Values in that order.</summary>
    public static T[] In<T>(int[] order, ReadOnlySpan<T> values)
    {
        var sorted = new T[order.Length];
        for (var i = 0; i < order.Length; i++) sorted[i] = values[order[i]];
        return sorted;
    }
}
