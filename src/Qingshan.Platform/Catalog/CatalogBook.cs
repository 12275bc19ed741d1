using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 资源目录 · The catalogue, which keeps itself: made of what is there, and made anew when the ledger or the list of series has changed.
/// </summary>
public sealed class CatalogBook(PlatformDbs dbs, LedgerBook ledger, SeriesBook series, IEnumerable<IDatasetSource> sources, TimeProvider time)
{
    private readonly Lock _making = new();
    private volatile Made? _made;

    /// <summary>The catalogue as it is now.</summary>
    public CatalogSnapshot Now
    {
        get
        {
            var (now, count) = (ledger.Now, series.Count);
            if (_made is { } held && held.IsOf(now, count)) return held.Catalog;
            lock (_making)
            {
                if (_made is { } other && other.IsOf(now, count)) return other.Catalog;
                var made = Make(now);
                _made = new(made, now, count);
                return made;
            }
        }
    }

    /// <summary>An entry; one that may not be seen does not exist for the viewer.</summary>
    public Result<Dataset> Find(Viewer viewer, string code) =>
        Now.ByCode.TryGetValue(code, out var found) && Sight(viewer)(found) ? found : CatalogErrors.UnknownDataset.Of(code);

    /// <summary>Call after a change of what the ledger's snapshot does not hold: notes, sets kept elsewhere.</summary>
    public void Refresh() => _made = null;

    /// <summary>Which entries a viewer may know of: that of a series is seen by whoever sees its point.</summary>
    internal static Func<Dataset, bool> Sight(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        // Series of one point stand beside one another, and are seen or not seen together.
        (Record? Record, bool Seen) last = (null, true);
        return dataset =>
        {
            if (!ReferenceEquals(dataset.Record, last.Record)) last = (dataset.Record, dataset.Record is null || sees(dataset.Record));
            return last.Seen;
        };
    }

    private CatalogSnapshot Make(LedgerSnapshot now)
    {
        using var db = dbs.Open(Viewer.Program);
        var notes = db.Set<DatasetNote>().AsNoTracking().ToDictionary(n => n.Code, StringComparer.Ordinal);
        var inputs = new CatalogInputs(now, Owners.Load(db, now, time.GetUtcNow().UtcDateTime), db.Set<ExternalDataset>().AsNoTracking().ToList());
        return new([.. sources.SelectMany(s => s.Datasets(inputs)).Select(d => notes.TryGetValue(d.Code, out var note) ? Noted.By(d, note) : d)
            .OrderBy(d => d.Class).ThenBy(d => d.Series ?? 0).ThenBy(d => d.Code, StringComparer.Ordinal)], now);
    }

    private sealed record Made(CatalogSnapshot Catalog, LedgerSnapshot Ledger, int Series)
    {
        public bool IsOf(LedgerSnapshot now, int series) => ReferenceEquals(now, Ledger) && series == Series;
    }
}
