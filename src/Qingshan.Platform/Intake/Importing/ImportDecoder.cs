using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>Turns a journalled chunk of a file of history into observations.</summary>
internal sealed class ImportDecoder(LedgerBook ledger, IEnumerable<IImportFormat> formats)
{
    private readonly Dictionary<string, IImportFormat> _formats = formats.ToDictionary(f => f.Name);

    public void Decode(in JournalEntry entry, DecodedBatch into)
    {
        // The sender is "format:file"; see Importer.
        var sender = entry.Sender;
        var row = new PacketRow(entry.Sequence, entry.Received, "import", sender, 0, Verdict.Accepted, "", entry.Payload.Length, 0);
        if (!_formats.TryGetValue(sender.Split(':')[0], out var format))
        {
            into.Packets.Add(row with { Verdict = Verdict.Quarantined, Reason = "unknown-format" });
            return;
        }
        var (before, unknown) = (into.Rows, 0);
        foreach (var value in format.Decode(entry.Payload))
        {
            if (!ledger.Now.PointsByCode.TryGetValue(value.Point, out var point))
            {
                unknown++;
                continue;
            }
            var key = new SeriesKey(point.Id, value.Factor, value.Kind, format.Origin, "");
            into.Add(key, value.Unit, Observation.Plain(0, value.Start, value.Value, entry.Received, entry.Sequence, value.Flag));
        }
        into.Packets.Add(row with
        {
            Verdict = unknown == 0 ? Verdict.Accepted : Verdict.AcceptedWithNotes,
            Reason = unknown == 0 ? "" : "point-no-longer-in-ledger",
            Observations = into.Rows - before,
        });
    }
}
