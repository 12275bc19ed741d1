using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Whose scores are asked for; what is null does not matter.</summary>
/// <param name="Region">Code of a region: points in it and below.</param>
/// <param name="Kind">Key of a kind of point.</param>
/// <param name="Point">Code of a point.</param>
/// <param name="Organisation">Who has to answer for them.</param>
/// <param name="Records">Key of a type of records; then no points.</param>
public sealed record ScoreFilter(string? Region = null, string? Kind = null, string? Point = null, Guid? Organisation = null, string? Records = null);

/// <summary>A day's counts by class.</summary>
public sealed record QualityDay(DateOnly Day, QualityTotals Totals);

/// <summary>A rule's counts.</summary>
public sealed record RuleCount(QualityRuleFacts Rule, QualityCount Count);

/// <summary>What a subject came to over a span.</summary>
/// <param name="Point">Null where it is a type of records.</param>
public sealed record SubjectQuality(string Subject, MonitoringPoint? Point, QualityTotals Totals);

/// <summary>A day of a rule at a subject, with what failed and by which parameters.</summary>
public sealed record JudgedDay(DateOnly Day, QualityCount Count, IReadOnlyList<QualityExample> Examples, string Parameters, DateTime JudgedAt);

/// <summary>
/// Scores over any span, as the viewer may see them: those of a point by whoever sees the point, those of records by whoever holds everything.
/// A sum over many subjects is made by the database.
/// </summary>
public sealed class QualityReader(PlatformDbs dbs, LedgerBook ledger, ResponsibleBook responsibles)
{
    /// <summary>Day by day, by class. Days without anything are left out.</summary>
    public async Task<Result<IReadOnlyList<QualityDay>>> DaysAsync(Viewer viewer, ScoreFilter filter, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        if (!(await ScoresAsync(db, viewer, filter, first, last, cancel)).TryGet(out var scores, out var error)) return error;
        var sums = await scores.GroupBy(s => new { s.Day, s.Rule }).Select(g => new { g.Key.Day, g.Key.Rule, Checked = g.Sum(s => (long)s.Checked), Failed = g.Sum(s => (long)s.Failed) }).ToListAsync(cancel);
        return Result.Of<IReadOnlyList<QualityDay>>([.. sums.GroupBy(s => s.Day).OrderBy(g => g.Key).Select(g => new QualityDay(g.Key, QualityTotals.Of(g.Select(s => (s.Rule, new QualityCount(s.Checked, s.Failed))))))]);
    }

    /// <summary>Rule by rule over the whole span.</summary>
    public async Task<Result<IReadOnlyList<RuleCount>>> RulesAsync(Viewer viewer, ScoreFilter filter, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        if (!(await ScoresAsync(db, viewer, filter, first, last, cancel)).TryGet(out var scores, out var error)) return error;
        var sums = await scores.GroupBy(s => s.Rule).Select(g => new { g.Key, Checked = g.Sum(s => (long)s.Checked), Failed = g.Sum(s => (long)s.Failed) }).ToDictionaryAsync(s => s.Key, s => new QualityCount(s.Checked, s.Failed), cancel);
        return Result.Of<IReadOnlyList<RuleCount>>([.. QualityRules.All.Where(r => sums.ContainsKey(r.Facts.Key)).Select(r => new RuleCount(r.Facts, sums[r.Facts.Key]))]);
    }

    /// <summary>Subject by subject over the whole span, the worst first.</summary>
    public async Task<Result<IReadOnlyList<SubjectQuality>>> SubjectsAsync(Viewer viewer, ScoreFilter filter, DateOnly first, DateOnly last, QualityClass? of, int take, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        if (!(await ScoresAsync(db, viewer, filter, first, last, cancel)).TryGet(out var scores, out var error)) return error;
        var rules = QualityRules.KeysOf(of);
        var sums = await scores.GroupBy(s => new { s.Subject, s.Rule }).Select(g => new { g.Key.Subject, g.Key.Rule, Checked = g.Sum(s => (long)s.Checked), Failed = g.Sum(s => (long)s.Failed) }).ToListAsync(cancel);
        var points = ledger.Now.Points;
        return Result.Of<IReadOnlyList<SubjectQuality>>([.. sums.Where(s => rules.Contains(s.Rule)).GroupBy(s => s.Subject)
            .Select(g => new SubjectQuality(g.Key, QualitySubject.Point(g.Key) is { } id ? points.GetValueOrDefault(id) : null, QualityTotals.Of(g.Select(s => (s.Rule, new QualityCount(s.Checked, s.Failed))))))
            .Where(s => s.Point is not null || s.Subject.StartsWith(QualitySubject.OfRecords, StringComparison.Ordinal))
            .OrderBy(s => s.Totals.Score).ThenBy(s => s.Subject, StringComparer.Ordinal).Take(take)]);
    }

    /// <summary>The days of a rule at a subject, the newest first; for who has found the issue or sees the subject.</summary>
    public async Task<IReadOnlyList<JudgedDay>> OfAsync(string subject, string rule, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var rows = await (from score in db.Set<QualityScore>().AsNoTracking() join basis in db.Set<QualityBasis>() on score.BasisId equals basis.Id
                          where score.Subject == subject && score.Rule == rule && score.Day >= first && score.Day <= last orderby score.Day descending select new { Score = score, basis.Text }).ToListAsync(cancel);
        return [.. rows.Select(r => new JudgedDay(r.Score.Day, new(r.Score.Checked, r.Score.Failed),
            r.Score.Examples is { } json ? JsonSerializer.Deserialize<List<QualityExample>>(json)! : [], r.Text, r.Score.JudgedAt))];
    }

    /// <summary>The last day that is over and was judged; null before the first look.</summary>
    public async Task<DateOnly?> ClosedAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return (await db.Set<QualityProgress>().AsNoTracking().FirstOrDefaultAsync(cancel))?.Closed;
    }

    private async Task<Result<IQueryable<QualityScore>>> ScoresAsync(PlatformDb db, Viewer viewer, ScoreFilter filter, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var scores = db.Set<QualityScore>().AsNoTracking().Where(s => s.Day >= first && s.Day <= last);
        var everything = viewer.Everywhere && viewer.May(Permission.SeeInternal);
        if (!string.IsNullOrEmpty(filter.Records))
        {
            var subject = QualitySubject.OfRecords + filter.Records;
            return Result.Of(everything ? scores.Where(s => s.Subject == subject) : scores.Where(s => false));
        }
        if (!PointFilter.Of(ledger.Now, viewer, filter.Region, filter.Kind, null).TryGet(out var points, out var error)) return error;
        if (!string.IsNullOrEmpty(filter.Point) && !(ledger.Now.PointsByCode.TryGetValue(filter.Point, out var one) && Policy.For(viewer)(one))) return LedgerErrors.UnknownPoint.Of(filter.Point);
        if (everything && filter is { Region: null or "", Kind: null or "", Point: null or "", Organisation: null }) return Result.Of(scores);
        var who = filter.Organisation is null ? null : await responsibles.NowAsync(cancel);
        string[] subjects = [.. points.Points.Where(p => (string.IsNullOrEmpty(filter.Point) || p.Code == filter.Point) && (who is null || who.ResponsibleOf(p)?.OrganisationId == filter.Organisation)).Select(p => QualitySubject.Of(p.Id))];
        return Result.Of(scores.Where(s => subjects.Contains(s.Subject)));
    }
}
