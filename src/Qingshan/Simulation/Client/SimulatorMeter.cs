namespace Qingshan.Simulation;

/// <summary>What clients count while they run.</summary>
internal sealed class SimulatorMeter(int devices, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private readonly long[] _faults = new long[Enum.GetValues<FaultKind>().Length];
    private readonly LatencyHistogram _latency = new();
    private long _connected, _connections, _connectFailures, _refused, _sent, _acknowledged, _resent, _timeouts, _givenUp, _unmatched;

    public TimeSpan Elapsed => time.GetElapsedTime(_began);

    public void Opened()
    {
        Interlocked.Increment(ref _connected);
        Interlocked.Increment(ref _connections);
    }

    public void Closed() => Interlocked.Decrement(ref _connected);

    public void ConnectFailed() => Interlocked.Increment(ref _connectFailures);

    public void WasRefused() => Interlocked.Increment(ref _refused);

    public void SentOne() => Interlocked.Increment(ref _sent);

    public void ResentOne() => Interlocked.Increment(ref _resent);

    public void TimedOut() => Interlocked.Increment(ref _timeouts);

    public void GaveUp() => Interlocked.Increment(ref _givenUp);

    public void UnmatchedOne() => Interlocked.Increment(ref _unmatched);

    public void Made(FaultKind fault) => Interlocked.Increment(ref _faults[(int)fault]);

    public void AcknowledgedAfter(TimeSpan latency)
    {
        Interlocked.Increment(ref _acknowledged);
        _latency.Record(latency);
    }

    public SimulatorReport Read() => new()
    {
        Devices = devices,
        Connected = Interlocked.Read(ref _connected),
        Connections = Interlocked.Read(ref _connections),
        ConnectFailures = Interlocked.Read(ref _connectFailures),
        Refused = Interlocked.Read(ref _refused),
        // Acknowledged before sent: a packet in between must not make more acknowledged than sent.
        Acknowledged = Interlocked.Read(ref _acknowledged),
        GivenUp = Interlocked.Read(ref _givenUp),
        Sent = Interlocked.Read(ref _sent),
        Resent = Interlocked.Read(ref _resent),
        Timeouts = Interlocked.Read(ref _timeouts),
        Unmatched = Interlocked.Read(ref _unmatched),
        Faults = Enum.GetValues<FaultKind>().ToDictionary(kind => kind, kind => Interlocked.Read(ref _faults[(int)kind])),
        Elapsed = Elapsed,
        Latency = _latency.Read(),
    };
}
