using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Has the rules judge points and records, and keeps what they found in the place of what they had found before.</summary>
internal sealed class QualityJudge(PointDayReader points, RecordReader records, LedgerBook ledger, PlatformDbs dbs, TimeProvider time)
{
    /// <summary>So many points are held together, with their neighbours.</summary>
    private const int PointsAtOnce = 300;

    private readonly Dictionary<string, int> _bases = new(StringComparer.Ordinal);

    /// <param name="only">These points; null for all of which there is something to judge.</param>
    /// <returns>What was judged.</returns>
    public async Task<int> PointsAsync(DateOnly day, IReadOnlySet<Guid>? only, CancellationToken cancel)
    {
        var judged = 0;
        foreach (var some in points.Points.Where(p => only is null || only.Contains(p.Id)).Chunk(PointsAtOnce))
        {
            await using var db = dbs.Open(Viewer.Program);
            var parameters = await QualityParameters.LoadAsync(db, ledger.Now, cancel);
            var found = new List<Found>();
            foreach (var one in await points.ReadAsync(some, day, cancel)) found.AddRange(Judge(one, parameters));
            await KeepAsync(db, day, [.. some.Select(p => QualitySubject.Of(p.Id))], found, cancel);
            judged += some.Length;
        }
        return judged;
    }

    public async Task RecordsAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var parameters = await QualityParameters.LoadAsync(db, ledger.Now, cancel);
        var found = new List<Found>();
        var sets = await records.ReadAsync(cancel);
        foreach (var set in sets)
        {
            foreach (var rule in QualityRules.OfRecords)
            {
                var used = parameters.For(rule, set.Type.Kind.Key);
                found.Add(new(set.Type.Code, rule.Facts.Key, rule.Judge(set, used), used.Used));
            }
        }
        await KeepAsync(db, day, [.. sets.Select(s => s.Type.Code)], found, cancel);
    }

    internal static IEnumerable<Found> Judge(PointDay day, QualityParameters parameters) => QualityRules.OfPoints.Select(rule =>
    {
        var used = parameters.For(rule, day.Point.Kind, day.Point.RegionId);
        return new Found(QualitySubject.Of(day.Point.Id), rule.Facts.Key, rule.Judge(day, used), used.Used);
    });

    private async Task KeepAsync(PlatformDb db, DateOnly day, string[] subjects, List<Found> found, CancellationToken cancel)
    {
        var (now, kept) = (time.GetUtcNow().UtcDateTime, found.Where(f => f.Result.Checked > 0).ToList());
        foreach (var text in kept.Select(f => f.Used).Distinct()) await BasisAsync(db, text, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<QualityScore>().Where(s => s.Day == day && subjects.Contains(s.Subject)).ExecuteDeleteAsync(cancel);
        db.AddRange(kept.Select(f => new QualityScore
        {
            Day = day, Subject = f.Subject, Rule = f.Rule, Checked = f.Result.Checked, Failed = f.Result.Failed, BasisId = _bases[f.Used], JudgedAt = now,
            Examples = f.Result.Examples.Count == 0 ? null : JsonSerializer.Serialize(f.Result.Examples),
        }));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task BasisAsync(PlatformDb db, string text, CancellationToken cancel)
    {
        if (_bases.ContainsKey(text)) return;
        var held = await db.Set<QualityBasis>().AsNoTracking().FirstOrDefaultAsync(b => b.Text == text, cancel);
        if (held is null)
        {
            db.Add(held = new QualityBasis { Text = text });
            await db.SaveChangesAsync(cancel);
        }
        _bases[text] = held.Id;
    }

    /// <param name="Used">The parameters.</param>
    internal readonly record struct Found(string Subject, string Rule, RuleResult Result, string Used);
}
