using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Cases;

internal sealed class FieldReportTable : IEntityTypeConfiguration<FieldReport>
{
    public void Configure(EntityTypeBuilder<FieldReport> report)
    {
        report.Property(r => r.Id).ValueGeneratedNever();
        report.Property(r => r.By).HasMaxLength(200);
        report.Property(r => r.Datum).HasMaxLength(16);
        report.Property(r => r.PositionUnknown).HasConversion<string>().HasMaxLength(16);
        report.Property(r => r.Situation).HasConversion<string>().HasMaxLength(16);
        report.Property(r => r.Seen).HasMaxLength(CaseDesk.LongestText);
        report.Property(r => r.Measures).HasMaxLength(CaseDesk.LongestText);
        report.Property(r => r.Met).HasMaxLength(200);
        report.Property(r => r.ContentSha256).HasMaxLength(64);
        report.HasIndex(r => r.CaseId);
        report.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
    }
}

internal sealed class FieldPhotoTable : IEntityTypeConfiguration<FieldPhoto>
{
    public void Configure(EntityTypeBuilder<FieldPhoto> photo)
    {
        photo.Property(p => p.SentSha256).HasMaxLength(64);
        photo.Property(p => p.OriginalSha256).HasMaxLength(64);
        photo.HasIndex(p => new { p.ReportId, p.Turn }).IsUnique();
        photo.HasOne<FieldReport>().WithMany().HasForeignKey(p => p.ReportId);
        photo.HasOne<CaseFile>().WithMany().HasForeignKey(p => p.FileId);
    }
}
