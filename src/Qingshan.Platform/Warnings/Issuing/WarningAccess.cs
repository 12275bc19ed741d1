using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <summary>A warning with what was proposed and decided about it, in order.</summary>
/// <param name="Internal">The viewer sees who acted, what waits, and what was refused.</param>
public sealed record SeenWarning(IssuedWarning Warning, IReadOnlyList<WarningStep> Steps, WarningEvaluation? Evaluation, bool Internal)
{
    public WarningStep? Waiting => Steps.FirstOrDefault(s => s.Decision == WarningDecision.Waits);

    public IEnumerable<WarningStep> Approved => Steps.Where(s => s.Decision == WarningDecision.Approved);
}

/// <summary>
/// Warnings under the policy: what has been signed is everybody's, with level, time and reason; what waits or was refused, and who acted, is for those
/// who see what is internal of the region. What was ordered of an enterprise is seen by them, and by the enterprise itself.
/// </summary>
public sealed class WarningAccess(PlatformDbs dbs, LedgerBook ledger, TimeProvider time)
{
    public static bool SeesInternal(Viewer viewer, IssuedWarning warning) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || viewer.Regions.Contains(warning.RegionId));

    /// <summary>Warnings, the last ones first.</summary>
    /// <param name="region">Code of a region: warnings of it and of what lies within.</param>
    /// <param name="inForce">Only those in force now.</param>
    public async Task<Result<Page<IssuedWarning>>> ListAsync(Viewer viewer, string? region, bool inForce, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var key, out var error)) return error;
        var skip = 0;
        if (key.Length > 0 && !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out skip)) return CommonErrors.BadCursor.Of(after);
        await using var db = dbs.Open(viewer);
        var rows = db.Set<IssuedWarning>().AsNoTracking();
        if (!string.IsNullOrEmpty(region))
        {
            if (!ledger.Now.RegionsByCode.TryGetValue(region, out var top) || !Policy.For(viewer)(top)) return LedgerErrors.UnknownRegion.Of(region);
            Guid[] inside = [.. ledger.Now.Within(top.Id)];
            rows = rows.Where(w => inside.Contains(w.RegionId));
        }
        var now = time.GetUtcNow().UtcDateTime;
        if (inForce) rows = rows.Where(w => w.From <= now && (w.LiftedAt == null || now < w.LiftedAt));
        if (!viewer.May(Permission.SeeInternal)) rows = rows.Where(w => w.From != null);
        else if (!viewer.Everywhere)
        {
            Guid[] held = [.. viewer.Regions];
            rows = rows.Where(w => w.From != null || held.Contains(w.RegionId));
        }
        var found = await rows.OrderByDescending(w => w.OpenedAt).ThenByDescending(w => w.Number).Skip(skip).Take(take + 1).ToListAsync(cancel);
        return Cursor.Cut(found, take, _ => (skip + take).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Warnings that are in force or signed to begin soon, the highest first.</summary>
    public async Task<IReadOnlyList<IssuedWarning>> NotOverAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = dbs.Open(Viewer.Visitor);
        var rows = await db.Set<IssuedWarning>().AsNoTracking().Where(w => w.From != null && (w.LiftedAt == null || now < w.LiftedAt)).ToListAsync(cancel);
        return [.. rows.OrderByDescending(w => w.Level).ThenBy(w => w.RegionCode, StringComparer.Ordinal)];
    }

    /// <summary>One warning; one that may not be seen does not exist for the viewer.</summary>
    public async Task<Result<SeenWarning>> FindAsync(Viewer viewer, string number, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (await db.Set<IssuedWarning>().AsNoTracking().FirstOrDefaultAsync(w => w.Number == number, cancel) is not { } one || !(one.IsPublic || SeesInternal(viewer, one))) return WarningErrors.Unknown.Of(number);
        var (inside, steps) = (SeesInternal(viewer, one), await StepsAsync(db, one, cancel));
        return new SeenWarning(one, [.. steps.Where(s => inside || s.Decision == WarningDecision.Approved)], await db.Set<WarningEvaluation>().AsNoTracking().FirstOrDefaultAsync(e => e.WarningId == one.Id, cancel), inside);
    }

    /// <summary>What was ordered with a warning that the viewer has found, of enterprises that he may see, by enterprise and measure.</summary>
    public async Task<IReadOnlyList<OrderedMeasure>> OrderedAsync(Viewer viewer, IssuedWarning warning, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var rows = db.Set<OrderedMeasure>().AsNoTracking().Where(o => o.WarningId == warning.Id);
        if (!SeesInternal(viewer, warning))
        {
            Guid[] own = viewer.May(Permission.SeeOwn) ? [.. viewer.Own] : [];
            if (own.Length == 0) return [];
            rows = rows.Where(o => own.Contains(o.EnterpriseId));
        }
        var found = await rows.ToListAsync(cancel);
        return [.. found.OrderBy(o => o.EnterpriseCode, StringComparer.Ordinal).ThenBy(o => o.StepId).ThenBy(o => o.MeasureCode, StringComparer.Ordinal)];
    }

    /// <summary>What an enterprise that the viewer sees has to do now: of each warning in force the measures of the step that counts.</summary>
    public async Task<IReadOnlyList<(IssuedWarning Warning, WarningStep Step, IReadOnlyList<OrderedMeasure> Measures)>> OfEnterpriseAsync(Viewer viewer, Enterprise enterprise, CancellationToken cancel)
    {
        var (now, found) = (time.GetUtcNow().UtcDateTime, new List<(IssuedWarning, WarningStep, IReadOnlyList<OrderedMeasure>)>());
        if (!(Policy.Owns(viewer, enterprise.Id) || (viewer.May(Permission.SeeInternal) && Policy.Holds(viewer, enterprise)))) return found;
        await using var db = dbs.Open(viewer);
        var open = await db.Set<IssuedWarning>().AsNoTracking().Where(w => w.State == WarningState.Issued && db.Set<OrderedMeasure>().Any(o => o.WarningId == w.Id && o.EnterpriseId == enterprise.Id)).ToListAsync(cancel);
        foreach (var warning in open)
        {
            // What begins soon is to be prepared for: it is shown before its hour has come.
            if ((await StepsAsync(db, warning, cancel)).LastOrDefault(s => s.Decision == WarningDecision.Approved) is not { Kind: not WarningStepKind.Lift } step) continue;
            var ordered = await db.Set<OrderedMeasure>().AsNoTracking().Where(o => o.StepId == step.Id && o.EnterpriseId == enterprise.Id).ToListAsync(cancel);
            if (ordered.Count > 0) found.Add((warning, step, [.. ordered.OrderBy(o => o.MeasureCode, StringComparer.Ordinal)]));
        }
        return found;
    }

    internal static Task<List<WarningStep>> StepsAsync(PlatformDb db, IssuedWarning warning, CancellationToken cancel) =>
        db.Set<WarningStep>().AsNoTracking().Where(s => s.WarningId == warning.Id).OrderBy(s => s.Id).ToListAsync(cancel);
}
