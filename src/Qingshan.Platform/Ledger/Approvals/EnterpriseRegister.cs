using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Linkage;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Ledger;

/// <summary>The enterprises of the ledger with all names under which they are known: their own, those of their sources, and those that a person has linked to them.</summary>
/// <param name="Register">Answers who is meant.</param>
/// <param name="Identities">Of the enterprises, by code.</param>
public sealed record EnterpriseRegister(LinkageRegister Register, IReadOnlyDictionary<string, Guid> Identities)
{
    public static async Task<EnterpriseRegister> ReadAsync(PlatformDbs dbs, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var enterprises = await db.Set<Enterprise>().AsNoTracking().OrderBy(e => e.Code).ToListAsync(cancel);
        var sources = (await db.Set<PollutionSource>().AsNoTracking().OrderBy(s => s.Code).Select(s => new { s.EnterpriseId, s.Name }).ToListAsync(cancel)).ToLookup(s => s.EnterpriseId, s => s.Name);
        var said = (await db.Set<NameLink>().AsNoTracking().Where(l => l.Decision == LinkDecision.Linked).OrderBy(l => l.Code).Select(l => new { l.EnterpriseId, l.Name }).ToListAsync(cancel))
            .ToLookup(l => l.EnterpriseId, l => l.Name);
        return new(new(enterprises.Select(e => new RegisterEntry(e.Code, [e.Name, .. sources[e.Id], .. said[e.Id]], e.Address, e.Code))), enterprises.ToDictionary(e => e.Code, e => e.Id));
    }

    /// <summary>What a name means that arrived, with a code or without one.</summary>
    public NameLink Ask(string name, string givenCode, Guid? region) =>
        NameLink.Of(name, givenCode, Register.Ask(LinkageSubject.Of(name, code: givenCode.Length == 0 ? null : givenCode)), Identities, region);
}
