using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>Turns a journalled HTTP upload into observations. The door let in only uploads whose every row was right.</summary>
internal sealed class DocumentDecoder(LedgerBook ledger, SeriesBook series)
{
    public void Decode(in JournalEntry entry, DecodedBatch into)
    {
        var row = new PacketRow(entry.Sequence, entry.Received, entry.Channel switch { PacketChannel.Json => "json", PacketChannel.Manual => "manual", _ => "csv" },
            entry.Sender, 0, Verdict.Accepted, "", entry.Payload.Length, 0);
        if (entry.Admission != Admission.Admitted)
        {
            into.Packets.Add(row with { Verdict = Verdict.Refused, Reason = Reasons(entry) });
            return;
        }
        var read = ObservationDocument.Read(entry.Channel, entry.Payload);
        if (!read.IsOk)
        {
            into.Packets.Add(row with { Verdict = Verdict.Quarantined, Reason = read.Error!.Code });
            return;
        }
        var (before, wrong) = (into.Rows, new SortedSet<string>(StringComparer.Ordinal));
        // Who may report was asked at the door; the ledger may have changed since, which a verdict has to say.
        var judge = new DocumentJudge(ledger.Now, series, _ => true, entry.Received, OriginOf(entry));
        foreach (var line in read.Value)
        {
            var (judged, error) = judge.Judge(line);
            if (error is not null) wrong.Add(error.Code);
            else into.Add(judged.Key, judged.Unit, Observation.Plain(0, judged.Start, judged.Value, entry.Received, entry.Sequence, judged.Flag));
        }
        into.Packets.Add(row with
        {
            Verdict = wrong.Count == 0 ? Verdict.Accepted : Verdict.AcceptedWithNotes,
            Reason = string.Join(',', wrong),
            Observations = into.Rows - before,
        });
    }

    private static Origin OriginOf(in JournalEntry entry) => entry.Channel == PacketChannel.Manual ? Origin.Manual : Origin.Reported;

    /// <summary>Why a document was refused at the door, which kept it all the same (MQTT): what is wrong with it, or that its topic is not its point's.</summary>
    private string Reasons(in JournalEntry entry)
    {
        if (!ObservationDocument.Read(entry.Channel, entry.Payload).TryGet(out var rows, out var error)) return error.Code;
        var judge = new DocumentJudge(ledger.Now, series, _ => true, entry.Received, OriginOf(entry));
        var wrong = new SortedSet<string>(rows.Select(r => judge.Judge(r).Error?.Code).OfType<string>(), StringComparer.Ordinal);
        return wrong.Count > 0 ? string.Join(',', wrong) : "not-of-its-topic";
    }
}
