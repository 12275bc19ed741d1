using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>Records of one kind out of one file, written in batches. What the ledger has said since the disclosure is left as it is.</summary>
internal sealed class DisclosureStep
{
    private const int Batch = 1000;
    private readonly Func<List<Record>> _records;
    private readonly Func<DisclosureTarget, List<Record>, CancellationToken, Task<Result<int>>> _put;

    private DisclosureStep(string name, Func<List<Record>> records, Func<DisclosureTarget, List<Record>, CancellationToken, Task<Result<int>>> put) => (Name, _records, _put) = (name, records, put);

    public string Name { get; }

    /// <summary>Records that were added or changed.</summary>
    public int Stored { get; private set; }

    /// <param name="source">Where they come from.</param>
    /// <param name="records">Made when it is their turn: they may need identities of those before them.</param>
    public static DisclosureStep Of<T>(string name, string source, Func<IEnumerable<T>> records) where T : Record =>
        new(name, () => [.. records()], (target, some, cancel) => PutAsync(target, some.ConvertAll(r => (T)r), source, cancel));

    /// <summary>Writes; says how much of it is done.</summary>
    public async IAsyncEnumerable<Result<double>> WriteAsync(DisclosureTarget target, [EnumeratorCancellation] CancellationToken cancel)
    {
        var records = _records();
        for (var at = 0; at < records.Count; at += Batch)
        {
            var some = records.GetRange(at, Math.Min(Batch, records.Count - at));
            if (!(await _put(target, some, cancel)).TryGet(out var stored, out var error))
            {
                yield return error;
                yield break;
            }
            Stored += stored;
            yield return (double)(at + some.Count) / records.Count;
        }
    }

    private static async Task<Result<int>> PutAsync<T>(DisclosureTarget target, List<T> records, string source, CancellationToken cancel) where T : Record
    {
        await using var db = target.Dbs.Open(target.By);
        var codes = records.Select(r => r.Code).ToArray();
        var newer = await db.Set<T>().Where(r => codes.Contains(r.Code) && r.ValidFrom > target.From).ToDictionaryAsync(r => r.Code, r => r.Id, cancel);
        foreach (var (code, id) in newer) target.Ids[code] = id;
        var wanted = records.Where(r => !newer.ContainsKey(r.Code)).ToList();
        if (wanted.Count == 0) return 0;
        if (!(await target.Writer.PutAsync(target.By, wanted, target.From, source, cancel)).TryGet(out var put, out var error)) return error;
        for (var i = 0; i < wanted.Count; i++) target.Ids[wanted[i].Code] = put[i].Id;
        return put.Count(p => p.What != Written.Unchanged);
    }
}

/// <summary>Where the steps of a disclosure write.</summary>
/// <param name="From">From when it is so (UTC).</param>
/// <param name="Ids">Identities by code, of all that was written.</param>
internal sealed record DisclosureTarget(PlatformDbs Dbs, LedgerWriter Writer, Viewer By, DateTime From, Dictionary<string, Guid> Ids);
