using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Ledger;

internal sealed class EiaProjectTable : IEntityTypeConfiguration<EiaProject>
{
    public void Configure(EntityTypeBuilder<EiaProject> project)
    {
        project.Property(p => p.Name).HasMaxLength(300);
        project.Property(p => p.Stage).HasConversion<string>().HasMaxLength(24);
        project.Property(p => p.Developer).HasMaxLength(NameLink.LongestName);
        project.Property(p => p.LinkCode).HasMaxLength(64);
        project.Property(p => p.Registration).HasMaxLength(100);
        project.Property(p => p.Site).HasMaxLength(200);
        project.Property(p => p.Office).HasMaxLength(100);
        project.Property(p => p.ApprovalNumber).HasMaxLength(200);
        project.Property(p => p.CompletionNumber).HasMaxLength(200);
        project.HasIndex(p => p.LinkCode);
        project.HasIndex(p => p.SourceId);
    }
}

internal sealed class DischargePermitTable : IEntityTypeConfiguration<DischargePermit>
{
    public void Configure(EntityTypeBuilder<DischargePermit> permit)
    {
        permit.Property(p => p.Holder).HasMaxLength(NameLink.LongestName);
        permit.Property(p => p.LinkCode).HasMaxLength(64);
        permit.Property(p => p.IndustryName).HasMaxLength(200);
        permit.HasIndex(p => p.LinkCode);
    }
}

internal sealed class HazardousWastePermitTable : IEntityTypeConfiguration<HazardousWastePermit>
{
    public void Configure(EntityTypeBuilder<HazardousWastePermit> permit)
    {
        permit.Property(p => p.Number).HasMaxLength(100);
        permit.Property(p => p.Holder).HasMaxLength(NameLink.LongestName);
        permit.Property(p => p.Ways).HasMaxLength(200);
        permit.Property(p => p.Capacity).HasMaxLength(200);
        permit.Property(p => p.Issuer).HasMaxLength(100);
        permit.HasIndex(p => p.SourceId);
    }
}

internal sealed class OtherPermitTable : IEntityTypeConfiguration<OtherPermit>
{
    public void Configure(EntityTypeBuilder<OtherPermit> permit)
    {
        permit.Property(p => p.Kind).HasMaxLength(200);
        permit.Property(p => p.Title).HasMaxLength(300);
        permit.Property(p => p.Holder).HasMaxLength(NameLink.LongestName);
        permit.Property(p => p.Number).HasMaxLength(100);
        permit.Property(p => p.Document).HasMaxLength(200);
        permit.HasIndex(p => p.SourceId);
    }
}

internal sealed class NameLinkTable : IEntityTypeConfiguration<NameLink>
{
    public void Configure(EntityTypeBuilder<NameLink> link)
    {
        link.Property(l => l.Name).HasMaxLength(NameLink.LongestName);
        link.Property(l => l.GivenCode).HasMaxLength(18);
        link.Property(l => l.Verdict).HasConversion<string>().HasMaxLength(16);
        link.Property(l => l.Decision).HasConversion<string>().HasMaxLength(16);
        link.Property(l => l.Why).HasMaxLength(500);
        link.Ignore(l => l.Waits);
        link.Ignore(l => l.CandidateList);
        link.HasIndex(l => l.EnterpriseId);
    }
}
