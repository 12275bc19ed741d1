using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>Writes records of one kind at a time and gives their identities by code, new or as the ledger held them.</summary>
internal sealed class BulkPut(LedgerWriter writer, Viewer by, CancellationToken cancel, string source = DemoRegion.Source)
{
    public async Task<Dictionary<string, Guid>> RunAsync<T>(IReadOnlyList<T> records) where T : Record
    {
        var result = await writer.PutAsync(by, records, DemoRegion.Since, source, cancel);
        if (result.Error is { } error) throw new InvalidOperationException($"The simulated region could not be written: {error}");
        var ids = new Dictionary<string, Guid>(records.Count, StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++) ids[records[i].Code] = result.Value[i].Id;
        return ids;
    }
}
