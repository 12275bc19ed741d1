namespace Qingshan.Simulation;

/// <summary>From the sending of a packet (of its last resend) to its acknowledgement.</summary>
public sealed record Latency(TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Max);

/// <summary>What a run did until now. Packets are counted as frames: an upload in three parts is three.</summary>
public sealed record SimulatorReport
{
    public required int Devices { get; init; }

    /// <summary>Connections open at this moment.</summary>
    public required long Connected { get; init; }

    /// <summary>Connections made since the start.</summary>
    public required long Connections { get; init; }

    /// <summary>Attempts to connect that failed.</summary>
    public required long ConnectFailures { get; init; }

    /// <summary>Connections that the platform closed without having acknowledged anything, as it does with an unknown MN.</summary>
    public required long Refused { get; init; }

    /// <summary>Packets sent for the first time.</summary>
    public required long Sent { get; init; }

    public required long Acknowledged { get; init; }

    /// <summary>Packets sent again, after a timeout or on a new connection.</summary>
    public required long Resent { get; init; }

    /// <summary>Waits for an acknowledgement that ran out.</summary>
    public required long Timeouts { get; init; }

    /// <summary>Packets that were never acknowledged, after all resends.</summary>
    public required long GivenUp { get; init; }

    /// <summary>Packets that still wait for their acknowledgement.</summary>
    public long Waiting => Sent - Acknowledged - GivenUp;

    /// <summary>Acknowledgements of nothing that waits: of duplicates, and late ones.</summary>
    public required long Unmatched { get; init; }

    public required IReadOnlyDictionary<FaultKind, long> Faults { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required Latency Latency { get; init; }

    public double AcknowledgedPerSecond => Elapsed > TimeSpan.Zero ? Acknowledged / Elapsed.TotalSeconds : 0;
}
