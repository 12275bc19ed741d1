using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// 审计证明 · Makes a file of evidence of one audit entry: the entry, the way to the root of its day, and the signed roots from that day on.
/// Whoever may read the audit log gets it; that is audited like any other export.
/// </summary>
public sealed class AuditProofs(PlatformDbs dbs, DayRoots roots, SigningKey key, Audit audit, TimeProvider time)
{
    public async Task<Result<ExportedEvidence>> OfEntryAsync(Viewer viewer, long number, CancellationToken cancel)
    {
        if (!viewer.May(Permission.ReadAudit)) return CommonErrors.Forbidden.Of(nameof(Permission.ReadAudit));
        await using var db = dbs.Open(Viewer.Program);
        if (await db.Set<AuditEntry>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == number, cancel) is not { } entry) return EvidenceErrors.UnknownEntry.Of(number);
        if (await roots.OfEntryAsync(number, cancel) is not { } root)
            return EvidenceErrors.EntryOpen.Of(number, EvidenceTime.Write(EvidenceTime.DayOf(entry.At)), BeijingTime.ToIso(ProvedFrom(entry.At)));
        if (!key.Public().TryGet(out var signer, out var error)) return error;

        var state = root.State;
        var leaves = await AuditLeaves.ReadAsync(db, state.AuditAfter, state.AuditLast).ToListAsync(cancel);
        var (hashes, changed, _) = await LedgerTree.AgainAsync(db, leaves, cancel);
        if (MerkleTree.Root([.. hashes]) != state.Audit || changed.Exists(l => l.Row == number)) return EvidenceErrors.AuditAltered.Of(number, EvidenceTime.Write(root.Day));
        var index = leaves.FindIndex(l => l.Row == number);
        var salt = await db.Set<EvidenceSalt>().AsNoTracking().SingleAsync(s => s.Log == AuditLeaves.Log && s.Row == number, cancel);

        var chained = await roots.FromAsync(root.Number, cancel);
        var keys = chained.Select(r => new PublicKey(r.PublicKey)).Append(signer).DistinctBy(k => k.Fingerprint);
        EvidenceLine[] all =
        [
            new HeadLine(HeadLine.ThisFormat, EvidenceTime.Round(time.GetUtcNow().UtcDateTime), [], [], HeadLine.Check) { Entries = [number] },
            new AuditLine(entry.Id, EvidenceTime.Round(entry.At), entry.Action, entry.Outcome.ToString(), entry.Repeats, entry.Bytes, entry.PersonId, entry.Actor, entry.Subject, entry.Detail, entry.Address,
                salt.Salt, salt.Commitment, root.Number, index, hashes.Count, [.. MerkleTree.Inclusion([.. hashes], index).Select(d => d.ToString())]),
            .. chained.Select(r => new RootLine(r.Number, r.Root, r.Statement, r.Signature, r.State.Key)), .. keys.Select(k => new KeyLine(k.Fingerprint, k.Bytes)),
        ];
        await audit.RecordAsync(viewer, "evidence-export", $"AuditEntry {number}", AuditOutcome.Done, $"roots from {root.Number}", cancel);
        return new ExportedEvidence($"audit-{number}{EvidenceFile.Extension}", EvidenceFile.Write(all, signer, key.Sign));
    }

    /// <summary>From when on (UTC) an entry of a moment can be proved.</summary>
    public static DateTime ProvedFrom(DateTime at) => EvidenceTime.EndOf(EvidenceTime.DayOf(at)) + DayCloser.Patience;
}
