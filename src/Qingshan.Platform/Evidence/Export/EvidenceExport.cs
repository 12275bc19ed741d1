using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Evidence;

/// <summary>A file of evidence, ready to be given away.</summary>
public sealed record ExportedEvidence(string Name, byte[] Content);

/// <summary>
/// 出具证据 · Makes files of evidence: of a value, of a packet with what it brought, of a signal. Whoever may see the value and every packet
/// below it gets it, and nobody else; each file is an entry of the audit log.
/// </summary>
public sealed class EvidenceExport(
    SeriesAccess series, SignalAccess signals, SignalEvidence signalEvidence, PacketAccess packets, PacketJournal journal, PacketProofs proofs, DayRoots roots, SigningKey key,
    IObservationStore store, SeriesBook book, LedgerBook ledger, StreamBook streams, MarkBook marks, Audit audit, TimeProvider time)
{
    public async Task<Result<ExportedEvidence>> OfValueAsync(Viewer viewer, int id, DateTime start, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeePackets)) return CommonErrors.Forbidden.Of(nameof(Permission.SeePackets));
        if (!series.Find(viewer, id).TryGet(out var found, out var error)) return error;
        var values = await store.ReadAsync(id, start, start.AddSeconds(1), everyRevision: false, cancel).Where(o => o.Start == start).ToListAsync(cancel);
        if (values is not [var value] || double.IsNaN(value.Value)) return EvidenceErrors.NoValue.Of(id, Standards.BeijingTime.ToIso(start));
        var chain = Chain();
        if (!(await chain.AddAsync(found.Point, found.Series, value, cancel)).TryGet(out var number, out error)) return error;
        return await WriteAsync(viewer, $"series-{id}-{start:yyyyMMdd'T'HHmmss'Z'}", [number], [], null, chain, cancel);
    }

    public async Task<Result<ExportedEvidence>> OfPacketAsync(Viewer viewer, long sequence, CancellationToken cancel)
    {
        if (!(await packets.FindAsync(viewer, sequence, cancel)).TryGet(out var found, out var error)) return error;
        var chain = Chain();
        chain.Packets.Add(sequence);
        var numbers = new List<int>();
        foreach (var o in found.Row.Observations == 0 ? [] : await store.OfPacketAsync(found.Row, cancel))
        {
            var of = book.Find(o.Series)!;
            if (!(await chain.AddAsync(ledger.Now.Points[of.PointId], of, o, cancel)).TryGet(out var number, out error)) return error;
            numbers.Add(number);
        }
        return await WriteAsync(viewer, $"packet-{sequence}", numbers, [sequence], null, chain, cancel);
    }

    public async Task<Result<ExportedEvidence>> OfSignalAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeePackets)) return CommonErrors.Forbidden.Of(nameof(Permission.SeePackets));
        if (!(await signals.FindAsync(viewer, id, cancel)).TryGet(out var found, out var error)) return error;
        var (signal, subject) = found;
        var (chain, numbers) = (Chain(), new List<int>());
        foreach (var row in await signalEvidence.OfAsync(signal, subject, cancel))
        {
            if (subject.Point is not { } point || double.IsNaN(row.Value.Value)) continue;
            if (!(await chain.AddAsync(point, book.Find(row.Value.Series)!, row.Value, cancel)).TryGet(out var number, out error)) return error;
            numbers.Add(number);
        }
        var line = new SignalLine(signal.Id, signal.Detector, subject.Code, signal.Severity.ToString().ToLowerInvariant(), signal.Since, signal.Until, signal.Zh, signal.En, numbers);
        return await WriteAsync(viewer, $"signal-{id}", numbers, [], line, chain, cancel);
    }

    private ValueChain Chain() => new(store, book, ledger, streams, marks);

    private async Task<Result<ExportedEvidence>> WriteAsync(
        Viewer viewer, string name, IReadOnlyList<int> values, IReadOnlyList<long> about, SignalLine? signal, ValueChain chain, CancellationToken cancel)
    {
        if (chain.Packets.Count == 0) return EvidenceErrors.NoPackets.Of(name);
        if (!key.Public().TryGet(out var signer, out var error)) return error;
        var (lines, earliest) = (new List<PacketLine>(), long.MaxValue);
        foreach (var sequence in chain.Packets)
        {
            if (!(await packets.FindAsync(viewer, sequence, cancel)).TryGet(out var seen, out error)) return error;
            if (!(await proofs.ProveAsync(sequence, cancel)).TryGet(out var proved, out error)) return error;
            var read = journal.TryRead(sequence);
            if (read.Entry is not { } entry) return IntakeErrors.JournalUnreadable.Of(sequence, read.Failure?.Message);
            earliest = Math.Min(earliest, proved.Root.Number);
            lines.Add(new(sequence, entry.Received, seen.Row.Channel, entry.Sender, PacketView.VerdictName(seen.Row.Verdict), entry.Stored.ToArray(),
                proved.Root.Number, proved.Index, proved.Root.State.PacketCount, [.. proved.Path.Select(p => p.ToString())]));
        }
        var chained = await roots.FromAsync(earliest, cancel);
        var keys = chained.Select(r => new PublicKey(r.PublicKey)).Append(signer).DistinctBy(k => k.Fingerprint);
        var made = EvidenceTime.Round(time.GetUtcNow().UtcDateTime);
        EvidenceLine[] all =
        [
            new HeadLine(HeadLine.ThisFormat, made, values, about, HeadLine.Check), .. signal is null ? (EvidenceLine[])[] : [signal],
            .. chain.Values.OrderBy(v => v.Id), .. lines,
            .. chained.Select(r => new RootLine(r.Number, r.Root, r.Statement, r.Signature, r.State.Key)), .. keys.Select(k => new KeyLine(k.Fingerprint, k.Bytes)),
        ];
        await audit.RecordAsync(viewer, "evidence-export", name, AuditOutcome.Done, $"{chain.Values.Count} values, {lines.Count} packets, roots from {earliest}", cancel);
        return new ExportedEvidence(name + EvidenceFile.Extension, EvidenceFile.Write(all, signer, key.Sign));
    }
}
