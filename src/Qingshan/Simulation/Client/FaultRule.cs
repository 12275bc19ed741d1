namespace Qingshan.Simulation;

/// <summary>When a fault is made.</summary>
/// <param name="Probability">Of each packet, or of each stretch of time for faults that last.</param>
/// <param name="Devices">MNs to which the fault is confined; null is all.</param>
public sealed record FaultRule(double Probability = 1, IReadOnlySet<string>? Devices = null)
{
    internal bool Hits(string mn, ulong seed, long place) =>
        (Devices is null || Devices.Contains(mn)) && Chance.Uniform(seed, place) < Probability;
}
