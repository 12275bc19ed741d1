using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Identity;

/// <summary>第三方运维授权 · An enterprise lets a maintainer's organisation see and mark what is the enterprise's, for a period.</summary>
public sealed class MaintainerAdmission
{
    public long Id { get; init; }

    /// <summary>The organisation of the enterprise.</summary>
    public Guid EnterpriseId { get; init; }

    /// <summary>The organisation of the maintainer.</summary>
    public Guid MaintainerId { get; init; }

    public DateTime From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTime To { get; init; }

    public required string By { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public bool IsInForce(DateTime now) => From <= now && now < To && (WithdrawnAt is null || now < WithdrawnAt);
}

internal sealed class MaintainerAdmissionTable : IEntityTypeConfiguration<MaintainerAdmission>
{
    public void Configure(EntityTypeBuilder<MaintainerAdmission> admission)
    {
        admission.Property(a => a.By).HasMaxLength(200);
        admission.Property(a => a.WithdrawnBy).HasMaxLength(200);
        admission.HasIndex(a => a.MaintainerId);
        admission.HasOne<Organisation>().WithMany().HasForeignKey(a => a.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        admission.HasOne<Organisation>().WithMany().HasForeignKey(a => a.MaintainerId).OnDelete(DeleteBehavior.Restrict);
    }
}
