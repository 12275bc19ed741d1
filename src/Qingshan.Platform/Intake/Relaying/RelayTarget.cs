using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 转发目标 · Another platform to which packets are passed on as they came. Its <see cref="Record.RegionId"/> is the region whose devices
/// are passed on; without one it is all devices, and then only who holds everything sees and changes it.
/// </summary>
[RecordKind("relay-target", "转发目标", "Relay target", "接收原始报文转发的其他平台。", "Another platform to which packets are passed on as they came.")]
public sealed class RelayTarget : Record
{
    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("主机", "Host", Sensitivity = Sensitivity.Sensitive)]
    public required string Host { get; init; }

    [Term("端口", "Port", Sensitivity = Sensitivity.Sensitive)]
    public required int Port { get; init; }

    /// <summary>Speaks TLS; the certificate has to be of an authority that this machine trusts, and of this host.</summary>
    [Term("TLS", "TLS")]
    public bool Tls { get; init; }

    /// <summary>Passes on. Where not, its place in the journal is kept.</summary>
    [Term("启用", "Enabled")]
    public bool Enabled { get; init; }

    /// <summary>MNs divided by spaces, of which only these are passed on; null for all. Simulated devices only where they are named here.</summary>
    [Term("仅这些设备", "Only these devices")]
    public string? Devices { get; init; }

    /// <summary>CNs divided by spaces; null: what devices upload, by the catalogue of HJ 212.</summary>
    [Term("仅这些命令", "Only these commands")]
    public string? Commands { get; init; }

    /// <summary>Passes on also what was not admitted: frames of unknown devices, and damaged bytes.</summary>
    [Term("含未接纳的报文", "What was not admitted as well")]
    public bool Unadmitted { get; init; }

    public IReadOnlySet<string>? DeviceSet => Devices is null ? null : new HashSet<string>(Devices.Split(' '), StringComparer.Ordinal);

    public IReadOnlySet<int>? CommandSet => Commands is null ? null : new HashSet<int>(Commands.Split(' ').Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)));
}
