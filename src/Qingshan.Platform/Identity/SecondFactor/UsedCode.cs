using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Identity;

/// <summary>A code of somebody's authenticator that was shown. RFC 6238, 5.2: it is not accepted a second time.</summary>
public sealed class UsedCode
{
    public Guid PersonId { get; init; }

    public required string Code { get; init; }

    public DateTime At { get; init; }
}

internal sealed class UsedCodeTable : IEntityTypeConfiguration<UsedCode>
{
    public void Configure(EntityTypeBuilder<UsedCode> used)
    {
        used.HasKey(u => new { u.PersonId, u.Code });
        used.Property(u => u.Code).HasMaxLength(16);
        used.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
    }
}

/// <summary>Remembers codes for as long as they could be accepted.</summary>
public sealed class UsedCodes(PlatformDbs dbs, TimeProvider time)
{
    // Two steps of 30 s before and after are accepted, which makes two and a half minutes.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>False where the code was shown already. Of two who show it at the same time, one is the first.</summary>
    public async Task<bool> IsFirstAsync(Guid person, string code, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - Kept;
        await using var db = dbs.Open(Viewer.Program);
        await db.Set<UsedCode>().Where(u => u.At < before).ExecuteDeleteAsync(cancel);
        if (await db.Set<UsedCode>().AnyAsync(u => u.PersonId == person && u.Code == code, cancel)) return false;
        db.Add(new UsedCode { PersonId = person, Code = code, At = now });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var again = dbs.Open(Viewer.Program);
            if (await again.Set<UsedCode>().AnyAsync(u => u.PersonId == person && u.Code == code, cancel)) return false;
            throw;
        }
    }
}
