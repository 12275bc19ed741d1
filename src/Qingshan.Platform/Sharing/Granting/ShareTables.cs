using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Granting;

internal sealed class DatasetSharingTable : IEntityTypeConfiguration<DatasetSharing>
{
    public void Configure(EntityTypeBuilder<DatasetSharing> sharing)
    {
        sharing.Property(s => s.Level).HasConversion<string>().HasMaxLength(16);
        sharing.Property(s => s.Condition).HasMaxLength(ShareDesk.LongestText);
    }
}

internal sealed class ShareRequestTable : IEntityTypeConfiguration<ShareRequest>
{
    public void Configure(EntityTypeBuilder<ShareRequest> request)
    {
        request.Property(r => r.Dataset).HasMaxLength(64);
        request.Property(r => r.AskedByName).HasMaxLength(200);
        request.Property(r => r.Purpose).HasMaxLength(ShareDesk.LongestText);
        request.Property(r => r.Fields).HasMaxLength(400);
        request.Property(r => r.State).HasConversion<string>().HasMaxLength(16);
        request.Property(r => r.DecidedBy).HasMaxLength(200);
        request.Property(r => r.Reason).HasMaxLength(ShareDesk.LongestText);
        request.HasIndex(r => r.OrganisationId);
        request.HasIndex(r => r.State);
        request.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.AskedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
