using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>Verdicts counted.</summary>
public readonly record struct VerdictCount(int Confirmed, int Unfounded, int NeedsMore)
{
    /// <summary>Of which the share is taken: who needs more has not said.</summary>
    public int Said => Confirmed + Unfounded;

    /// <summary>The share that was confirmed, with Wilson's 95 % interval.</summary>
    public ShareInterval Confirming => ShareInterval.Wilson(Confirmed, Said);
}

/// <summary>准确率 · How often a detector was right, as people have found.</summary>
/// <param name="Drawn">Of the signals that were drawn: without bias, since nobody chose them.</param>
/// <param name="Waiting">Drawn signals that nobody has said a verdict of: while there are many, also the drawn ones may be chosen.</param>
/// <param name="All">Of all that were judged: people look first at what seems clear, so this is biased.</param>
public sealed record DetectorPrecision(string Detector, VerdictCount Drawn, int Waiting, VerdictCount All);

/// <summary>
/// Counts verdicts by detector. How good a detector is, is a property of the program and no secret of a region: everybody who sees leads sees it, over
/// all regions.
/// </summary>
public sealed class PrecisionReader(PlatformDbs dbs, DetectorBook detectors, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(20);
    private volatile Held? _held;

    public async Task<IReadOnlyList<DetectorPrecision>> AllAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_held is { } held && (now - held.At).Duration() < Keep) return held.Made;
        var made = await CountAsync(cancel);
        _held = new(made, now);
        return made;
    }

    public async Task<DetectorPrecision> OfAsync(string detector, CancellationToken cancel) =>
        (await AllAsync(cancel)).FirstOrDefault(p => p.Detector == detector) ?? new(detector, default, 0, default);

    /// <summary>A verdict was given: what is held is of before.</summary>
    internal void Forget() => _held = null;

    /// <summary>抽查清单 · Signals that were drawn and wait for a verdict, of what the viewer holds; the oldest first.</summary>
    public async Task<IReadOnlyList<Signal>> ToCheckAsync(Viewer viewer, int most, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var waiting = from d in db.Set<SignalDraw>() join s in SignalAccess.Seen(db, viewer) on d.SignalId equals s.Id where !db.Set<SignalVerdict>().Any(v => v.SignalId == s.Id) orderby d.At, s.Id select s;
        return await waiting.Take(most).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<DetectorPrecision>> CountAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var last = db.Set<SignalVerdict>().Where(v => !db.Set<SignalVerdict>().Any(later => later.SignalId == v.SignalId && later.Id > v.Id));
        var judged = await (from v in last
                            join s in db.Set<Signal>() on v.SignalId equals s.Id
                            join d in db.Set<SignalDraw>() on s.Id equals d.SignalId into draws
                            from d in draws.DefaultIfEmpty()
                            group v by new { s.Detector, Drawn = d != null, v.Verdict } into g
                            select new { g.Key.Detector, g.Key.Drawn, g.Key.Verdict, Count = g.Count() }).ToListAsync(cancel);
        var drawn = await db.Set<SignalDraw>().Where(d => !db.Set<SignalVerdict>().Any(v => v.SignalId == d.SignalId)).GroupBy(d => d.Detector).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var keys = detectors.All.Select(d => d.Key).Concat(judged.Select(j => j.Detector)).Concat(drawn.Keys).Distinct();
        return
        [
            .. keys.Select(key => new DetectorPrecision(key, Sum(key, j => j), drawn.GetValueOrDefault(key), Sum(key, _ => true))),
        ];

        VerdictCount Sum(string key, Func<bool, bool> takes)
        {
            int Of(LeadVerdict verdict) => judged.Where(j => j.Detector == key && j.Verdict == verdict && takes(j.Drawn)).Sum(j => j.Count);
            return new(Of(LeadVerdict.Confirmed), Of(LeadVerdict.Unfounded), Of(LeadVerdict.NeedsMore));
        }
    }

    private sealed record Held(IReadOnlyList<DetectorPrecision> Made, DateTimeOffset At);
}
