using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Desk;

/// <summary>A lead with what it is about and what a look at it is worth.</summary>
public sealed record RankedLead(Signal Signal, Subject Subject, LeadValue Value, DetectorPrecision Precision);

/// <summary>Open leads of which there is no case yet, by severity and detector.</summary>
public sealed record OpenLeads(string Detector, Severity Severity, int Count);

/// <summary>
/// 线索排序 · The open leads of a viewer that are in no case, those first that are worth a look most. Within a detector and a severity the value falls
/// with age alone, so that the newest of each are all that has to be looked at.
/// </summary>
public sealed class LeadRanking(PlatformDbs dbs, SubjectBook subjects, PrecisionReader precision, TimeProvider time)
{
    public const int Most = 100;

    /// <summary>Up to so many are simply all read; more are looked for kind by kind.</summary>
    private const int Few = 2_000;

    /// <summary>How many open signals there are that the viewer sees, in cases or not, by detector and severity.</summary>
    public async Task<IReadOnlyList<OpenLeads>> CountAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await SignalAccess.Seen(db, viewer).Where(s => s.State == SignalState.Open).GroupBy(s => new { s.Detector, s.Severity })
            .Select(g => new OpenLeads(g.Key.Detector, g.Key.Severity, g.Count())).ToListAsync(cancel);
    }

    /// <param name="counted">What <see cref="CountAsync"/> found for the same viewer.</param>
    public async Task<IReadOnlyList<RankedLead>> BestAsync(Viewer viewer, IReadOnlyList<OpenLeads> counted, int most, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var few = counted.Sum(c => c.Count) <= Few;
        var open = SignalAccess.Seen(db, viewer, inOrder: !few).Where(s => s.State == SignalState.Open && !db.Set<CaseSignal>().Any(m => m.SignalId == s.Id));
        var found = new List<Signal>();
        if (few) found.AddRange(await open.ToListAsync(cancel));
        else
            foreach (var kind in counted)
                found.AddRange(await open.Where(s => s.Detector == kind.Detector && s.Severity == kind.Severity).OrderByDescending(s => s.OpenedAt).Take(most).ToListAsync(cancel));

        var (now, known) = (time.GetUtcNow().UtcDateTime, (await precision.AllAsync(cancel)).ToDictionary(p => p.Detector));
        var ranked = found.Select(s => (Signal: s, Known: known.GetValueOrDefault(s.Detector) ?? new(s.Detector, default, 0, default)))
            .Select(s => (s.Signal, s.Known, Value: LeadValue.Of(s.Signal.Severity, s.Known, now - s.Signal.OpenedAt)))
            .OrderByDescending(s => s.Value.Value).ThenByDescending(s => s.Signal.OpenedAt).ThenBy(s => s.Signal.Id).Take(most).ToList();
        var about = await subjects.OfAsync(ranked.Select(r => r.Signal), cancel);
        return [.. ranked.Where(r => about.ContainsKey(r.Signal.SubjectId)).Select(r => new RankedLead(r.Signal, about[r.Signal.SubjectId], r.Value, r.Known))];
    }
}
