using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Identity;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.DisplayName).HasMaxLength(100);
        person.Property(p => p.Role).HasMaxLength(40);
        person.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.Property(o => o.NameEn).HasMaxLength(200);
        organisation.Property(o => o.CreditCode).HasMaxLength(18);
        organisation.HasIndex(o => o.Name).IsUnique();
    }
}

internal sealed class JurisdictionTable : IEntityTypeConfiguration<Jurisdiction>
{
    public void Configure(EntityTypeBuilder<Jurisdiction> jurisdiction) =>
        jurisdiction.HasOne<Organisation>().WithMany().HasForeignKey(j => j.OrganisationId);
}

internal sealed class RegionWithinTable : IEntityTypeConfiguration<RegionWithin>
{
    public void Configure(EntityTypeBuilder<RegionWithin> within)
    {
        within.HasKey(w => new { w.RegionId, w.AncestorId });
        within.HasIndex(w => w.AncestorId);
    }
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Name).HasMaxLength(100);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
    }
}

internal sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.ToTable("Audit");
        audit.Property(a => a.Actor).HasMaxLength(200);
        audit.Property(a => a.Action).HasMaxLength(40);
        audit.Property(a => a.Subject).HasMaxLength(200);
        audit.Property(a => a.Outcome).HasConversion<string>().HasMaxLength(16);
        audit.Property(a => a.Address).HasMaxLength(64);
        // Each way of searching has its index, and each ends with the order in which entries are shown.
        audit.HasIndex(a => new { a.At, a.Id });
        audit.HasIndex(a => new { a.Actor, a.At, a.Id });
        audit.HasIndex(a => new { a.Action, a.At, a.Id });
        audit.HasIndex(a => new { a.Subject, a.At, a.Id });
        audit.HasIndex(a => new { a.Outcome, a.At, a.Id });
        audit.HasIndex(a => new { a.Address, a.At, a.Id });
    }
}
