using System.Collections.Concurrent;

namespace Qingshan.Analysis.Forecasting.Training;

/// <summary>What was usual by the hours before one, for each of the times that are calibrated on: worked out once for all horizons.</summary>
internal sealed class KnownUsual(Panel panel, PanelFactor target)
{
    private readonly ConcurrentDictionary<int, Climatology> _before = new();

    public Climatology Before(int until) => _before.GetOrAdd(until, hour => new Climatology(panel, target, hour));
}
