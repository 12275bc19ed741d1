using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>Whose something is, as far as a viewer may know: by its pollution source, else by the link of the name that it came with.</summary>
internal static class EnterpriseOf
{
    /// <param name="sources">Identities of pollution sources.</param>
    /// <param name="links">Codes of links of names.</param>
    public static async Task<(IReadOnlyDictionary<Guid, Enterprise> BySource, IReadOnlyDictionary<string, Enterprise> ByLink)> ReadAsync(
        PlatformDb db, IEnumerable<Guid?> sources, IEnumerable<string?> links, CancellationToken cancel)
    {
        var (ids, codes) = (sources.OfType<Guid>().Distinct().ToArray(), links.OfType<string>().Distinct().ToArray());
        var bySource = await db.Set<PollutionSource>().Where(s => ids.Contains(s.Id)).Join(db.Set<Enterprise>().AsNoTracking(), s => s.EnterpriseId, e => e.Id, (s, e) => new { s.Id, Enterprise = e }).ToListAsync(cancel);
        var byLink = await LinksOf(db, codes).Join(db.Set<Enterprise>().AsNoTracking(), l => l.EnterpriseId, e => (Guid?)e.Id, (l, e) => new { l.Code, Enterprise = e }).ToListAsync(cancel);
        return (bySource.ToDictionary(s => s.Id, s => s.Enterprise), byLink.ToDictionary(l => l.Code, l => l.Enterprise));
    }

    private static IQueryable<NameLink> LinksOf(PlatformDb db, string[] codes) => db.Set<NameLink>().Where(l => codes.Contains(l.Code) && l.EnterpriseId != null);
}
