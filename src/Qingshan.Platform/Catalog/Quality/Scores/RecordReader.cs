using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>Reads the records in force, type by type. Boundaries are read as their boxes: their bytes are most of the ledger.</summary>
internal sealed class RecordReader(RecordDatasets records, PlatformDbs dbs, TimeProvider time)
{
    private static readonly MethodInfo All = typeof(RecordReader).GetMethod(nameof(AllAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public async Task<IReadOnlyList<RecordSet>> ReadAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var read = new List<(RecordType Type, IReadOnlyList<Record> Records)>();
        foreach (var type in records.Types.Where(t => t.Type != typeof(RegionBoundary)))
            read.Add((type, await (Task<IReadOnlyList<Record>>)All.MakeGenericMethod(type.Type).Invoke(null, [db, cancel])!));
        var boxes = (await db.Set<RegionBoundary>().Where(b => b.RegionId != null).Select(b => new { Region = b.RegionId!.Value, b.West, b.South, b.East, b.North }).ToListAsync(cancel))
            .GroupBy(b => b.Region).ToDictionary(g => g.Key, g => (g.Min(b => b.West), g.Min(b => b.South), g.Max(b => b.East), g.Max(b => b.North)));
        var ground = new RecordGround(read.ToDictionary(r => r.Type.Type, r => (IReadOnlySet<Guid>)r.Records.Select(x => x.Id).ToHashSet()), boxes);
        var today = Periods.Day(time.GetUtcNow().UtcDateTime);
        return [.. read.Where(r => r.Records.Count > 0).Select(r => new RecordSet(r.Type, r.Records, ground, today))];
    }

    private static async Task<IReadOnlyList<Record>> AllAsync<T>(PlatformDb db, CancellationToken cancel) where T : Record => await db.Set<T>().AsNoTracking().OrderBy(r => r.Code).ToListAsync(cancel);
}
