using System.Diagnostics;
using System.Globalization;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>Asks a program under load every second how it is.</summary>
internal sealed class IntakeWatch(RunningProgram program, Simulator simulator) : IDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Process _self = Process.GetCurrentProcess();
    private readonly List<IntakeSample> _samples = [];

    public IReadOnlyList<IntakeSample> Samples => _samples;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    public async Task RunAsync(CancellationToken ended)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(ended))
            {
                var health = await program.HealthAsync(ended);
                _samples.Add(new(Elapsed, health.Lag, health.Store!.Value.Observations, health.WorkingSetBytes));
                if (_samples.Count % 5 == 0) Line(health.Lag, health.Store!.Value.Observations, health.WorkingSetBytes);
            }
        }
        catch (OperationCanceledException)
        {
            // The load has ended, and with it the watching.
        }
    }

    public async Task<IntakeCounters> CountersAsync(CancellationToken cancel)
    {
        _self.Refresh();
        return new(Elapsed, ProcessUsage.Cpu(program.Pid), _self.TotalProcessorTime.TotalSeconds,
            await program.MetricAsync("qingshan_journal_syncs_total", cancel), await program.MetricAsync("qingshan_journal_sync_seconds_total", cancel));
    }

    public void Dispose() => _self.Dispose();

    private void Line(long lag, long observations, long workingSet) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {Elapsed.TotalSeconds,4:F0} s  acknowledged {simulator.Report?.Acknowledged ?? 0:N0}  lag {lag:N0}  stored {observations:N0} observations  {workingSet / 1e6:F0} MB"));
}
