using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <param name="At">When the platform came to know it (UTC).</param>
/// <param name="What">The thing that changed, and how.</param>
/// <param name="Author">Masked for who may not see persons.</param>
public sealed record ChangeView(DateTime At, string What, string? Author, string Source);

/// <summary>变更历史 · What changed last in a dataset and in what people say of it, as far as the viewer sees it.</summary>
public sealed class ChangeReader(PlatformDbs dbs, RecordDatasets records, SeriesBook series)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<ChangeView>> OfAsync(Viewer viewer, Dataset dataset, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var changes = await RecordedAsync<DatasetNote>(db, viewer, new Text("目录补充", "note on the entry"), r => r.Code == dataset.Code, cancel);
        if (dataset.External is { } external) changes.AddRange(await RecordedAsync<ExternalDataset>(db, viewer, new Text("目录条目", "entry"), r => r.Code == external.Code, cancel));
        if (records.Find(dataset.Code) is { } type)
            changes.AddRange(await (Task<List<ChangeView>>)Recorded.MakeGenericMethod(type.Type).Invoke(null, [db, viewer, type.Kind.Name, null, cancel])!);
        if (dataset.Series is { } id && series.Find(id) is { } of) changes.Add(new(of.CreatedAt, new Text("序列建立", "series made").ToString(), null, ""));
        return [.. changes.OrderByDescending(c => c.At).Take(Most)];
    }

    private static readonly MethodInfo Recorded = typeof(ChangeReader).GetMethod(nameof(RecordedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<List<ChangeView>> RecordedAsync<T>(
        PlatformDb db, Viewer viewer, Text name, System.Linq.Expressions.Expression<Func<T, bool>>? only, CancellationToken cancel) where T : Record
    {
        var all = db.Set<T>().AsNoTracking().IgnoreQueryFilters([PlatformDb.TimeFilter]);
        if (only is not null) all = all.Where(only);
        var rows = await all.OrderByDescending(r => r.RecordedFrom).ThenByDescending(r => r.Row).Take(Most).Select(r => new { r.Code, r.RecordedFrom, r.Author, r.Source }).ToListAsync(cancel);
        var masked = Masking.Hides(viewer, Sensitivity.Personal);
        return rows.ConvertAll(r => new ChangeView(r.RecordedFrom, $"{name} {r.Code}", masked ? (string?)Masking.Masked(r.Author) : r.Author, r.Source));
    }
}
