using Qingshan.Platform.Observations;
using Qingshan.Applications.Monitoring.Records;

namespace Qingshan.Applications.Monitoring;

/// <summary>How many points of a region are in which state. Filled once, then only read.</summary>
public sealed class Tally
{
    private readonly int[] _freshness = new int[4];
    private readonly int[] _air = new int[Levels.Most + 1];
    private readonly int[] _water = new int[Levels.Most + 1];

    public int Points { get; private set; }

    /// <summary>Points with a latest value beyond a limit.</summary>
    public int Beyond { get; private set; }

    /// <summary>Air stations that speak and have no index for now.</summary>
    public int LackIndex { get; private set; }

    public int Simulated { get; private set; }

    /// <summary>The station with the largest index of now, or the largest of its last ones where none is of now.</summary>
    public PointState? WorstAir { get; private set; }

    /// <summary>The section with the worst class, by the same rule.</summary>
    public PointState? WorstWater { get; private set; }

    public int Of(Freshness freshness) => _freshness[(int)freshness];

    /// <summary>How many have a level; level 0 is those of which none can be told.</summary>
    public int Of(IndexKind kind, int level) => (kind == IndexKind.Air ? _air : _water)[level];

    /// <summary>How many points the levels are about.</summary>
    public int All(IndexKind kind) => (kind == IndexKind.Air ? _air : _water).Sum();

    public void Add(PointState state)
    {
        Points++;
        _freshness[(int)state.Freshness.State]++;
        if (state.Beyond.Count > 0) Beyond++;
        if (state.LacksIndex) LackIndex++;
        if (state.Point.Simulated) Simulated++;
        if (KindOf(state) is not { } kind) return;
        (kind == IndexKind.Air ? _air : _water)[state.Index?.Level ?? 0]++;
        if (kind == IndexKind.Air) WorstAir = Worse(WorstAir, state);
        else WorstWater = Worse(WorstWater, state);
    }

    /// <summary>What the state of a point is told by, whether it has one now or not.</summary>
    public static IndexKind? KindOf(PointState state) => state.Index?.Kind ?? state.Point.Kind switch
    {
        "air-station" => IndexKind.Air,
        "water-section" or "drinking-water-source" => IndexKind.Water,
        _ => null,
    };

    private static PointState? Worse(PointState? held, PointState other)
    {
        if (other.Index is not { } index) return held;
        return held?.Index is not { } best || (index.Current, index.Value.Value).CompareTo((best.Current, best.Value.Value)) > 0 ? other : held;
    }
}
