using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>How much of a period valid values cover: what is not there counts against it.</summary>
internal static class Coverage
{
    /// <summary>An instant stands for the time until the next one, but for no longer than this.</summary>
    private static readonly TimeSpan InstantAtMost = TimeSpan.FromMinutes(5);

    /// <summary>The time of a period that valid values stand for.</summary>
    /// <param name="values">Values of one series that start within the period, in order of time, valid or not.</param>
    public static TimeSpan Of(IReadOnlyList<Observation> values, SeriesKind kind, DateTime end)
    {
        var covered = TimeSpan.Zero;
        for (var i = 0; i < values.Count; i++)
        {
            if (!StreamInputs.IsValid(values[i])) continue;
            var next = i + 1 < values.Count ? values[i + 1].Start : end;
            var most = kind.Statistic == Statistic.Instant ? InstantAtMost : kind.Period;
            var until = next - values[i].Start;
            covered += until < most ? until : most;
        }
        return covered;
    }
}
