using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary>Steps in a row above a limit.</summary>
/// <param name="From">The time of the first.</param>
/// <param name="To">The time of the last.</param>
/// <param name="Steps">How many steps from the first to the last.</param>
/// <param name="Values">How many of them have a value.</param>
/// <param name="Mean">The mean of these, in the unit of the values.</param>
/// <param name="Max">The greatest of these.</param>
public readonly record struct ExceedanceRun(DateTime From, DateTime To, int Steps, int Values, double Mean, double Max);

/// <summary>How long a series stays above a limit: the runs of steps in which every value is above it.</summary>
public static class ExceedanceRuns
{
    /// <summary>Finds the runs, in O(n).</summary>
    /// <param name="series">The series.</param>
    /// <param name="limit">The limit; a value that equals it is not above it.</param>
    /// <param name="shortest">The fewest values of a run.</param>
    /// <param name="bridge">How many missing steps in a row do not end a run.</param>
    /// <returns>The runs in the order of time; a problem for a shortest run below 1 or a negative bridge.</returns>
    public static Analysed<ImmutableArray<ExceedanceRun>> Of(RegularSeries series, double limit, int shortest = 1, int bridge = 0)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (shortest < 1) return AnalysisProblem.Option("shortest", shortest, "至少 1 的整数", "a whole number of at least 1");
        if (bridge < 0) return AnalysisProblem.Option("bridge", bridge, "至少 0 的整数", "a whole number of at least 0");
        var runs = ImmutableArray.CreateBuilder<ExceedanceRun>();
        int first = -1, last = -1, count = 0;
        double sum = 0, max = 0;
        for (var i = 0; i <= series.Count; i++)
        {
            var value = i < series.Count ? series.Values[i] : double.NegativeInfinity;
            if (double.IsNaN(value))
            {
                if (first >= 0 && i - last > bridge) End();
                continue;
            }
            if (!(value > limit))
            {
                End();
                continue;
            }
            if (first < 0) (first, count, sum, max) = (i, 0, 0, value);
            (last, count, sum, max) = (i, count + 1, sum + value, Math.Max(max, value));
        }
        return runs.ToImmutable();

        void End()
        {
            if (first >= 0 && count >= shortest) runs.Add(new(series.TimeOf(first), series.TimeOf(last), last - first + 1, count, sum / count, max));
            first = -1;
        }
    }
}
