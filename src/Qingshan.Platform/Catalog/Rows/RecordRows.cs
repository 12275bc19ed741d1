using System.Collections;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// Rows of a type of records as field and value: those that the viewer sees, with what is sensitive masked, references as the codes of what they
/// refer to.
/// </summary>
public sealed class RecordRows(PlatformDbs dbs, RecordDatasets records, UseMeter uses)
{
    /// <summary>A page of rows in the order of their codes.</summary>
    /// <param name="after">The code behind which to go on; empty for the first page.</param>
    /// <param name="asOf">The world at another moment, or as it was known at one.</param>
    /// <param name="unmasked">Names of fields that are shown although they are sensitive.</param>
    public async Task<Result<Page<IReadOnlyDictionary<string, object?>>>> ReadAsync(Viewer viewer, string dataset, string after, int size, AsOf asOf, CancellationToken cancel, IReadOnlySet<string>? unmasked = null)
    {
        if (records.Find(dataset) is not { } type) return CatalogErrors.NoRows.Of(dataset, "/api/v1/observations/export");
        // Pages of one reading are one use.
        if (after.Length == 0) uses.Count(viewer, dataset);
        await using var db = dbs.Open(viewer, asOf);
        var found = await (Task<IList>)Query.MakeGenericMethod(type.Type).Invoke(null, [db, after, size + 1, cancel])!;
        var codes = await CodesAsync(db, type, found, cancel);
        List<IReadOnlyDictionary<string, object?>> rows = [.. found.Cast<Record>().Select(r => RowOf(viewer, type, r, codes, unmasked))];
        return Cursor.Cut(rows, size, r => (string)r["code"]!);
    }

    private static readonly MethodInfo Query = typeof(RecordRows).GetMethod(nameof(QueryAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<IList> QueryAsync<T>(PlatformDb db, string after, int take, CancellationToken cancel) where T : Record =>
        await db.Set<T>().AsNoTracking().Where(r => r.Code.CompareTo(after) > 0).OrderBy(r => r.Code).Take(take).ToListAsync(cancel);

    private static Dictionary<string, object?> RowOf(Viewer viewer, RecordType type, Record record, Dictionary<Guid, string> codes, IReadOnlySet<string>? unmasked)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (property, term) in type.Properties)
        {
            var value = property.GetValue(record) switch
            {
                // What it refers to may be hidden from the viewer, or not be in force any more: then its identity says nothing to him.
                Guid id when property.Name != nameof(Record.Id) => codes.GetValueOrDefault(id),
                Enum choice => RecordDatasets.Written(choice.ToString()),
                byte[] bytes => Convert.ToBase64String(bytes),
                Place place => new { place.Longitude, place.Latitude, place.GivenDatum },
                var plain => plain,
            };
            var name = RecordDatasets.JsonName(property);
            row[name] = Masking.Hides(viewer, term.Sensitivity) && unmasked?.Contains(name) != true ? Masking.Masked(value) : value;
        }
        return row;
    }

    /// <summary>The codes of everything that the rows refer to and the viewer sees.</summary>
    private static async Task<Dictionary<Guid, string>> CodesAsync(PlatformDb db, RecordType type, IList found, CancellationToken cancel)
    {
        var codes = new Dictionary<Guid, string>();
        foreach (var (property, term) in type.Properties)
        {
            var of = term.Of ?? (property.Name == nameof(Record.RegionId) ? typeof(Region) : null);
            if (of is null) continue;
            Guid[] ids = [.. found.Cast<Record>().Select(property.GetValue).OfType<Guid>().Distinct()];
            if (ids.Length > 0) await (Task)Codes.MakeGenericMethod(of).Invoke(null, [db, ids, codes, cancel])!;
        }
        return codes;
    }

    private static readonly MethodInfo Codes = typeof(RecordRows).GetMethod(nameof(CodesOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task CodesOfAsync<T>(PlatformDb db, Guid[] ids, Dictionary<Guid, string> into, CancellationToken cancel) where T : Record
    {
        foreach (var of in await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Code }).ToListAsync(cancel)) into[of.Id] = of.Code;
    }
}
