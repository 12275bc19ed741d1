using System.Globalization;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 突变 · A jump from one hour to the next that is far beyond what the factor did from hour to hour in the three days before, and
/// more than its own usual level.
/// </summary>
internal static class StepCheck
{
    public static readonly TimeSpan Reach = TimeSpan.FromHours(72);
    private const int LeastDifferences = 24;

    /// <summary>A jump counts from so many times the usual difference on.</summary>
    public const double Times = 12;

    public static IEnumerable<Finding> Of(Hours hours, DateTime from, double times = Times)
    {
        for (var i = Math.Max(1, hours.From(from)); i < hours.Count; i++)
        {
            if (hours.Start(i) - hours.Start(i - 1) != hours.Step) continue;
            var jump = Math.Abs(hours.Value(i) - hours.Value(i - 1));
            if (jump <= Math.Abs(hours.Value(i - 1))) continue;
            var before = hours.DifferencesBefore(i, hours.Step * (Reach / TimeSpan.FromHours(1)));
            if (before.Length < LeastDifferences) continue;
            var usual = Robust.Median(before);
            // An instrument that hardly moves resolves no finer than its least step.
            var resolution = before.Where(d => d > 0).DefaultIfEmpty(jump).Min();
            if (jump > times * Math.Max(usual, resolution))
                yield return new(hours.Factor, hours.Start(i), MarkReason.Step, string.Create(CultureInfo.InvariantCulture,
                    $"{hours.Value(i - 1):G6} → {hours.Value(i):G6} {hours.Unit}; |Δ| ~ {usual:G3}"));
        }
    }
}
