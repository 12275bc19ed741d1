using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 转发目标 · Another platform to which packets are passed on as they came. Its <see cref="Record.RegionId"/> is the region whose devices
/// are passed on; without one it is all devices, and then only who holds everything sees and changes it.
/// </summary>
public sealed class RelayTarget : Record
{
    public required string Name { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Speaks TLS; the certificate has to be of an authority that this machine trusts, and of this host.</summary>
    public bool Tls { get; init; }

    /// <summary>Passes on. Where not, its place in the journal is kept.</summary>
    public bool Enabled { get; init; }

    /// <summary>MNs divided by spaces, of which only these are passed on; null for all. Simulated devices only where they are named here.</summary>
    public string? Devices { get; init; }

    /// <summary>CNs divided by spaces; null: what devices upload, by the catalogue of HJ 212.</summary>
    public string? Commands { get; init; }

    /// <summary>Passes on also what was not admitted: frames of unknown devices, and damaged bytes.</summary>
    public bool Unadmitted { get; init; }

    public IReadOnlySet<string>? DeviceSet => Devices is null ? null : new HashSet<string>(Devices.Split(' '), StringComparer.Ordinal);

    public IReadOnlySet<int>? CommandSet => Commands is null ? null : new HashSet<int>(Commands.Split(' ').Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)));
}
