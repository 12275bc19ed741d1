using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Warnings;

internal sealed class IssuedWarningTable : IEntityTypeConfiguration<IssuedWarning>
{
    public void Configure(EntityTypeBuilder<IssuedWarning> warning)
    {
        warning.Property(w => w.Number).HasMaxLength(20);
        warning.Property(w => w.RegionCode).HasMaxLength(64);
        warning.Property(w => w.RegionName).HasMaxLength(200);
        warning.Property(w => w.RegionNameEn).HasMaxLength(200);
        warning.Property(w => w.Plan).HasMaxLength(32);
        warning.Property(w => w.State).HasConversion<string>().HasMaxLength(16);
        warning.Property(w => w.Level).HasConversion<string>().HasMaxLength(16);
        warning.Property(w => w.Highest).HasConversion<string>().HasMaxLength(16);
        warning.Property(w => w.Version).IsConcurrencyToken();
        warning.Ignore(w => w.IsPublic).Ignore(w => w.IsOpen);
        warning.HasIndex(w => w.Number).IsUnique();
        // The database holds it too: of one region one is open.
        warning.HasIndex(w => w.RegionId, "UX_IssuedWarning_Open").HasFilter("\"State\" IN ('Proposed', 'Issued')").IsUnique();
        warning.HasIndex(w => w.From);
    }
}

internal sealed class WarningStepTable : IEntityTypeConfiguration<WarningStep>
{
    public void Configure(EntityTypeBuilder<WarningStep> step)
    {
        step.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
        step.Property(s => s.Level).HasConversion<string>().HasMaxLength(16);
        step.Property(s => s.Reason).HasMaxLength(WarningDesk.LongestText);
        step.Property(s => s.ReasonEn).HasMaxLength(WarningDesk.LongestText);
        step.Property(s => s.ProposedBy).HasMaxLength(200);
        step.Property(s => s.Decision).HasConversion<string>().HasMaxLength(16);
        step.Property(s => s.DecidedBy).HasMaxLength(200);
        step.Property(s => s.DecidedText).HasMaxLength(WarningDesk.LongestText);
        step.HasOne<IssuedWarning>().WithMany().HasForeignKey(s => s.WarningId).OnDelete(DeleteBehavior.Restrict);
        step.HasIndex(s => s.WarningId, "UX_WarningStep_Waits").HasFilter("\"Decision\" = 'Waits'").IsUnique();
    }
}

internal sealed class OrderedMeasureTable : IEntityTypeConfiguration<OrderedMeasure>
{
    public void Configure(EntityTypeBuilder<OrderedMeasure> ordered)
    {
        ordered.Property(o => o.EnterpriseCode).HasMaxLength(64);
        ordered.Property(o => o.EnterpriseName).HasMaxLength(200);
        ordered.Property(o => o.MeasureCode).HasMaxLength(64);
        ordered.Property(o => o.Measure).HasMaxLength(MeasureDesk.LongestMeasure);
        ordered.Property(o => o.Grade).HasConversion<string>().HasMaxLength(16);
        ordered.Property(o => o.PointCode).HasMaxLength(64);
        ordered.Property(o => o.Factor).HasMaxLength(20);
        ordered.Property(o => o.ShownBy).HasConversion<string>().HasMaxLength(16);
        ordered.Property(o => o.Unit).HasMaxLength(20);
        ordered.Ignore(o => o.ExpectedReduction);
        ordered.HasOne<IssuedWarning>().WithMany().HasForeignKey(o => o.WarningId).OnDelete(DeleteBehavior.Restrict);
        ordered.HasOne<WarningStep>().WithMany().HasForeignKey(o => o.StepId).OnDelete(DeleteBehavior.Restrict);
        ordered.HasIndex(o => o.EnterpriseId);
    }
}

internal sealed class WarningEvaluationTable : IEntityTypeConfiguration<WarningEvaluation>
{
    public void Configure(EntityTypeBuilder<WarningEvaluation> evaluation)
    {
        evaluation.HasKey(e => e.WarningId);
        evaluation.Property(e => e.By).HasMaxLength(200);
        evaluation.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(16);
        evaluation.Property(e => e.Text).HasMaxLength(WarningDesk.LongestText);
        evaluation.HasOne<IssuedWarning>().WithMany().HasForeignKey(e => e.WarningId).OnDelete(DeleteBehavior.Restrict);
    }
}
