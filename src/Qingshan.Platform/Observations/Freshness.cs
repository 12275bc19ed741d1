using Qingshan.Platform.Common;

namespace Qingshan.Platform.Observations;

/// <summary>新鲜度 · Whether a point still speaks.</summary>
public enum Freshness
{
    /// <summary>A value came within twice the step of its finest reported series, five minutes at least.</summary>
    Fresh,

    /// <summary>Not so, but within a day.</summary>
    Late,

    /// <summary>The last value is older than a day.</summary>
    Silent,

    /// <summary>It never reported.</summary>
    None,
}

/// <summary>The freshness of one point.</summary>
/// <param name="LastReceived">When the last value of a reporting series reached the platform; null where none ever did.</param>
/// <param name="HistoryUntil">For a point that has nothing but imported history: where that history ends.</param>
/// <param name="Step">The step of its finest reporting series; zero for instants, and where there is none.</param>
public readonly record struct PointFreshness(Freshness State, DateTime? LastReceived, DateTime? HistoryUntil, TimeSpan Step)
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The state as the map and the style sheet name it.</summary>
    public string Key => State switch
    {
        Freshness.Fresh => "fresh",
        Freshness.Late => "late",
        Freshness.Silent => "silent",
        _ => "none",
    };

    public Text Name => State switch
    {
        Freshness.Fresh => new("正常", "Up to date"),
        Freshness.Late => new("迟到", "Late"),
        Freshness.Silent => new("无数据", "Silent"),
        _ when HistoryUntil is not null => new("历史数据", "History only"),
        _ => new("尚无数据", "No data yet"),
    };

    /// <summary>
    /// The one rule. Only what devices report, real or simulated, can be fresh: a file of history that was imported a
    /// minute ago says nothing about whether the point speaks.
    /// </summary>
    /// <param name="latest">The series of the point, each with its latest value where it has one.</param>
    public static PointFreshness Of(IEnumerable<(Series Series, Observation? Latest)> latest, DateTime now)
    {
        TimeSpan? finest = null;
        DateTime? received = null, history = null;
        foreach (var (series, value) in latest)
        {
            if (value is not { } at) continue;
            if (series.Origin == Origin.Imported) history = Later(history, at.Start);
            if (series.Origin is not (Origin.Reported or Origin.Simulated)) continue;
            if (finest is null || series.Kind.Period < finest) finest = series.Kind.Period;
            received = Later(received, at.Received);
        }
        if (received is not { } last) return new(Freshness.None, null, history, TimeSpan.Zero);

        var age = now - last;
        var expected = finest!.Value * 2 > Least ? finest.Value * 2 : Least;
        return new(age <= expected ? Freshness.Fresh : age <= Day ? Freshness.Late : Freshness.Silent, last, null, finest.Value);
    }

    private static DateTime Later(DateTime? a, DateTime b) => a is { } held && held > b ? held : b;
}
