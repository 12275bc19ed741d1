using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Signals;

/// <summary>断线 · A point that used to report and has not for longer than its rhythm explains.</summary>
internal sealed class SilentPoint : IPointDetector
{
    // The project's own choice.
    private static readonly TimeSpan Least = TimeSpan.FromHours(1), ToWarning = TimeSpan.FromHours(4), ToSerious = TimeSpan.FromHours(24);
    private const int Steps = 3;

    private readonly SeriesBook _series;
    private readonly LatestBook _latest;

    /// <summary>Since when this program listens: of what was sent before, while it was away, nobody can be accused.</summary>
    private readonly DateTime _listening;

    public SilentPoint(SeriesBook series, LatestBook latest, DateTime listening) => (_series, _latest, _listening) = (series, latest, listening);

    public DetectorFacts Facts { get; } = new("silent", new("断线", "Silent point"),
        new("每个监测点最近一次收到设备上报（或模拟）数据的时间", "when the last value that a device reported (or a simulated one) reached the platform"),
        new("超过最细上报步长的 3 倍且至少 1 小时没有数据；4 小时为警告，24 小时为严重。恢复正常节奏满 15 分钟结束。平台自身停机的时间不计",
            "nothing for 3 steps of the finest reporting series, and 1 hour at least; a warning from 4 hours, serious from 24. Closes after 15 minutes of the usual rhythm. Time in which the platform itself was down does not count"),
        new("步长来自数据序列；倍数与时长为本项目自定", "the step is that of the series; the numbers are this project's own choice"),
        DetectorFacts.FromVerdicts);

    public TimeSpan ClosesAfter { get; } = TimeSpan.FromMinutes(15);

    public TimeSpan Every => TimeSpan.Zero;

    public ValueTask<IReadOnlyList<SubjectState>> LookAsync(MonitoringPoint point, DateTime now, CancellationToken cancel) => new(Look(point, now));

    private SubjectState[] Look(MonitoringPoint point, DateTime now)
    {
        var freshness = PointFreshness.Of(_series.OfPoint(point.Id).Select(s => (s, _latest.Of(s.Id))), now);
        if (freshness.LastReceived is not { } last) return [];
        if (freshness.State == Freshness.Fresh) return [new("", null, new("数据已恢复", "it reports again"))];
        var quiet = now - (last > _listening ? last : _listening);
        var patience = freshness.Step * Steps > Least ? freshness.Step * Steps : Least;
        if (quiet <= patience) return [];
        var silent = now - last;
        var span = Said.Span(silent);
        return
        [
            new("", new Finding(last, now, silent >= ToSerious ? Severity.Serious : silent >= ToWarning ? Severity.Warning : Severity.Notice,
                new($"已有 {span.Zh}没有收到数据，请检查数采仪、网络与供电", $"nothing received for {span.En}: check the data logger, its line and its power"), null), default),
        ];
    }
}
