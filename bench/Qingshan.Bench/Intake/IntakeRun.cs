using Qingshan.Composition;
using Qingshan.Platform.Observations;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>What one run of load came to.</summary>
/// <param name="Made">What the store had before the load.</param>
/// <param name="SeriesMade">How long the first packet of each device took, with which its series were made.</param>
/// <param name="Stored">From the first packet until the store had the last.</param>
internal sealed record IntakeRun(
    double Rate, SimulatorReport Client, IReadOnlyList<IntakeSample> Samples, IntakeCounters Counters, HealthView Health,
    StoreSize Made, TimeSpan SeriesMade, TimeSpan Stored, long MostMemory, int ExitCode, TimeSpan Stopping, long StoreBytes, long JournalBytes)
{
    public string Name => Rate > 0 ? $"{Report.N(Rate)} packets/s" : "as fast as acknowledged";

    /// <summary>Median lag between two thirds of the run.</summary>
    public double Lag(int from, int to) => Bench.Samples.MedianOf(Samples.Take(Samples.Count * to / 3).Skip(Samples.Count * from / 3).Select(s => (double)s.Lag));

    public bool LagHolds => Samples.Count >= 3 && Lag(2, 3) <= Math.Max(2 * Lag(0, 1), 2 * Client.AcknowledgedPerSecond);

    /// <summary>Values in the store that no packet brought.</summary>
    public long Derived(int factors) => Health.Store!.Value.Observations - (factors * Health.Store!.Value.Packets);

    public double Share(double cpuSeconds) => cpuSeconds / Counters.Elapsed.TotalSeconds / Environment.ProcessorCount;

    /// <summary>What there was none left of, as far as the shares tell.</summary>
    public string Bound =>
        Share(Counters.ProgramCpu + Counters.ClientCpu) > 0.85 ? "CPU (program and clients together)"
        : Counters.SyncSeconds / Counters.Elapsed.TotalSeconds > 0.85 ? "syncs of the disk"
        : Rate > 0 && Client.AcknowledgedPerSecond > 0.97 * Rate ? "nothing: the rate is held"
        : "neither CPU nor syncs: the window, or other load on the machine";
}

/// <param name="Lag">Packets acknowledged and not yet stored.</param>
internal readonly record struct IntakeSample(TimeSpan At, long Lag, long Observations, long WorkingSet);

/// <summary>Counters at a moment, or their difference.</summary>
internal readonly record struct IntakeCounters(TimeSpan Elapsed, double ProgramCpu, double ClientCpu, double Syncs, double SyncSeconds)
{
    public IntakeCounters Since(IntakeCounters before) => new(
        Elapsed - before.Elapsed, ProgramCpu - before.ProgramCpu, ClientCpu - before.ClientCpu, Syncs - before.Syncs, SyncSeconds - before.SyncSeconds);
}
