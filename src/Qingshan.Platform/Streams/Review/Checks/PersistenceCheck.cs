using System.Globalization;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 恒值 · The same number for four hours and longer, of values every four hours for a day. Values near what the instrument resolves may
/// well stay the same, and so may nothing at all: neither is found.
/// </summary>
internal static class PersistenceCheck
{
    /// <summary>So many equal values in a row.</summary>
    private static int Least(TimeSpan step) => step <= TimeSpan.FromHours(1) ? 4 : 6;

    /// <summary>A value of fewer steps of the resolution than this repeats by itself.</summary>
    public const double LeastSteps = 20;
    private static readonly TimeSpan Reach = TimeSpan.FromDays(5);

    public static IEnumerable<Finding> Of(Hours hours, DateTime from, double steps = LeastSteps)
    {
        for (var i = hours.From(from); i < hours.Count; i++)
        {
            var first = i;
            while (first > 0 && hours.Value(first - 1).Equals(hours.Value(i)) && hours.Start(first) - hours.Start(first - 1) == hours.Step) first--;
            var length = i - first + 1;
            if (length < Least(hours.Step) || !Resolves(hours, first, hours.Value(i), steps)) continue;
            yield return new(hours.Factor, hours.Start(i), MarkReason.Persistence, string.Create(CultureInfo.InvariantCulture,
                $"{hours.Value(i):G6} {hours.Unit} × {length}"));
        }
    }

    /// <summary>Whether the value is many times the least difference that the instrument has shown before.</summary>
    private static bool Resolves(Hours hours, int first, double value, double steps)
    {
        var resolution = double.PositiveInfinity;
        for (var i = first; i > 0 && hours.Start(first) - hours.Start(i) <= Reach; i--)
            if (Math.Abs(hours.Value(i) - hours.Value(i - 1)) is > 1e-9 and var step && step < resolution) resolution = step;
        return Math.Abs(value) >= steps * (double.IsFinite(resolution) ? resolution : 0) && value != 0;
    }
}
