using System.Runtime.CompilerServices;
using System.Text;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Imports files of history through the journal, a month of a file at a time. Rows whose values all stand in the store
/// already are left out, so that an import can be repeated, and goes on where it was cut off.
/// </summary>
public sealed class Importer(
    PacketJournal journal, IObservationStore store, LedgerBook ledger, LedgerWriter writer, SeriesBook series, Audit audit,
    IEnumerable<IImportFormat> formats, TimeProvider time) : IDisposable
{
    private const int MostRejectedShown = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _one = new(1, 1);

    public IReadOnlyList<IImportFormat> Formats { get; } = [.. formats.OrderBy(f => f.Name, StringComparer.Ordinal)];

    public Result<IImportFormat> Find(string name) => Formats.FirstOrDefault(f => f.Name == name) is { } format
        ? Result.Of(format)
        : ImportErrors.UnknownFormat.Of(name, string.Join(", ", Formats.Select(f => f.Name)));

    /// <summary>Puts the format's points into the ledger.</summary>
    public async Task<Result<ImportLedger>> PrepareAsync(Viewer by, IImportFormat format, string folder, CancellationToken cancel)
    {
        if (!format.Files(folder).TryGet(out var files, out var error)) return error;
        if (!format.Ledger(folder, files).TryGet(out var wanted, out error)) return error;
        // A region that the ledger knows already keeps what is said of it there.
        var region = ledger.Now.RegionsByCode.GetValueOrDefault(wanted.Region.Code)?.Id;
        if (region is null)
        {
            if (!(await writer.PutAsync(by, [wanted.Region], wanted.From, wanted.Source, cancel)).TryGet(out var put, out error)) return error;
            region = put[0].Id;
        }
        var points = wanted.Points.Select(p => new MonitoringPoint
        {
            Code = p.Code, Name = p.Name, NameEn = p.NameEn, Kind = p.Kind, ControlLevel = p.ControlLevel, Evaluated = p.Evaluated,
            Place = p.Place, Disclosure = p.Disclosure, RegionId = region,
        }).ToList();
        return (await writer.PutAsync(by, points, wanted.From, wanted.Source, cancel)).TryGet(out _, out error) ? wanted : error;
    }

    /// <summary>
    /// Imports a folder. Reports come after each chunk; an error ends the import, and what was reported stored stays so.
    /// </summary>
    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(
        Viewer by, IImportFormat format, string folder, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!by.May(Permission.Import))
        {
            yield return CommonErrors.Forbidden.Of(nameof(Permission.Import));
            yield break;
        }
        if (!await _one.WaitAsync(0, cancel))
        {
            yield return ImportErrors.Busy.Of();
            yield break;
        }
        try
        {
            await foreach (var report in StepsAsync(by, format, folder, cancel)) yield return report;
        }
        finally
        {
            _one.Release();
        }
    }

    private async IAsyncEnumerable<Result<ImportReport>> StepsAsync(
        Viewer by, IImportFormat format, string folder, [EnumeratorCancellation] CancellationToken cancel)
    {
        var prepared = await PrepareAsync(by, format, folder, cancel);
        if (!prepared.IsOk || !format.Files(folder).TryGet(out var files, out _))
        {
            yield return prepared.Error!;
            yield break;
        }
        await StoredAsync(journal.LastSynced, cancel);

        var sum = ImportReport.Nothing with { Files = files.Count };
        try
        {
            await foreach (var step in FilesAsync(format, files, cancel))
            {
                if (step.TryGet(out var report, out _)) sum = report;
                yield return step;
            }
        }
        finally
        {
            // Also where it was cut off or met an error: what it had stored by then is stored.
            await audit.RecordAsync(by, "import", $"{format.Name} {Path.GetFileName(folder)}", AuditOutcome.Done,
                $"{sum.Rows} rows, {sum.ValuesStored} values stored, {sum.RowsUnchanged} rows unchanged, {sum.RowsRejected} rejected{(sum.Done ? "" : "; not finished")}",
                CancellationToken.None);
        }
    }

    private async IAsyncEnumerable<Result<ImportReport>> FilesAsync(
        IImportFormat format, IReadOnlyList<ImportFile> files, [EnumeratorCancellation] CancellationToken cancel)
    {
        var sum = ImportReport.Nothing with { Files = files.Count };
        var last = default(JournalAppend);
        for (var i = 0; i < files.Count; i++)
        {
            if (!ImportedFile.Read(format, files[i], cancel).TryGet(out var file, out var error))
            {
                yield return error;
                yield break;
            }
            sum = sum with
            {
                File = Path.GetFileName(files[i].Path),
                RowsRejected = sum.RowsRejected + file.Rejected.Count,
                Rejected = [.. sum.Rejected.Concat(file.Rejected).Take(MostRejectedShown)],
                Rows = sum.Rows + file.Rejected.Count,
            };
            var held = await HeldValues.LoadAsync(format, file, store, series, ledger, cancel);
            foreach (var month in file.Rows.GroupBy(r => (r.Start.Year, r.Start.Month)))
            {
                var rows = month.ToList();
                var fresh = rows.Where(r => !held.HoldsAll(format, file.Header, r.Line)).ToList();
                if (fresh.Count > 0)
                {
                    var chunk = Encoding.UTF8.GetBytes(string.Join('\n', fresh.Select(r => r.Line).Prepend(file.Header)) + "\n");
                    var values = format.Decode(chunk).LongCount();
                    // Rows in which everything is missing say nothing, however often they are imported.
                    if (values == 0)
                    {
                        sum = sum with { Rows = sum.Rows + rows.Count, RowsUnchanged = sum.RowsUnchanged + rows.Count };
                        continue;
                    }
                    last = await journal.AppendAsync(
                        new PacketHead(time.GetUtcNow().UtcDateTime, PacketChannel.Import, Admission.Admitted, $"{format.Name}:{sum.File}"), chunk, last, cancel);
                    if ((last.Failure ?? await journal.WhenSyncedAsync(last, cancel)) is { } failure)
                    {
                        yield return IntakeErrors.JournalRefuses.Of(failure.Message);
                        yield break;
                    }
                    sum = sum with { ValuesStored = sum.ValuesStored + values };
                }
                sum = sum with { Rows = sum.Rows + rows.Count, RowsUnchanged = sum.RowsUnchanged + rows.Count - fresh.Count };
            }
            yield return sum with { Share = (i + 1.0) / files.Count };
        }
        if (last.Sequence > 0) await StoredAsync(last.Sequence, cancel);
        yield return sum with { File = null, Share = 1, Done = true };
    }

    /// <summary>Waits until the store has everything up to a sequence.</summary>
    private async Task StoredAsync(long sequence, CancellationToken cancel)
    {
        while (store.Position < sequence) await Task.Delay(Look, time, cancel);
    }

    public void Dispose() => _one.Dispose();
}
