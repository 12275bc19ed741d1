using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>That a packet was read again, as which, by whom and why.</summary>
public sealed class PacketAgain : IAppendOnly
{
    /// <summary>Sequence under which it was read again: unique.</summary>
    public required long Sequence { get; init; }

    /// <summary>The packet it was.</summary>
    public required long Original { get; init; }

    public required DateTime At { get; init; }

    public required string Author { get; init; }

    public required string Basis { get; init; }
}

internal sealed class PacketAgainTable : IEntityTypeConfiguration<PacketAgain>
{
    public void Configure(EntityTypeBuilder<PacketAgain> again)
    {
        again.HasKey(a => a.Sequence);
        again.Property(a => a.Sequence).ValueGeneratedNever();
        again.Property(a => a.Author).HasMaxLength(200);
        again.Property(a => a.Basis).HasMaxLength(200);
        again.HasIndex(a => a.Original);
    }
}
