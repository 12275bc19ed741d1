using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Intake;

internal sealed class RelayTargetTable : IEntityTypeConfiguration<RelayTarget>
{
    public void Configure(EntityTypeBuilder<RelayTarget> target)
    {
        target.Property(t => t.Name).HasMaxLength(RelayDesk.LongestName);
        target.Property(t => t.Host).HasMaxLength(RelayDesk.LongestHost);
        target.Ignore(t => t.DeviceSet).Ignore(t => t.CommandSet);
    }
}
