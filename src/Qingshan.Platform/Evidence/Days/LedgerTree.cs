using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>The trees over audit entries and record versions of a day: built once with new salts, and again from the salts that were kept.</summary>
internal static class LedgerTree
{
    /// <summary>Hashes leaves, and gives each that says something of persons a salt, which is saved with the caller's own changes.</summary>
    public static async Task<List<Digest>> SaltAsync(PlatformDb db, IAsyncEnumerable<LedgerLeaf> leaves, CancellationToken cancel)
    {
        var hashes = new List<Digest>();
        await foreach (var leaf in leaves.WithCancellation(cancel))
        {
            if (leaf.Personal is null)
            {
                hashes.Add(leaf.Hash(null));
                continue;
            }
            var salt = RandomNumberGenerator.GetBytes(LedgerLeaf.SaltBytes);
            var commitment = leaf.Commit(salt);
            db.Add(new EvidenceSalt { Log = leaf.Log, Row = leaf.Row, Salt = salt, Commitment = commitment });
            hashes.Add(leaf.Hash(commitment));
        }
        return hashes;
    }

    /// <summary>Hashes leaves with the salts that were kept.</summary>
    /// <returns>The hashes, the leaves whose personal fields are not what was committed to, and those that were never committed to.</returns>
    public static async Task<(List<Digest> Hashes, List<LedgerLeaf> Changed, List<LedgerLeaf> Added)> AgainAsync(PlatformDb db, IReadOnlyList<LedgerLeaf> leaves, CancellationToken cancel)
    {
        var (hashes, changed, added) = (new List<Digest>(), new List<LedgerLeaf>(), new List<LedgerLeaf>());
        var salts = new Dictionary<(string, long), EvidenceSalt>();
        foreach (var log in leaves.Where(l => l.Personal is not null).GroupBy(l => l.Log))
        {
            var (first, last) = (log.Min(l => l.Row), log.Max(l => l.Row));
            foreach (var salt in await db.Set<EvidenceSalt>().AsNoTracking().Where(s => s.Log == log.Key && s.Row >= first && s.Row <= last).ToListAsync(cancel))
                salts[(salt.Log, salt.Row)] = salt;
        }
        foreach (var leaf in leaves)
        {
            var kept = leaf.Personal is null ? null : salts.GetValueOrDefault((leaf.Log, leaf.Row));
            if (leaf.Personal is not null && kept is null) added.Add(leaf);
            if (kept?.Salt is { } salt && !leaf.Commit(salt).AsSpan().SequenceEqual(kept.Commitment)) changed.Add(leaf);
            hashes.Add(leaf.Hash(kept?.Commitment));
        }
        return (hashes, changed, added);
    }
}
