using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Imports files of observations through the journal, a month of a file at a time. Rows whose values all stand in the store
/// already are left out, so that an import can be repeated, and goes on where it was cut off.
/// </summary>
internal sealed class ObservationImport(
    IImportFormat plain, PacketJournal journal, IObservationStore store, LedgerBook ledger, LedgerWriter writer, SeriesBook series, TimeProvider time) : IImport
{
    private const int RowsOfChunk = 1000;
    private const int ShownDry = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly LedgerFill _ledger = new(ledger, writer);

    public string Name => plain.Name;

    public Text About => plain.About;

    public IReadOnlyList<string> Options => [ImportRequest.DryRun, .. plain.Options];

    /// <summary>Puts the points that are known before any file is read into the ledger.</summary>
    public async Task<Result<ImportLedger>> PrepareAsync(Viewer by, string path, CancellationToken cancel)
    {
        if (!plain.Files(path).TryGet(out var files, out var error) || !plain.Ledger(path, files).TryGet(out var wanted, out error)) return error;
        return (await _ledger.PutAsync(by, wanted, cancel)).TryGet(out _, out error) ? wanted : error;
    }

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!plain.With(request).TryGet(out var format, out var error) || !format.Files(request.Path).TryGet(out var files, out error) || !format.Ledger(request.Path, files).TryGet(out var before, out error))
        {
            yield return error;
            yield break;
        }
        // What an import that was cut off left in the journal has to be in the store before it can be told from what is new.
        if (!request.IsDry) await StoredAsync(journal.LastSynced, cancel);
        var sum = ImportReport.Of(files.Count);
        var last = default(JournalAppend);
        for (var i = 0; i < files.Count; i++)
        {
            if (!ImportedFile.Read(format, files[i], cancel).TryGet(out var file, out error))
            {
                yield return error;
                yield break;
            }
            sum = (sum with
            {
                File = Path.GetFileName(files[i].Path),
                Rows = sum.Rows + file.Repeated,
                RowsRepeated = sum.RowsRepeated + file.Repeated,
                Notes = [.. sum.Notes.Concat(file.Reader.Notes).Distinct()],
            }).With(file.Rejected);
            if (OtherUnit(file) is { } other)
            {
                yield return other;
                yield break;
            }
            if (request.IsDry)
            {
                sum = sum with { Rows = sum.Rows + file.Rows.Count, Notes = [.. sum.Notes, .. Shown(file)] };
                yield return sum with { Share = (i + 1.0) / files.Count };
                continue;
            }
            foreach (var wanted in (ImportLedger[])(i == 0 ? [before, file.Reader.Ledger] : [file.Reader.Ledger]))
            {
                if (!(await _ledger.PutAsync(by, wanted, cancel)).TryGet(out var stored, out error))
                {
                    yield return error;
                    yield break;
                }
                sum = sum with { RecordsStored = sum.RecordsStored + stored };
            }
            var held = await HeldValues.LoadAsync(file, format.Origin, store, series, ledger, cancel);
            foreach (var rows in file.Rows.GroupBy(r => (r.Key.Start.Year, r.Key.Start.Month)).SelectMany(month => month.Chunk(RowsOfChunk)))
            {
                var (fresh, values) = Fresh(file, rows, held);
                sum = sum with { Rows = sum.Rows + rows.Length, RowsUnchanged = sum.RowsUnchanged + rows.Length - fresh.Count, ValuesStored = sum.ValuesStored + values };
                if (fresh.Count == 0) continue;
                var chunk = Encoding.UTF8.GetBytes(format.Preface + string.Join('\n', fresh.Prepend(file.Header)) + "\n");
                last = await journal.AppendAsync(new PacketHead(time.GetUtcNow().UtcDateTime, PacketChannel.Import, Admission.Admitted, Sender(sum.File)), chunk, last, cancel);
                if ((last.Failure ?? await journal.WhenSyncedAsync(last, cancel)) is { } failure)
                {
                    yield return IntakeErrors.JournalRefuses.Of(failure.Message);
                    yield break;
                }
            }
            yield return sum with { Share = (i + 1.0) / files.Count };
        }
        if (last.Sequence > 0) await StoredAsync(last.Sequence, cancel);
        yield return sum with { File = null, Share = 1, Done = true };
    }

    /// <summary>A series keeps its unit: a file that has its values in another one would be stored a thousand times wrong.</summary>
    private Error? OtherUnit(ImportedFile file)
    {
        foreach (var code in file.Rows.Select(r => r.Key.Point).Distinct())
        {
            if (!ledger.Now.PointsByCode.TryGetValue(code, out var point)) continue;
            foreach (var wanted in file.Reader.Series)
                if (series.Find(new SeriesKey(point.Id, wanted.Factor, wanted.Kind, plain.Origin, "")) is { } held && held.Unit != wanted.Unit)
                    return ImportErrors.OtherUnit.Of(code, wanted.Factor, held.Unit, wanted.Unit);
        }
        return null;
    }

    /// <summary>The rows with a value that the store does not have, and the number of their values.</summary>
    private static (List<string> Rows, long Values) Fresh(ImportedFile file, ImportedRow[] rows, HeldValues held)
    {
        var (fresh, count, values, at) = (new List<string>(rows.Length), 0L, new List<ImportedValue>(), 0);
        using var records = new CsvRecords(string.Join('\n', rows.Select(r => r.Text)));
        while (records.Read())
        {
            values.Clear();
            file.Reader.Values(records, values);
            if (!held.HasAll(values))
            {
                fresh.Add(rows[at].Text);
                count += values.Count;
            }
            at++;
        }
        return (fresh, count);
    }

    /// <summary>The first rows as they would be stored.</summary>
    private static IEnumerable<string> Shown(ImportedFile file)
    {
        using var records = new CsvRecords(string.Join('\n', file.Rows.Take(ShownDry).Select(r => r.Text)));
        var values = new List<ImportedValue>();
        for (var at = 0; records.Read(); at++)
        {
            values.Clear();
            file.Reader.Values(records, values);
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{file.Rows[at].Line}: {file.Rows[at].Key.Point} {file.Rows[at].Key.Start:yyyy-MM-ddTHH:mmZ}  {string.Join("  ", values.Select(v => $"{v.Factor}={v.Value:R} {v.Unit} {v.Kind}"))}");
        }
    }

    /// <summary>Format and file, as the index of packets shows them: what the journal has room for.</summary>
    private string Sender(string? file)
    {
        var sender = $"{plain.Name}:{file}";
        while (Encoding.UTF8.GetByteCount(sender) > EntryFormat.MaxSenderBytes) sender = sender[..^1];
        return sender;
    }

    /// <summary>Waits until the store has everything up to a sequence.</summary>
    private async Task StoredAsync(long sequence, CancellationToken cancel)
    {
        while (store.Position < sequence) await Task.Delay(Look, time, cancel);
    }
}
