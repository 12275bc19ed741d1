using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Intake;

internal sealed class DeviceCommandTable : IEntityTypeConfiguration<DeviceCommand>
{
    public void Configure(EntityTypeBuilder<DeviceCommand> command)
    {
        command.Property(c => c.Mn).HasMaxLength(64);
        command.Property(c => c.Parameters).HasMaxLength(4000);
        command.Property(c => c.Origin).HasConversion<string>().HasMaxLength(16);
        command.Property(c => c.AskedBy).HasMaxLength(200);
        command.Property(c => c.Reason).HasMaxLength(CommandDesk.LongestReason);
        // Two that decide or send at once: the second finds that the first was here.
        command.Property(c => c.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
        command.HasIndex(c => new { c.State, c.ExpiresAt });
        command.HasIndex(c => new { c.Mn, c.AskedAt });
    }
}

internal sealed class DeviceCommandEventTable : IEntityTypeConfiguration<DeviceCommandEvent>
{
    public void Configure(EntityTypeBuilder<DeviceCommandEvent> happened)
    {
        happened.Property(e => e.State).HasConversion<string>().HasMaxLength(16);
        happened.Property(e => e.By).HasMaxLength(200);
        happened.Property(e => e.TextZh).HasMaxLength(1000);
        happened.Property(e => e.TextEn).HasMaxLength(1000);
        happened.Ignore(e => e.Text);
        happened.HasIndex(e => e.CommandId);
        happened.HasOne<DeviceCommand>().WithMany().HasForeignKey(e => e.CommandId);
    }
}

internal sealed class DeviceCommandFrameTable : IEntityTypeConfiguration<DeviceCommandFrame>
{
    public void Configure(EntityTypeBuilder<DeviceCommandFrame> frame)
    {
        frame.Property(f => f.Text).HasMaxLength(2000);
        frame.HasIndex(f => f.CommandId);
        frame.HasOne<DeviceCommand>().WithMany().HasForeignKey(f => f.CommandId);
    }
}

internal sealed class DeviceGapTable : IEntityTypeConfiguration<DeviceGap>
{
    public void Configure(EntityTypeBuilder<DeviceGap> gap)
    {
        gap.Property(g => g.Mn).HasMaxLength(64);
        gap.Property(g => g.Missing).HasMaxLength(400);
        gap.Property(g => g.State).HasConversion<string>().HasMaxLength(16);
        gap.Property(g => g.LastTryZh).HasMaxLength(DeviceGap.LongestTry);
        gap.Property(g => g.LastTryEn).HasMaxLength(DeviceGap.LongestTry);
        gap.Ignore(g => g.LastTry).Ignore(g => g.MissingCount).Ignore(g => g.End).Ignore(g => g.StillMissing);
        gap.HasIndex(g => g.State);
        gap.HasIndex(g => new { g.Mn, g.FoundAt });
    }
}

internal sealed class DeviceProgressTable : IEntityTypeConfiguration<DeviceProgress>
{
    public void Configure(EntityTypeBuilder<DeviceProgress> progress)
    {
        progress.HasKey(p => new { p.Mn, p.Command });
        progress.Property(p => p.Mn).HasMaxLength(64);
    }
}

internal sealed class ListenerPositionTable : IEntityTypeConfiguration<ListenerPosition>
{
    public void Configure(EntityTypeBuilder<ListenerPosition> position) => position.Property(p => p.Id).ValueGeneratedNever();
}
