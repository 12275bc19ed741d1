using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Evidence;

internal sealed class DayRootTable : IEntityTypeConfiguration<DayRoot>
{
    public void Configure(EntityTypeBuilder<DayRoot> root)
    {
        root.HasKey(r => r.Number);
        root.Property(r => r.Number).ValueGeneratedNever();
        root.Property(r => r.Root).HasMaxLength(2 * Digest.Bytes);
        root.Ignore(r => r.State);
        root.HasIndex(r => r.LastPacket);
        root.HasIndex(r => r.Day).IsUnique();
    }
}

internal sealed class EvidenceSaltTable : IEntityTypeConfiguration<EvidenceSalt>
{
    public void Configure(EntityTypeBuilder<EvidenceSalt> salt)
    {
        salt.HasKey(s => new { s.Log, s.Row });
        salt.Property(s => s.Log).HasMaxLength(40);
    }
}
