using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Catalog;

internal sealed class QualityIssueTable : IEntityTypeConfiguration<QualityIssue>
{
    public void Configure(EntityTypeBuilder<QualityIssue> issue)
    {
        issue.Property(i => i.Rule).HasMaxLength(20);
        issue.Property(i => i.Subject).HasMaxLength(64);
        issue.Property(i => i.State).HasConversion<string>().HasMaxLength(16);
        issue.Property(i => i.Answer).HasConversion<string>().HasMaxLength(16);
        issue.Property(i => i.AnswerText).HasMaxLength(QualityIssueDesk.LongestText);
        issue.HasIndex(i => new { i.State, i.OpenedAt });
        issue.HasIndex(i => i.OrganisationId);
        // The database holds it too: two open issues of one rule at one subject cannot be.
        issue.HasIndex(i => new { i.Rule, i.Subject }, "UX_QualityIssue_Open").HasFilter("\"State\" <> 'Closed'").IsUnique();
        issue.HasIndex(i => new { i.Subject, i.Rule });
    }
}

internal sealed class QualityEventTable : IEntityTypeConfiguration<QualityEvent>
{
    public void Configure(EntityTypeBuilder<QualityEvent> happened)
    {
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(16);
        happened.Property(e => e.By).HasMaxLength(200);
        happened.Property(e => e.Text).HasMaxLength(2000);
        happened.Property(e => e.TextEn).HasMaxLength(2000);
        happened.HasIndex(e => e.IssueId);
        happened.HasOne<QualityIssue>().WithMany().HasForeignKey(e => e.IssueId);
    }
}
