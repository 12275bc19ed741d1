using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public enum SecretKind
{
    /// <summary>PW of the header.</summary>
    Password,

    /// <summary>SM4 key of HJ 212-2025.</summary>
    Key,
}

/// <summary>A secret that a device shares with the platform, sealed. A new one does not overwrite: the last counts, and of keys the one before it too.</summary>
public sealed class DeviceSecret : IAppendOnly
{
    public long Id { get; init; }

    public required Guid DeviceId { get; init; }

    public required SecretKind Kind { get; init; }

    /// <summary>Sealed with the program's own keys; empty: there is none any more.</summary>
    public required string Sealed { get; init; }

    public required DateTime At { get; init; }

    /// <summary>Who entered it.</summary>
    public required string Author { get; init; }
}

internal sealed class DeviceSecretTable : IEntityTypeConfiguration<DeviceSecret>
{
    public void Configure(EntityTypeBuilder<DeviceSecret> secret)
    {
        secret.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
        secret.Property(s => s.Sealed).HasMaxLength(400);
        secret.Property(s => s.Author).HasMaxLength(200);
        secret.HasIndex(s => s.DeviceId);
    }
}
