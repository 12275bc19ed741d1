using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Identity;

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Name).HasMaxLength(100);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId);
        // Names, so that a permission that is inserted between others changes no key.
        key.Property(k => k.Permissions).HasMaxLength(1000)
            .HasConversion(
                p => p == null ? null : string.Join(' ', p),
                text => text == null ? null : KeyScope.PermissionsOf(text),
                ListComparer<Permission>());
        key.Property(k => k.Regions).HasMaxLength(4000)
            .HasConversion(
                r => r == null ? null : string.Join(' ', r),
                text => text == null ? null : text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList(),
                ListComparer<Guid>());
    }

    private static ValueComparer<List<T>?> ListComparer<T>() => new(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)), list => list == null ? 0 : list.Count, list => list == null ? null : list.ToList());
}

internal sealed class ApiKeyDayTable : IEntityTypeConfiguration<ApiKeyDay>
{
    public void Configure(EntityTypeBuilder<ApiKeyDay> day)
    {
        day.HasKey(d => new { d.KeyId, d.Day });
        day.HasOne<ApiKey>().WithMany().HasForeignKey(d => d.KeyId);
    }
}
