using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Puts what an import knows of regions and points into the ledger. A region that the ledger has keeps what is said of it
/// there; a point is changed only by a file that is not older than what is known of it.
/// </summary>
internal sealed class LedgerFill(LedgerBook book, LedgerWriter writer)
{
    /// <summary>The number of records added or changed.</summary>
    public async Task<Result<int>> PutAsync(Viewer by, ImportLedger wanted, CancellationToken cancel)
    {
        var stored = 0;
        // Level by level, because a region is written with the identity of the one that it lies in.
        foreach (var level in wanted.Regions.Where(r => !book.Now.RegionsByCode.ContainsKey(r.Code)).GroupBy(r => r.Kind).OrderBy(g => g.Key).ToList())
        {
            var regions = level.Select(r => new Region
            {
                Code = r.Code, Name = r.Name, NameEn = r.NameEn, Kind = r.Kind, Disclosure = Disclosure.Public, ParentId = IdOf(r.Parent),
            }).ToList();
            if (!(await writer.PutAsync(by, regions, wanted.From, wanted.Source, cancel)).TryGet(out _, out var failed)) return failed;
            stored += regions.Count;
        }
        var points = wanted.Points
            .Where(p => !book.Now.PointsByCode.TryGetValue(p.Point.Code, out var known) || known.ValidFrom <= wanted.From)
            .Select(p => p.Point.In(IdOf(p.Region), IdOf(p.Basin))).ToList();
        if (points.Count == 0) return stored;
        if (!(await writer.PutAsync(by, points, wanted.From, wanted.Source, cancel)).TryGet(out var put, out var error)) return error;
        return stored + put.Count(r => r.What != Written.Unchanged);
    }

    private Guid? IdOf(string? code) => code is not null && book.Now.RegionsByCode.TryGetValue(code, out var region) ? region.Id : null;
}
