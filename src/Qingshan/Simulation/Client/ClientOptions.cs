namespace Qingshan.Simulation;

/// <summary>How clients behave on the wire, whatever they send. Immutable.</summary>
public abstract record ClientOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public required int Port { get; init; }

    /// <summary>How long an acknowledgement is waited for (HJ 212-2017: 10 s by default).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a packet is sent again before it is given up (3 by default).</summary>
    public int Resends { get; init; } = 3;

    /// <summary>How many packets of one device may wait for their acknowledgement at a time.</summary>
    public int Window { get; init; } = 1;

    /// <summary>The pause before the first new attempt to connect; doubled with each failure.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often due work is looked for.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The run ends by itself after this time; null goes on until it is cancelled.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How long a run that ends by itself waits for acknowledgements that are still due.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A file that gets one line <c>MN QN</c> for each acknowledged packet, handed to the operating system before the next
    /// packet of that device is sent. It is appended to.
    /// </summary>
    public string? AcknowledgedLog { get; init; }

    public SimulatorFaults Faults { get; init; } = SimulatorFaults.None;
}

/// <summary>Rhythm mode: each device sends what real ones send, when they send it.</summary>
public sealed record SimulatorOptions : ClientOptions
{
    public TimeSpan RealtimeEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Hours of 2061 that each device sends at first, so that curves are not empty.</summary>
    public int HistoryHours { get; init; } = 48;

    /// <summary>How much faster than the clock the simulated time runs. Above 1 the data run ahead into the future.</summary>
    public double SpeedUp { get; init; } = 1;
}

/// <summary>Load mode: 2011 packets at a rate, or as fast as they are acknowledged.</summary>
public sealed record LoadOptions : ClientOptions
{
    /// <summary>Packets a second over all devices; 0 is as fast as acknowledgements allow.</summary>
    public double Rate { get; init; }

    /// <summary>The run ends after so many packets; null goes on.</summary>
    public long? Packets { get; init; }

    /// <summary>
    /// DataTime of the first packet (UTC); each further packet of a device is a second later, so that no two are
    /// observations of one instant. Null is a day before the run.
    /// </summary>
    public DateTime? DataFrom { get; init; }
}
