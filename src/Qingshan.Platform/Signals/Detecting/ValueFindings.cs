using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Signals;

/// <summary>What a detector finds in values: judged one by one, put together to stretches, said in words.</summary>
internal static class ValueFindings
{
    /// <summary>Longer than this without a value that can be judged, and a stretch is not waited for any more.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(7);

    private static readonly Text GivenUp = new("已有 7 天没有可判断的数据，不再跟踪", "no value that could be judged for 7 days: it is followed no longer");

    /// <summary>
    /// From when on values have to be judged, so that it comes out as if all had been: from before the first one that was
    /// touched, and from the beginning of every signal that may still go on there, because a correction can join two.
    /// </summary>
    /// <param name="signals">Those of the detector about the subject.</param>
    public static DateTime From(IValueDetector detector, SeriesKind kind, DateTime touched, IEnumerable<Signal> signals)
    {
        var from = touched - detector.HysteresisOf(kind).Within;
        var near = signals.Where(s => s.State == SignalState.Open || (!s.Withdrawn && s.Until >= from - GivenUpAfter)).Select(s => s.Since).ToList();
        return near.Count > 0 && near.Min() < from ? near.Min() : from;
    }

    public static List<Finding> Of(IValueDetector detector, Readings readings, DateTime from, DateTime now)
    {
        var hysteresis = detector.HysteresisOf(readings.Kind);
        var judged = detector.Judge(readings, from).ToList();
        var last = judged.FindLast(j => j.Mark != Mark.Unknown);
        return Episodes.Of(judged, hysteresis).ConvertAll(episode => detector.Describe(readings, episode) with
        {
            Ended = episode.Recovered
                ? new($"连续 {hysteresis.ClosesAfter} 个有效值恢复正常", hysteresis.ClosesAfter == 1 ? "normal again for one valid value" : $"normal again for {hysteresis.ClosesAfter} valid values in a row")
                : now - last.End > GivenUpAfter ? GivenUp : null,
        });
    }
}
