using System.Globalization;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 空间一致性 · A value far outside what at least three neighbours of the same kind measured in the same hour, against their own spread and
/// their level.
/// </summary>
internal static class NeighboursCheck
{
    public const int LeastNeighbours = 3;
    public const double WithinKilometres = 50;
    public const double Times = 8;

    /// <summary>Neighbours that agree to the digit do not make a small difference a finding.</summary>
    private const double ShareOfLevel = 0.3;

    /// <summary>Where all measure next to nothing, little is enough to stand out and means nothing: a share of the usual value is the least.</summary>
    private const double ShareOfUsual = 0.1;

    public static IEnumerable<Finding> Of(Hours hours, IReadOnlyList<Hours> neighbours, DateTime from, double times = Times)
    {
        if (neighbours.Count < LeastNeighbours) yield break;
        var least = ShareOfUsual * Math.Abs(hours.Mean());
        for (var i = hours.From(from); i < hours.Count; i++)
        {
            var others = neighbours.Select(n => n.At(hours.Start(i))).Where(double.IsFinite).ToArray();
            if (others.Length < LeastNeighbours) continue;
            var middle = Robust.Median(others);
            var spread = Math.Max(Math.Max(Robust.Spread(others, middle), ShareOfLevel * Math.Abs(middle)), least);
            if (spread > 0 && Math.Abs(hours.Value(i) - middle) > times * spread)
                yield return new(hours.Factor, hours.Start(i), MarkReason.Neighbours, string.Create(CultureInfo.InvariantCulture,
                    $"{hours.Value(i):G6} {hours.Unit}; {others.Length} ~ {middle:G6} ± {spread:G3}"));
        }
    }
}
