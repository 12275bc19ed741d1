using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <param name="Count">How often, with what was summed up.</param>
/// <param name="Bytes">What was sent out.</param>
public sealed record AuditTally(string Actor, string? Address, string Subject, long Count, long Bytes, DateTime Last);

/// <summary>What somebody who audits looks at first.</summary>
/// <param name="Entries">Acts and refusals of the span, with what was summed up.</param>
/// <param name="Refusals">Who was refused what, the most frequent first.</param>
/// <param name="FailedSignIns">For which account, from where.</param>
/// <param name="Exports">Who took out what, by volume.</param>
/// <param name="Changes">Grants: accounts, keys, organisations, jurisdictions that were added or changed.</param>
public sealed record AuditMorning(
    DateTime From, DateTime To, long Entries, long Refused, long SignInsFailed, long ExportsSent, long BytesSent,
    IReadOnlyList<AuditTally> Refusals, IReadOnlyList<AuditTally> FailedSignIns, IReadOnlyList<AuditTally> Exports, IReadOnlyList<AuditEntry> Changes);

/// <summary>Counts over a span of the audit log.</summary>
public sealed class AuditStatistics(PlatformDbs dbs)
{
    private const int Most = 20;
    private static readonly string[] Rights = ["Person ", "ApiKey ", "Organisation ", "Jurisdiction ", "EvidenceKey ", "DeviceKey ", "DevicePassword "];

    public async Task<AuditMorning> OfAsync(DateTime from, DateTime to, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var span = db.Set<AuditEntry>().AsNoTracking().Where(a => a.At >= from && a.At < to);
        var refused = span.Where(a => a.Outcome == AuditOutcome.Refused);
        var signIns = refused.Where(a => a.Action == "sign-in");
        var sent = span.Where(a => a.Action == "export-sent");
        var exports = await TalliesAsync(sent, cancel);
        return new(from, to,
            await CountAsync(span, cancel), await CountAsync(refused, cancel), await CountAsync(signIns, cancel),
            await CountAsync(sent, cancel), await sent.SumAsync(a => a.Bytes, cancel),
            await TalliesAsync(refused.Where(a => a.Action != "sign-in"), cancel), await TalliesAsync(signIns, cancel), exports,
            await ChangesAsync(db, span.Where(a => a.Outcome == AuditOutcome.Done), cancel));
    }

    private static async Task<long> CountAsync(IQueryable<AuditEntry> of, CancellationToken cancel) =>
        await of.SumAsync(a => a.Repeats == 0 ? 1L : a.Repeats, cancel);

    private static async Task<IReadOnlyList<AuditTally>> TalliesAsync(IQueryable<AuditEntry> of, CancellationToken cancel) =>
        await of.GroupBy(a => new { a.Actor, a.Address, a.Subject })
            .Select(g => new { g.Key.Actor, g.Key.Address, g.Key.Subject, Count = g.Sum(a => a.Repeats == 0 ? 1L : a.Repeats), Bytes = g.Sum(a => a.Bytes), Last = g.Max(a => a.At) })
            .OrderByDescending(t => t.Bytes).ThenByDescending(t => t.Count).ThenByDescending(t => t.Last).Take(Most)
            .Select(t => new AuditTally(t.Actor, t.Address, t.Subject, t.Count, t.Bytes, t.Last)).ToListAsync(cancel);

    /// <summary>Few among many: found by what their subject begins with.</summary>
    private static async Task<IReadOnlyList<AuditEntry>> ChangesAsync(PlatformDb db, IQueryable<AuditEntry> done, CancellationToken cancel)
    {
        var found = new List<AuditEntry>();
        foreach (var kind in Rights)
        {
            // The first text behind all that begin so: the index of subjects finds the stretch, where it orders by bytes.
            var end = kind[..^1] + (char)(kind[^1] + 1);
#pragma warning disable CA1309 // The database compares, not .NET.
            var those = db.Database.IsSqlite() ? done.Where(a => string.Compare(a.Subject, kind) >= 0 && string.Compare(a.Subject, end) < 0) : done.Where(a => a.Subject.StartsWith(kind));
#pragma warning restore CA1309
            found.AddRange(await those.Where(a => a.Action != "sign-in" && a.Action != "sign-out").OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(cancel));
        }
        return [.. found.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most)];
    }
}
