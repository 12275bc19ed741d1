using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>Checks that each audit entry is what was committed to, and that it is in the root of its day.</summary>
internal sealed class AuditCheck(IReadOnlyList<FileLine> lines, IReadOnlyDictionary<long, DayStatement> roots, EvidenceReport report)
{
    public void Run()
    {
        var good = new HashSet<long>();
        foreach (var line in lines)
            if (line.Read is AuditLine entry && Holds(line, entry)) good.Add(entry.Entry);
        foreach (var line in lines)
            if (line.Read is HeadLine { Entries: { } wanted })
                foreach (var missing in wanted.Where(e => !good.Contains(e)))
                    report.Bad(line.Place, $"审计记录 {missing} 不在文件中或无效", $"audit entry {missing} is not in the file, or does not hold");
        if (good.Count > 0) report.Good($"审计记录：{good.Count} 条都在其日根之中", $"audit entries: {good.Count} are in the roots of their days");
    }

    private bool Holds(FileLine line, AuditLine entry)
    {
        if (!Enum.TryParse<AuditOutcome>(entry.Outcome, out var outcome))
        {
            report.Bad(line.Place, $"字段 outcome 为 {entry.Outcome}，不是本程序认识的结果", $"field outcome is {entry.Outcome}, which this program does not know");
            return false;
        }
        var leaf = AuditLeaves.Of(new AuditEntry
        {
            Id = entry.Entry, At = entry.At, PersonId = entry.Person, Actor = entry.Actor, Action = entry.Action, Subject = entry.Subject, Outcome = outcome,
            Detail = entry.Detail, Address = entry.Address, Repeats = entry.Repeats, Bytes = entry.Bytes,
        });
        if (entry.Salt is { } salt && !leaf.Commit(salt).AsSpan().SequenceEqual(entry.Commitment))
        {
            report.Bad(line.Place, "人员、对象、说明或地址（person、actor、subject、detail、address）与承诺不符，被改动",
                "person, actor, subject, detail or address do not fit the commitment: they were altered");
            return false;
        }
        if (!roots.TryGetValue(entry.Root, out var root))
        {
            report.Bad(line.Place, $"文件中没有有效的日根 {entry.Root}", $"there is no day root {entry.Root} in the file that holds");
            return false;
        }
        if (entry.Entry <= root.AuditAfter || entry.Entry > root.AuditLast || entry.Size != root.AuditEntries)
        {
            report.Bad(line.Place, $"编号或条数（entry、size）与日根 {root.Number} 不符", $"its number or the number of entries (entry, size) is not that of day root {root.Number}");
            return false;
        }
        var path = entry.Proof.Select(p => Digest.TryParse(p, out var digest) ? digest : default).ToList();
        if (MerkleProof.RootOf(leaf.Hash(entry.Commitment), entry.Index, entry.Size, path) == root.Audit)
        {
            if (entry.Salt is null)
                report.Good($"审计记录 {entry.Entry}：人员等字段的盐已按规定删除，只能证明其余字段", $"audit entry {entry.Entry}: the salt of its personal fields was removed, so that only the others are proved");
            return true;
        }
        report.Bad(line.Place, $"记录与证明不能得出日根 {root.Number} 的审计根", $"entry and proof do not lead to the audit root in day root {root.Number}");
        return false;
    }
}
