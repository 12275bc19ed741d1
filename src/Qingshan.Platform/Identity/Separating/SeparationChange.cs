using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>三员分立 was put into force, or ended. The last row is what counts.</summary>
public sealed class SeparationChange : IAppendOnly
{
    public long Id { get; init; }

    public DateTime At { get; init; }

    public bool InForce { get; init; }

    public required string By { get; init; }

    /// <summary>Who was the owner before, and is again when it ends.</summary>
    public Guid? OwnerId { get; init; }
}

internal sealed class SeparationChangeTable : IEntityTypeConfiguration<SeparationChange>
{
    public void Configure(EntityTypeBuilder<SeparationChange> change)
    {
        change.ToTable("Separation");
        change.Property(c => c.By).HasMaxLength(200);
    }
}
