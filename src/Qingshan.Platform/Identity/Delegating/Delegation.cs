using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Identity;

/// <summary>委托 · Somebody who is away lets a colleague act for him, with some of his permissions, for a period.</summary>
public sealed class Delegation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid GiverId { get; init; }

    public Guid ReceiverId { get; init; }

    public required List<Permission> Permissions { get; init; }

    public DateTime From { get; init; }

    public DateTime To { get; init; }

    public required string Reason { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }
}

internal sealed class DelegationTable : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation)
    {
        delegation.Property(d => d.Reason).HasMaxLength(Delegations.LongestReason);
        delegation.Property(d => d.RevokedBy).HasMaxLength(200);
        delegation.Property(d => d.Permissions).HasMaxLength(1000).HasConversion(
            p => string.Join(' ', p), text => KeyScope.PermissionsOf(text),
            new ValueComparer<List<Permission>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list.ToList()));
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.GiverId).OnDelete(DeleteBehavior.Restrict);
        delegation.HasOne<Person>().WithMany().HasForeignKey(d => d.ReceiverId).OnDelete(DeleteBehavior.Restrict);
    }
}
