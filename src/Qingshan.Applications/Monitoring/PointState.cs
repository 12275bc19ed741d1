using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring;

/// <summary>A series with its latest value.</summary>
public readonly record struct SeriesLatest(Series Series, Observation? Latest);

/// <summary>A point as lists and maps show it. Made for all viewers: whoever shows one asks the policy first, for the limits too.</summary>
/// <param name="Index">Its last air quality index or class of water; null where it has none.</param>
/// <param name="Beyond">Latest values beyond a limit.</param>
public sealed record PointState(MonitoringPoint Point, PointFreshness Freshness, IndexNow? Index, IReadOnlyList<Exceedance> Beyond)
{
    /// <summary>The keys of states by which a list can be filtered, in their order.</summary>
    public static readonly IReadOnlyList<string> Keys = ["fresh", "late", "silent", "none", "beyond", "no-index"];

    /// <summary>An air station that speaks, without an index for now.</summary>
    public bool LacksIndex => Point.Kind == "air-station" && Freshness.State == Platform.Observations.Freshness.Fresh && Index is not { Current: true };

    public bool Is(string key) => key switch
    {
        "beyond" => Beyond.Count > 0,
        "no-index" => LacksIndex,
        _ => Freshness.Key == key,
    };
}
