using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// 检查原始日志 · Compares everything that the closed days cover with their signed roots: the journal, the audit log, the record versions, and
/// the roots themselves in the ledger and in their files. Reads only, beside a running program or of a folder at rest.
/// </summary>
public sealed class EvidenceCheck(DataFolder folder, PlatformDbs dbs)
{
    /// <param name="from">Days before this one are left out: their segments may have been moved away.</param>
    /// <param name="outside">A root that was written down elsewhere: it has to be among those of the platform.</param>
    public async Task<EvidenceReport> RunAsync(DateOnly? from, Digest? outside, CancellationToken cancel)
    {
        var report = new EvidenceReport();
        await using var db = dbs.Open(Viewer.Program);
        var kept = await KeptAsync(db, report, cancel);
        var files = Files(report);
        foreach (var root in kept ?? [])
            if (!files.TryGetValue(root.Root, out var file) || file.Statement != root.Statement || !file.Signature.AsSpan().SequenceEqual(root.Signature))
                report.Bad($"日根 {root.Number}（{EvidenceTime.Write(root.Day)}）的文件缺失或与台账不同", $"the file of day root {root.Number} ({EvidenceTime.Write(root.Day)}) is missing or another than in the ledger");
        // Without the ledger the files speak for the roots.
        var states = Chain(kept?.Select(r => (r.Root, r.Statement, r.Signature, r.PublicKey)) ?? files.Values.Select(f => (f.Root, f.Statement, f.Signature, f.PublicKey)), report);
        if (kept is not null)
            foreach (var more in files.Keys.Except(kept.Select(r => r.Root))) report.Bad($"日根 {more} 只有文件，台账中没有", $"day root {more} stands in a file only, and not in the ledger");

        if (outside is { } lodged)
        {
            if (states.Find(s => s.Root == lodged) is { } found) report.Good($"所给日根即 {found.Day:O} 的日根 {found.Number}", $"the root that was given is day root {found.Number}, of {found.Day:O}");
            else report.Bad($"所给日根 {lodged} 不在平台的日根之中：日根被改写过", $"the root that was given, {lodged}, is none of the platform's: the roots were rewritten");
        }
        List<DayStatement> wanted = [.. states.Where(s => from is null || s.Day >= from)];
        if (wanted.Count == 0) report.Bad("没有可供检查的已封账日", "no day is closed that could be checked");
        new JournalCheck(folder, report).Run(wanted, cancel);
        if (kept is not null && wanted.Count > 0) await new LedgerCheck(db, report).RunAsync(wanted, cancel);
        return report;
    }

    private static async Task<List<DayRoot>?> KeptAsync(PlatformDb db, EvidenceReport report, CancellationToken cancel)
    {
        try
        {
            return await db.Set<DayRoot>().AsNoTracking().OrderBy(r => r.Number).ToListAsync(cancel);
        }
        catch (DbException e)
        {
            report.Bad($"台账读不出来（{e.Message}）：只检查原始日志", $"the ledger cannot be read ({e.Message}): only the journal is checked");
            return null;
        }
    }

    private Dictionary<string, RootFile> Files(EvidenceReport report)
    {
        var files = new Dictionary<string, RootFile>();
        foreach (var (path, file) in RootFile.All(folder))
        {
            if (file is null) report.Bad($"文件 {Path.GetFileName(path)} 读不出来", $"the file {Path.GetFileName(path)} cannot be read");
            else files[file.Root] = file;
        }
        return files;
    }

    private static List<DayStatement> Chain(IEnumerable<(string Root, string Statement, byte[] Signature, byte[] PublicKey)> roots, EvidenceReport report)
    {
        var (states, before) = (new List<DayStatement>(), (DayStatement?)null);
        foreach (var (root, statement, signature, key) in roots)
        {
            var state = DayStatement.Parse(statement);
            List<Text> broken = [.. RootRules.Broken(root, statement, state, signature, new PublicKey(key), before)];
            foreach (var what in broken) report.Bad($"日根 {state?.Number}（{root}）：{what.Zh}", $"day root {state?.Number} ({root}): {what.En}");
            if (state is not null && broken.Count == 0) states.Add(state);
            before = state ?? before;
        }
        if (states.Count > 0) report.Good($"日根：{states.Count} 个签名有效，前后衔接；最后一个为 {states[^1].Root}", $"day roots: {states.Count} signatures hold and each follows the one before; the last is {states[^1].Root}");
        return states;
    }
}
