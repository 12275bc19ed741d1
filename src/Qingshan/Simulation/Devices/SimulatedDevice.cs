using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>How a device lays out its packets.</summary>
public enum PacketShape
{
    /// <summary>Rtd and Flag; Min, Avg, Max and Flag.</summary>
    Usual,

    /// <summary>Noise: LA-Rtd; Leq-Data, L5-Data and so on (HJ 212-2017, Annex C).</summary>
    Noise,
}

/// <summary>Everything that a client needs to play one device. Immutable.</summary>
public sealed record SimulatedDevice
{
    public required string Mn { get; init; }

    public string Pw { get; init; } = "123456";

    public required string St { get; init; }

    public required Edition Edition { get; init; }

    /// <summary>A key of <c>MonitoringKind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The code of the monitoring point.</summary>
    public required string PointCode { get; init; }

    public required IReadOnlyList<SimulatedFactor> Factors { get; init; }

    public required ulong Seed { get; init; }

    public int MinuteInterval { get; init; } = 10;

    public PacketShape Shape { get; init; }

    /// <summary>The factor of <see cref="Factors"/> that is the flow; null where there is none.</summary>
    public string? FlowCode { get; init; }

    /// <summary>Cubic metres in one unit of the flow times a second: 1 for m³/s, 0.001 for L/s.</summary>
    public double FlowToCubicMetres { get; init; } = 1;

    /// <summary>Reference oxygen, %, to which concentrations are converted.</summary>
    public double? ReferenceOxygen { get; init; }

    /// <summary>The data flag at an instant; null is always N.</summary>
    public Func<DateTime, char>? State { get; init; }

    public char FlagAt(DateTime utc) => State?.Invoke(utc) ?? 'N';

    /// <summary>The code on the wire: the old one where the device speaks the edition of 2005 and there is one.</summary>
    public string WireCode(SimulatedFactor factor) =>
        Edition == Edition.V2005 && factor.OldCode is { } old ? old : factor.Code;
}
