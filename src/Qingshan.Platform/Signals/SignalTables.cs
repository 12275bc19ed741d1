using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Signals;

internal sealed class SignalTable : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.Property(s => s.Detector).HasMaxLength(40);
        signal.Property(s => s.Severity).HasConversion<string>().HasMaxLength(16);
        signal.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        signal.Property(s => s.Zh).HasMaxLength(1000);
        signal.Property(s => s.En).HasMaxLength(1000);
        signal.Property(s => s.AcknowledgedBy).HasMaxLength(200);
        signal.HasIndex(s => new { s.State, s.OpenedAt });
        signal.Property(s => s.SubjectKind).HasConversion<string>().HasMaxLength(16);
        signal.Property(s => s.Part).HasMaxLength(80);
        signal.Property(s => s.Basis).HasMaxLength(400);
        signal.HasIndex(s => new { s.SubjectId, s.State });
        // What is open is counted by kind in some regions, and the newest of each kind are looked for.
        signal.HasIndex(s => new { s.State, s.Detector, s.Severity, s.RegionId });
        signal.HasIndex(s => new { s.State, s.Detector, s.Severity, s.OpenedAt });
        // The database holds it too: two open signals about the same cannot be.
        signal.HasIndex(s => new { s.SubjectId, s.Detector, s.Part }, "UX_Signal_Open").HasFilter("\"State\" = 'Open'").IsUnique();
    }
}

internal sealed class SignalEventTable : IEntityTypeConfiguration<SignalEvent>
{
    public void Configure(EntityTypeBuilder<SignalEvent> happened)
    {
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(16);
        happened.Property(e => e.Severity).HasConversion<string>().HasMaxLength(16);
        happened.Property(e => e.By).HasMaxLength(200);
        happened.Property(e => e.Text).HasMaxLength(2000);
        happened.Property(e => e.TextEn).HasMaxLength(2000);
        happened.HasIndex(e => e.SignalId);
        happened.HasOne<Signal>().WithMany().HasForeignKey(e => e.SignalId);
    }
}

internal sealed class SignalProgressTable : IEntityTypeConfiguration<SignalProgress>
{
    public void Configure(EntityTypeBuilder<SignalProgress> progress) => progress.Property(p => p.Id).ValueGeneratedNever();
}
