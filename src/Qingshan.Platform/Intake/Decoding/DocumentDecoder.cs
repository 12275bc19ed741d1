using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>Turns a journalled HTTP upload into observations. The door let in only uploads whose every row was right.</summary>
internal sealed class DocumentDecoder(LedgerBook ledger, SeriesBook series)
{
    public void Decode(in JournalEntry entry, DecodedBatch into)
    {
        var row = new PacketRow(entry.Sequence, entry.Received, entry.Channel == PacketChannel.Json ? "json" : "csv",
            entry.Sender, 0, Verdict.Accepted, "", entry.Payload.Length, 0);
        var read = ObservationDocument.Read(entry.Channel, entry.Payload);
        if (!read.IsOk)
        {
            into.Packets.Add(row with { Verdict = Verdict.Quarantined, Reason = read.Error!.Code });
            return;
        }
        var (before, wrong) = (into.Rows, new SortedSet<string>(StringComparer.Ordinal));
        // Who may report was asked at the door; the ledger may have changed since, which a verdict has to say.
        var judge = new DocumentJudge(ledger.Now, series, _ => true, entry.Received);
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
}
