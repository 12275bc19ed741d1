using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Ledger;

internal sealed class PermitReportTable : IEntityTypeConfiguration<PermitReport>
{
    public void Configure(EntityTypeBuilder<PermitReport> report)
    {
        report.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        report.Property(r => r.Remark).HasMaxLength(PermitReport.LongestRemark);
        report.Property(r => r.FileSha256).HasMaxLength(64);
        report.Property(r => r.FileName).HasMaxLength(PermitReport.LongestFileName);
        report.HasIndex(r => r.PermitId);
    }
}

internal sealed class ReportedTotalTable : IEntityTypeConfiguration<ReportedTotal>
{
    public void Configure(EntityTypeBuilder<ReportedTotal> total)
    {
        total.Property(t => t.Factor).HasMaxLength(20);
        total.HasIndex(t => t.ReportId);
    }
}

internal sealed class PermitAllowanceTable : IEntityTypeConfiguration<PermitAllowance>
{
    public void Configure(EntityTypeBuilder<PermitAllowance> allowance)
    {
        allowance.Property(a => a.Factor).HasMaxLength(20);
        allowance.Property(a => a.Basis).HasMaxLength(200);
        allowance.HasIndex(a => a.PermitId);
    }
}

internal sealed class OwnMonitoringTaskTable : IEntityTypeConfiguration<OwnMonitoringTask>
{
    public void Configure(EntityTypeBuilder<OwnMonitoringTask> task)
    {
        task.Property(t => t.Factor).HasMaxLength(20);
        task.Property(t => t.Way).HasConversion<string>().HasMaxLength(16);
        task.Property(t => t.Frequency).HasMaxLength(100);
        task.Property(t => t.Interval).HasMaxLength(16);
        task.Property(t => t.Basis).HasMaxLength(200);
        task.HasIndex(t => t.PointId);
    }
}

internal sealed class EnvironmentalTaxRateTable : IEntityTypeConfiguration<EnvironmentalTaxRate>
{
    public void Configure(EntityTypeBuilder<EnvironmentalTaxRate> rate)
    {
        rate.Property(r => r.Medium).HasConversion<string>().HasMaxLength(16);
        rate.Property(r => r.Factor).HasMaxLength(20);
        rate.Property(r => r.Basis).HasMaxLength(200);
        rate.HasIndex(r => r.RegionId);
    }
}

internal sealed class LicensingStatementTable : IEntityTypeConfiguration<LicensingStatement>
{
    public void Configure(EntityTypeBuilder<LicensingStatement> statement) => statement.HasIndex(s => s.SourceId);
}
