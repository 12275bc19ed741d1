using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>What became of observations that were sent.</summary>
/// <param name="Accepted">Of each its id, or null where it was not taken.</param>
/// <param name="First">Why the first of those was not.</param>
internal sealed record Posted(IReadOnlyList<string?> Accepted, Error? First);

/// <summary>
/// Takes observations in the words of the standard. Each becomes a row of the document of the upload by HTTP, is judged by its rules,
/// and stands in the journal, synced, before it is answered.
/// </summary>
internal sealed class PostDesk(PacketJournal journal, LedgerBook ledger, SeriesBook series, Audit audit, TimeProvider time)
{
    /// <summary>All that is right is taken, the rest is answered one by one.</summary>
    public async Task<Result<Posted>> TakeAsync(Viewer viewer, IReadOnlyList<Result<WantedObservation>> wanted, string how, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var judge = new DocumentJudge(ledger.Now, series, p => Policy.Holds(viewer, p), now);
        var (rows, accepted, first) = (new List<DocumentRow>(), new List<string?>(), (Error?)null);
        foreach (var one in wanted)
        {
            if (!one.TryGet(out var observation, out var error) || Judged(judge, observation.ToRow(rows.Count + 1)) is { } wrong && (error = wrong) is not null)
            {
                accepted.Add(null);
                first ??= error;
                continue;
            }
            rows.Add(observation.ToRow(rows.Count + 1));
            accepted.Add(observation.Id);
        }
        if (rows.Count == 0) return new Posted(accepted, first);
        var kept = await journal.AppendAsync(new PacketHead(now, PacketChannel.Json, Admission.Admitted, viewer.Name), Document(rows), cancel: cancel);
        if ((kept.Failure ?? await journal.WhenSyncedAsync(kept, cancel)) is { } failure) return IntakeErrors.JournalRefuses.Of(failure.Message);
        await audit.RecordAsync(viewer, "ingest", $"packet {kept.Sequence}", AuditOutcome.Done, $"SensorThings {how}: {rows.Count} observations", cancel);
        return new Posted(accepted, first);
    }

    private static Error? Judged(DocumentJudge judge, in DocumentRow row) =>
        judge.Judge(row).Error is { } wrong ? SensorThingsErrors.BadObservation.Of(wrong.Field, wrong.What) : null;

    private static byte[] Document(List<DocumentRow> rows) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        observations = rows.Select(r => new { point = r.Point, factor = r.Factor, kind = r.Kind, start = r.Start, value = double.Parse(r.Value, System.Globalization.CultureInfo.InvariantCulture), unit = r.Unit, flag = r.Flag, channel = r.Channel }),
    });
}
