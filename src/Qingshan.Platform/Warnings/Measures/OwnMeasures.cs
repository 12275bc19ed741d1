using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <summary>The measures of an enterprise are its own.</summary>
public sealed class OwnMeasures : IOwnRecords
{
    public async Task<IReadOnlyCollection<Guid>> OfAsync(PlatformDb db, IReadOnlyCollection<string> enterprises, CancellationToken cancel)
    {
        var codes = enterprises.ToArray();
        var own = await db.Set<Enterprise>().Where(e => codes.Contains(e.Code)).Select(e => e.Id).ToArrayAsync(cancel);
        return await db.Set<EmergencyMeasure>().Where(m => own.Contains(m.EnterpriseId)).Select(m => m.Id).ToListAsync(cancel);
    }
}
