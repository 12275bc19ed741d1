using System.Runtime.CompilerServices;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>Everything that can be imported; one import at a time, each with its entry in the audit log.</summary>
public sealed class Importer(
    PacketJournal journal, IObservationStore store, LedgerBook ledger, LedgerWriter writer, SeriesBook series, Audit audit,
    IEnumerable<IImportFormat> formats, IEnumerable<IImport> others, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1, 1);

    public IReadOnlyList<IImport> All { get; } =
        [.. formats.Select(f => new ObservationImport(f, journal, store, ledger, writer, series, time)).Concat(others).OrderBy(f => f.Name, StringComparer.Ordinal)];

    public Result<IImport> Find(string name) => All.FirstOrDefault(f => f.Name == name) is { } found
        ? Result.Of(found)
        : ImportErrors.UnknownFormat.Of(name, string.Join(", ", All.Select(f => f.Name)));

    /// <summary>Puts the points of a format whose points are known before its files are read into the ledger.</summary>
    public async Task<Result<ImportLedger>> PrepareAsync(Viewer by, string name, string path, CancellationToken cancel)
    {
        if (!Find(name).TryGet(out var import, out var error)) return error;
        return import is ObservationImport observations ? await observations.PrepareAsync(by, path, cancel) : ImportLedger.Nothing;
    }

    /// <summary>Imports a file or a folder.</summary>
    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(
        Viewer by, IImport import, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!by.May(Permission.Import))
        {
            yield return CommonErrors.Forbidden.Of(nameof(Permission.Import));
            yield break;
        }
        if (request.Options.Keys.FirstOrDefault(o => !import.Options.Contains(o)) is { } unknown)
        {
            yield return ImportErrors.UnknownOption.Of(import.Name, unknown, import.Options.Count == 0 ? "—" : string.Join(", ", import.Options.Select(o => "--" + o)));
            yield break;
        }
        // One that has said its last word still writes its audit entry: whoever follows at once does not find it busy.
        if (!await _one.WaitAsync(Last, cancel))
        {
            yield return ImportErrors.Busy.Of();
            yield break;
        }
        var sum = ImportReport.Of(0);
        try
        {
            await foreach (var step in import.RunAsync(by, request, cancel))
            {
                if (step.TryGet(out var report, out _)) sum = report;
                yield return step;
            }
        }
        finally
        {
            // Also where it was cut off or met an error: what it had stored by then is stored.
            if (sum.Files > 0 && !request.IsDry)
                await audit.RecordAsync(by, "import", $"{import.Name} {Path.GetFileName(request.Path)}", AuditOutcome.Done,
                    $"{sum.Rows} rows, {sum.ValuesStored} values stored, {sum.RecordsStored} records stored, {sum.RowsUnchanged} rows unchanged, {sum.RowsRejected} rejected{(sum.Done ? "" : "; not finished")}",
                    CancellationToken.None);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
