using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Duty;

/// <summary>
/// 数据获取率 · How many of the means of a day are there and valid. Of each factor of a point the finest mean from an hour to four hours
/// counts; where the same stands side by side (reported and derived), one valid value is enough. A factor counts
/// unless its last value lies more than thirty days before the day.
/// </summary>
public sealed class CaptureReader(SeriesBook series, LatestBook latest, IObservationStore store)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(30);

    /// <param name="start">The midnight in Beijing at which the day begins (UTC).</param>
    public async Task<IReadOnlyList<CaptureLine>> ReadAsync(IReadOnlyList<MonitoringPoint> points, DateTime start, CancellationToken cancel)
    {
        var lines = new List<CaptureLine>();
        foreach (var kind in points.GroupBy(p => p.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var (expected, valid, silent) = (0, 0, 0);
            foreach (var point in kind)
            {
                var (should, are) = await CountAsync(point, start, cancel);
                expected += should;
                valid += are;
                if (should > 0 && are == 0) silent++;
            }
            var name = MonitoringKind.Find(kind.Key);
            lines.Add(new(kind.Key, name is null ? new(kind.Key, kind.Key) : new(name.NameZh, name.NameEn), kind.Count(), silent, expected, valid));
        }
        return lines;
    }

    private async Task<(int Expected, int Valid)> CountAsync(MonitoringPoint point, DateTime start, CancellationToken cancel)
    {
        var end = start.AddDays(1);
        var factors = series.OfPoint(point.Id)
            .Where(s => s.Kind is { Statistic: Statistic.Mean, Period.TotalHours: >= 1 and <= 4 } && s.Channel.Length == 0 && !Indices.Are(s.Factor))
            .Where(s => latest.Of(s.Id) is { } last && last.Start >= start - Abandoned)
            .GroupBy(s => s.Factor).Select(f => f.GroupBy(s => s.Kind.Period).MinBy(k => k.Key)!).ToList();
        if (factors.Count == 0) return default;
        var factorOf = factors.SelectMany(f => f).ToDictionary(s => s.Id, s => s.Factor);
        var seen = new HashSet<(string, DateTime)>();
        await foreach (var o in store.ReadAsync(factorOf.Keys, start, end, cancel))
            if (double.IsFinite(o.Value) && o.Flag is '\0' or 'N' or 'n') seen.Add((factorOf[o.Series], o.Start));
        return (factors.Sum(f => (int)(TimeSpan.FromDays(1) / f.Key)), seen.Count);
    }
}
