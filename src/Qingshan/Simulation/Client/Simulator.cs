namespace Qingshan.Simulation;

/// <summary>
/// Plays devices against a platform over real connections: in their own rhythm, or as load. One run at a time. Synthetic
/// data only: the devices are those of a simulated region.
/// </summary>
public sealed class Simulator(IReadOnlyList<SimulatedDevice> devices, TimeProvider time)
{
    private volatile SimulatorMeter? _meter;

    /// <summary>What the run has done until now; null before the first.</summary>
    public SimulatorReport? Report => _meter?.Read();

    /// <summary>Rhythm mode, until cancelled or for the duration. Cancelling is the normal end: the report is returned.</summary>
    public Task<SimulatorReport> RunAsync(SimulatorOptions options, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SpeedUp);
        var clock = new SimulatedClock(time, options.SpeedUp);
        return PlayAsync(options, [.. devices.Select(d => new RhythmFeed(d, options, clock))], static () => { }, static () => false, cancel);
    }

    /// <summary>Load mode, until cancelled, for the duration, or for the number of packets.</summary>
    public Task<SimulatorReport> LoadAsync(LoadOptions options, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Rate);
        var from = options.DataFrom ?? time.GetUtcNow().UtcDateTime.AddDays(-1);
        from = new DateTime(from.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        var budget = new PacketBudget(options.Packets);
        var feeds = devices.Select(d => new LoadFeed(d, from, options.Rate > 0, budget)).ToArray();
        var pace = new Pace(options.Rate, Math.Max(1, options.Window), feeds, time);
        return PlayAsync(options, feeds, pace.Tick, () => budget.IsSpent, cancel);
    }

    private async Task<SimulatorReport> PlayAsync(ClientOptions options, DeviceFeed[] feeds, Action tick, Func<bool> isOver, CancellationToken cancel)
    {
        var meter = _meter = new SimulatorMeter(devices.Count, time);
        using var log = options.AcknowledgedLog is { } path ? new AcknowledgedLog(path) : null;
        using var connector = new Connector(options, meter, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        DeviceClient[] clients = [.. devices.Select((device, i) => new DeviceClient(device, feeds[i], options, meter, log, time))];
        Task[] connections = [.. clients.Select(client => Task.Run(() => connector.RunAsync(client, stop.Token), CancellationToken.None))];
        try
        {
            await TickAsync(options, meter, clients, tick, isOver, cancel);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: what is on its way stays unacknowledged, as when a device is switched off.
        }
        await stop.CancelAsync();
        await Task.WhenAll(connections);
        return meter.Read();
    }

    /// <summary>One loop looks after all clients: due packets, overdue answers, held halves.</summary>
    private async Task TickAsync(ClientOptions options, SimulatorMeter meter, DeviceClient[] clients, Action tick, Func<bool> isOver, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(options.Tick, time);
        TimeSpan? ended = null;
        do
        {
            if (ended is null) tick();
            var now = time.GetTimestamp();
            foreach (var client in clients)
                if (client.NeedsPump(now)) client.Pump();
            if (ended is null && (meter.Elapsed >= options.Duration || isOver()))
            {
                ended = meter.Elapsed;
                foreach (var client in clients) client.StopSending();
            }
            if (ended is { } at && (meter.Elapsed >= at + options.Drain || Array.TrueForAll(clients, c => c.IsIdle))) return;
        } while (await timer.WaitForNextTickAsync(cancel));
    }
}
