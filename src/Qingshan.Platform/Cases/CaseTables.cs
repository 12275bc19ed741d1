using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> one)
    {
        one.Property(c => c.Number).HasMaxLength(24);
        one.Property(c => c.Workflow).HasMaxLength(40);
        one.Property(c => c.State).HasMaxLength(40);
        one.Property(c => c.SubjectKind).HasConversion<string>().HasMaxLength(16);
        one.Property(c => c.SubjectCode).HasMaxLength(64);
        one.Property(c => c.Title).HasMaxLength(CaseDesk.LongestTitle);
        one.Property(c => c.Severity).HasConversion<string>().HasMaxLength(16);
        one.Property(c => c.OpenedBy).HasMaxLength(200);
        one.Property(c => c.SupervisedBy).HasMaxLength(200);
        one.Property(c => c.Version).IsConcurrencyToken();
        one.HasIndex(c => c.Number).IsUnique();
        // Open cases are counted for whom they wait without looking at the cases themselves.
        one.HasIndex(c => new { c.ClosedAt, c.DueAt, c.RegionId, c.OrganisationId, c.AssignedTo });
        one.HasIndex(c => c.OrganisationId);
        one.HasIndex(c => c.AssignedTo);
        one.HasIndex(c => c.SubjectId);
        // The database holds it too: two open cases of one workflow about one subject cannot be.
        one.HasIndex(c => new { c.Workflow, c.SubjectId }, "UX_Case_Open").HasFilter("\"ClosedAt\" IS NULL").IsUnique();
    }
}

internal sealed class CaseSignalTable : IEntityTypeConfiguration<CaseSignal>
{
    public void Configure(EntityTypeBuilder<CaseSignal> member)
    {
        member.HasKey(m => m.SignalId);
        member.HasIndex(m => m.CaseId);
        member.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
        member.HasOne<Signal>().WithMany().HasForeignKey(m => m.SignalId);
    }
}

internal sealed class CaseEventTable : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> happened)
    {
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(16);
        happened.Property(e => e.By).HasMaxLength(200);
        happened.Property(e => e.Step).HasMaxLength(40);
        happened.Property(e => e.From).HasMaxLength(40);
        happened.Property(e => e.To).HasMaxLength(40);
        happened.Property(e => e.Text).HasMaxLength(2000);
        happened.Property(e => e.TextEn).HasMaxLength(2000);
        happened.HasIndex(e => e.CaseId);
        happened.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }
}

internal sealed class CaseFileTable : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(CaseFiles.LongestName + 8);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.By).HasMaxLength(200);
        file.HasIndex(f => f.CaseId);
        file.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
    }
}

internal sealed class SignalVerdictTable : IEntityTypeConfiguration<SignalVerdict>
{
    public void Configure(EntityTypeBuilder<SignalVerdict> given)
    {
        given.Property(v => v.Verdict).HasConversion<string>().HasMaxLength(16);
        given.Property(v => v.By).HasMaxLength(200);
        given.Property(v => v.Text).HasMaxLength(CaseDesk.LongestText);
        given.HasIndex(v => v.SignalId);
        given.HasOne<Signal>().WithMany().HasForeignKey(v => v.SignalId);
    }
}

internal sealed class SignalDrawTable : IEntityTypeConfiguration<SignalDraw>
{
    public void Configure(EntityTypeBuilder<SignalDraw> draw)
    {
        draw.HasKey(d => d.SignalId);
        draw.Property(d => d.Detector).HasMaxLength(40);
        draw.HasIndex(d => d.Detector);
        draw.HasOne<Signal>().WithMany().HasForeignKey(d => d.SignalId);
    }
}

internal sealed class DrawPositionTable : IEntityTypeConfiguration<DrawPosition>
{
    public void Configure(EntityTypeBuilder<DrawPosition> position)
    {
        position.Property(p => p.Id).ValueGeneratedNever();
        // Two programs on one database: the second finds that the first was here and begins again.
        position.Property(p => p.EventId).IsConcurrencyToken();
    }
}
