using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 设备(数采仪) · What speaks on the wire for a point. Its code is the MN of HJ 212, an opaque string; a device that is not
/// in the ledger is refused.
/// </summary>
public sealed class Device : Record
{
    public required Guid PointId { get; init; }

    public required string Name { get; init; }

    /// <summary>Minutes that one 2051 record covers (MinInterval, HJ 212-2017 6.6.2); 10 by default.</summary>
    public int MinuteInterval { get; init; } = 10;

    /// <summary>
    /// Units in which this device reports, by factor code, where they differ from the customary ones: units belong to the
    /// device's configuration, never to the code. JSON object, for example <c>{"a21005":"ug/m3"}</c>; a factor's second value in
    /// one packet is <c>w00000#2</c>.
    /// </summary>
    public string? Units { get; init; }

    public bool Simulated { get; init; }
}

/// <summary>限值 · A limit that applies to a factor at a point while the record is valid.</summary>
public sealed class PointLimit : Record
{
    public required Guid PointId { get; init; }

    public required string Factor { get; init; }

    /// <summary>The averaging period to which it applies, ISO 8601: <c>PT1H</c>, <c>P1D</c>; <c>PT0S</c> for instants, empty where the source does not say.</summary>
    public required string Period { get; init; }

    public double? Upper { get; init; }

    public double? Lower { get; init; }

    public required string Unit { get; init; }

    /// <summary>The standard or permit that sets it, with its clause.</summary>
    public required string Basis { get; init; }
}
