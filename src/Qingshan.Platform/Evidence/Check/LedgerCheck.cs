using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>Holds audit log and record versions against the roots of the closed days.</summary>
internal sealed class LedgerCheck(PlatformDb db, EvidenceReport report)
{
    public async Task RunAsync(IReadOnlyList<DayStatement> states, CancellationToken cancel)
    {
        var (audit, records) = (0L, 0L);
        foreach (var state in states)
        {
            var entries = await AuditLeaves.ReadAsync(db, state.AuditAfter, state.AuditLast).ToListAsync(cancel);
            if (await HoldsAsync(state, entries, state.AuditEntries, state.Audit, new("审计日志", "the audit log"), cancel)) audit += entries.Count;
            var versions = await RecordLeaves.ReadAsync(db, state.RecordsFrom, state.RecordsUntil, cancel);
            if (await HoldsAsync(state, versions, state.RecordEntries, state.Records, new("台账记录", "the record versions"), cancel)) records += versions.Count;
        }
        report.Good($"审计日志 {audit} 条、台账记录 {records} 条与日根一致", $"audit log: {audit} entries, ledger: {records} record versions are those of the roots");
    }

    private async Task<bool> HoldsAsync(DayStatement state, List<LedgerLeaf> leaves, long count, Digest root, Text what, CancellationToken cancel)
    {
        var (hashes, changed, added) = await LedgerTree.AgainAsync(db, leaves, cancel);
        foreach (var leaf in changed)
            report.Bad($"{leaf.Log} 第 {leaf.Row} 行：与日根 {state.Number} 中的承诺不符，被改动", $"{leaf.Log} row {leaf.Row} does not fit its commitment in day root {state.Number}: it was altered");
        foreach (var leaf in added)
            report.Bad($"{leaf.Log} 第 {leaf.Row} 行：不在日根 {state.Number} 中，是封账之后添加的", $"{leaf.Log} row {leaf.Row} is not in day root {state.Number}: it was added after the day was closed");
        if (MerkleTree.Root([.. hashes]) == root) return changed.Count == 0;
        var day = EvidenceTime.Write(state.Day);
        report.Bad($"{day} 的{what.Zh}（应有 {count} 条，现有 {leaves.Count} 条）不能得出日根 {state.Number}：有增删或改动",
            $"{what.En} of {day} ({count} were signed, {leaves.Count} are there): they do not lead to day root {state.Number}: rows were added, removed or altered");
        return false;
    }
}
