namespace Qingshan.Simulation;

/// <summary>What can be made to go wrong.</summary>
public enum FaultKind
{
    /// <summary>The same packet twice in a row.</summary>
    Duplicate,

    /// <summary>A packet in two writes with a pause between.</summary>
    HalfPacket,

    /// <summary>A period sent again with another value, with a QN of its own.</summary>
    Reupload,

    /// <summary>A wrong check value. The platform keeps silent, and the resend is right.</summary>
    WrongCrc,

    /// <summary>A device whose clock is wrong, in QN and DataTime.</summary>
    ClockSkew,

    /// <summary>Values that stand still for half a day.</summary>
    FlatLine,

    /// <summary>Values above the limit for some hours.</summary>
    Exceedance,
}

/// <summary>The faults that a run makes; none by default. Immutable.</summary>
public sealed record SimulatorFaults
{
    public static SimulatorFaults None { get; } = new();

    public FaultRule? Duplicate { get; init; }

    public FaultRule? HalfPacket { get; init; }

    /// <summary>Stays below the half second after which the gateway takes a pause for an end.</summary>
    public TimeSpan HalfPacketPause { get; init; } = TimeSpan.FromMilliseconds(200);

    public FaultRule? Reupload { get; init; }

    public FaultRule? WrongCrc { get; init; }

    /// <summary>The probability is of a device, for the whole run.</summary>
    public FaultRule? ClockSkew { get; init; }

    public TimeSpan Skew { get; init; } = TimeSpan.FromMinutes(7);

    /// <summary>The probability is of each stretch of <see cref="FlatLineLength"/>.</summary>
    public FaultRule? FlatLine { get; init; }

    public TimeSpan FlatLineLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The probability is of each stretch of <see cref="ExceedanceLength"/>.</summary>
    public FaultRule? Exceedance { get; init; }

    public TimeSpan ExceedanceLength { get; init; } = TimeSpan.FromHours(3);

    /// <summary>A device whose line is down, in rhythm mode. The probability is of each stretch of <see cref="SilenceLength"/>. What
    /// a device remembers it sends when the line is back.</summary>
    public FaultRule? Silence { get; init; }

    public TimeSpan SilenceLength { get; init; } = TimeSpan.FromHours(6);

    /// <summary>A little of everything, for a demonstration that has something to find.</summary>
    public static SimulatorFaults Demo { get; } = new()
    {
        Duplicate = new(0.002),
        HalfPacket = new(0.004),
        Reupload = new(0.004),
        WrongCrc = new(0.001),
        ClockSkew = new(0.01),
        FlatLine = new(0.006),
        Exceedance = new(0.01),
        Silence = new(1, DemoPlan.Instance.Points.Where(p => p.Code is "SIM-NOISE-007" or "SIM-DUST-005").Select(p => p.Mn).ToHashSet()),
    };

    /// <summary>Whether a device's line is down at an instant.</summary>
    internal bool IsSilent(SimulatedDevice device, DateTime utc) =>
        Silence?.Hits(device.Mn, Chance.Mix(device.Seed, 913), utc.Ticks / SilenceLength.Ticks) == true;

    /// <summary>How far a device's clock is off.</summary>
    internal TimeSpan SkewOf(SimulatedDevice device) =>
        ClockSkew?.Hits(device.Mn, Chance.Mix(device.Seed, 901), 0) == true ? Skew : TimeSpan.Zero;
}
