namespace Qingshan.Simulation;

/// <summary>The time inside the simulation: the clock's at the start, and as much faster as wanted from there.</summary>
internal sealed class SimulatedClock(TimeProvider time, double speedUp)
{
    private readonly DateTime _start = time.GetUtcNow().UtcDateTime;
    private readonly long _began = time.GetTimestamp();

    public DateTime Now => _start + time.GetElapsedTime(_began) * speedUp;
}
