using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Effect;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <summary>核查实际减排 · Holds what was ordered against what was measured: the hours of the order against the same hours of the two weeks before, without those in which a warning was in force.</summary>
public sealed class MeasureCheck
{
    private readonly PlatformDbs _dbs;
    private readonly LedgerBook _ledger;
    private readonly EmissionReader _emissions;
    private readonly TimeProvider _time;

    internal MeasureCheck(PlatformDbs dbs, LedgerBook ledger, EmissionReader emissions, TimeProvider time) => (_dbs, _ledger, _emissions, _time) = (dbs, ledger, emissions, time);

    /// <summary>Of measures of a warning that somebody may see.</summary>
    public async Task<IReadOnlyList<Checked>> OfAsync(IssuedWarning warning, IReadOnlyList<OrderedMeasure> ordered, CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var (now, steps) = (_time.GetUtcNow().UtcDateTime, (await WarningAccess.StepsAsync(db, warning, cancel)).Where(s => s.Decision == WarningDecision.Approved).ToList());
        var began = warning.From ?? now;
        var others = await db.Set<IssuedWarning>().AsNoTracking().Where(w => w.From != null && w.From < began && (w.LiftedAt == null || w.LiftedAt > began - Checked.Before)).ToListAsync(cancel);
        var found = new List<Checked>();
        foreach (var one in ordered)
        {
            var at = steps.FindIndex(s => s.Id == one.StepId);
            // An order holds until the next step counts, or until now; whole hours alone are looked at.
            var end = at + 1 < steps.Count && steps[at + 1].From < now ? steps[at + 1].From : now;
            var (from, to) = (Up(steps[at].From), Down(end));
            if (one.PointId is not { } id || !_ledger.Now.Points.TryGetValue(id, out var point) || one.Factor is null || one.ShownBy == MeasureShownBy.Nothing || to <= from)
            {
                found.Add(new(one, steps[at].From, end, null, one.Unit, null, CutSeen.NoData));
                continue;
            }
            var before = await _emissions.ReadAsync(point, one.Factor, one.ShownBy, Down(began) - Checked.Before, Down(began), cancel);
            foreach (var other in others.Where(w => w.Id != warning.Id && point.RegionId is { } region && _ledger.Now.Within(w.RegionId).Contains(region)))
                for (var h = 0; h < before.Values.Length; h++)
                    if (other.IsInForceAt(before.From.AddHours(h))) before.Values[h] = double.NaN;
            var during = await _emissions.ReadAsync(point, one.Factor, one.ShownBy, from, to, cancel);
            var cut = CutAgainstUsual.Of(before.Values, before.Hour, during.Values, during.Hour);
            found.Add(new(one, steps[at].From, end, cut, during.Unit.Length > 0 ? during.Unit : one.Unit, during.Series, Checked.SeenOf(cut, one.ReductionPercent)));
        }
        return found;
    }

    private static DateTime Down(DateTime utc) => utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerHour));

    private static DateTime Up(DateTime utc) => Down(utc.AddTicks(TimeSpan.TicksPerHour - 1));
}
