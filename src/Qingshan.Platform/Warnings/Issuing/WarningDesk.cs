using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <param name="Kind">What is proposed.</param>
/// <param name="Level">Of an activation or a change.</param>
/// <param name="From">From when (UTC); null: from the next full hour.</param>
/// <param name="Expected">Until when it is expected to last (UTC).</param>
/// <param name="Issue">The forecast that it rests on.</param>
/// <param name="Chance">How likely that makes the level.</param>
public sealed record WantedWarningStep(WarningStepKind Kind, WarningLevel Level, DateTime? From, DateTime? Expected, string? Reason, string? ReasonEn = null, long? Issue = null, double? Chance = null);

/// <summary>
/// 预警的提议、签发、升降级、解除与评估 · What people do with warnings: one proposes, another signs or refuses. Each act is audited and told in one
/// transaction. Signing fixes what was ordered of whom.
/// </summary>
public sealed class WarningDesk
{
    public const int LongestText = 1000;

    /// <summary>A warning is signed for days that can be foreseen.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const int Tries = 5;

    private readonly PlatformDbs _dbs;
    private readonly LedgerBook _ledger;
    private readonly WarningPlanDesk _plans;
    private readonly WarningAccess _access;
    private readonly OrderList _orders;
    private readonly WarningNotices _notices;

    internal WarningDesk(PlatformDbs dbs, LedgerBook ledger, WarningPlanDesk plans, WarningAccess access, OrderList orders, WarningNotices notices) =>
        (_dbs, _ledger, _plans, _access, _orders, _notices) = (dbs, ledger, plans, access, orders, notices);

    /// <summary>Proposes a warning of a region.</summary>
    /// <param name="region">Code of the region.</param>
    public async Task<Result<IssuedWarning>> ProposeAsync(Viewer by, string? region, WantedWarningStep wanted, CancellationToken cancel)
    {
        if (MayNotPropose(by) is { } refused) return refused;
        if (!_ledger.Now.RegionsByCode.TryGetValue(region ?? "", out var place) || !Policy.For(by)(place)) return LedgerErrors.UnknownRegion.Of(region);
        if (!Holds(by, place.Id)) return WarningErrors.OutsideJurisdiction.Of(place.Code);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ProposeAsync(by, place, wanted, cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Two at once take the same number, or propose for the same region: the next look finds what the other has made.
            }
        }
    }

    /// <summary>Proposes another level of a warning in force, or its lifting.</summary>
    public async Task<Result<IssuedWarning>> ProposeStepAsync(Viewer by, string number, WantedWarningStep wanted, CancellationToken cancel)
    {
        if (MayNotPropose(by) is { } refused) return refused;
        return await ChangeAsync(by, number, async (db, one, steps, now) =>
        {
            if (one.State != WarningState.Issued || wanted.Kind == WarningStepKind.Activate) return WarningErrors.NotNow.Of(one.Number, Terms.Of(one.State), new Text(Terms.Of(wanted.Kind).Zh, wanted.Kind == WarningStepKind.Lift ? "lifted" : "changed"));
            if (steps.Exists(s => s.Decision == WarningDecision.Waits)) return WarningErrors.WaitsAlready.Of(one.Number);
            if (wanted.Kind == WarningStepKind.Change && wanted.Level == one.Level) return WarningErrors.SameLevel.Of(one.Number, WarningWords.Of(one.Level));
            if (!Step(by, one, wanted, now).TryGet(out var step, out var error)) return error;
            db.Add(step);
            Audit.Add(db, "warning-proposed", $"Warning {one.Number}", Said(step));
            await db.SaveChangesAsync(cancel);
            await _notices.ProposedAsync(db, one, step, cancel);
            return null;
        }, cancel);
    }

    /// <summary>签发: another person puts what was proposed into force. What is signed after the time from which it was to count counts from now.</summary>
    public async Task<Result<IssuedWarning>> SignAsync(Viewer by, string number, string? text, CancellationToken cancel)
    {
        if (MayNotSign(by) is { } refused) return refused;
        return await ChangeAsync(by, number, async (db, one, steps, now) =>
        {
            if (Waiting(by, one, steps).TryGet(out var step, out var error) is false) return error;
            if (text?.Length > LongestText) return WarningErrors.TextNeeded.Of(LongestText);
            step.From = step.From < now ? now : step.From;
            Decide(by, step, WarningDecision.Approved, text, now);
            if (step.Kind == WarningStepKind.Lift) (one.State, one.LiftedAt) = (WarningState.Lifted, step.From > one.From ? step.From : one.From);
            else
            {
                (one.State, one.Level, one.From, one.Expected) = (WarningState.Issued, step.Level, one.From ?? step.From, step.Expected);
                if (step.Level > one.Highest) one.Highest = step.Level;
            }
            IReadOnlyCollection<OrderedMeasure> ordered = await _orders.MakeAsync(one, step, step.From, cancel);
            db.AddRange(ordered);
            if (step.Kind == WarningStepKind.Lift) ordered = await db.Set<OrderedMeasure>().AsNoTracking().Where(o => o.WarningId == one.Id).ToListAsync(cancel);
            Audit.Add(db, "warning-signed", $"Warning {one.Number}", $"{Said(step)}; {ordered.Count} measures of {ordered.Select(o => o.EnterpriseId).Distinct().Count()} enterprises");
            await _notices.DecidedAsync(db, one, step, ordered, cancel);
            return null;
        }, cancel);
    }

    /// <summary>退回.</summary>
    public async Task<Result<IssuedWarning>> RefuseAsync(Viewer by, string number, string? reason, CancellationToken cancel)
    {
        if (MayNotSign(by) is { } refused) return refused;
        return await ChangeAsync(by, number, async (db, one, steps, now) =>
        {
            if (Waiting(by, one, steps).TryGet(out var step, out var error) is false) return error;
            if (reason?.Trim().Length is not (> 0 and <= LongestText)) return WarningErrors.TextNeeded.Of(LongestText);
            Decide(by, step, WarningDecision.Refused, reason, now);
            if (one.State == WarningState.Proposed) one.State = WarningState.Refused;
            Audit.Add(db, "warning-refused", $"Warning {one.Number}", Said(step));
            await _notices.DecidedAsync(db, one, step, [], cancel);
            return null;
        }, cancel);
    }

    /// <summary>撤回: who proposed takes it back before it is decided.</summary>
    public async Task<Result<IssuedWarning>> WithdrawAsync(Viewer by, string number, CancellationToken cancel)
    {
        if (MayNotPropose(by) is { } refused) return refused;
        return await ChangeAsync(by, number, (db, one, steps, now) =>
        {
            if (steps.Find(s => s.Decision == WarningDecision.Waits) is not { } step) return Task.FromResult<Error?>(WarningErrors.NotNow.Of(one.Number, Terms.Of(one.State), new Text("撤回", "withdrawn")));
            if (!by.Is(step.ProposedById) && !by.Is(step.ProposedForId)) return Task.FromResult<Error?>(WarningErrors.NotYours.Of());
            Decide(by, step, WarningDecision.Withdrawn, null, now);
            if (one.State == WarningState.Proposed) one.State = WarningState.Withdrawn;
            Audit.Add(db, "warning-withdrawn", $"Warning {one.Number}", Said(step));
            return Task.FromResult<Error?>(null);
        }, cancel);
    }

    /// <summary>评估: what somebody who may sign says of a warning that is over.</summary>
    /// <param name="facts">The numbers on which that rests, as JSON.</param>
    public async Task<Result<IssuedWarning>> EvaluateAsync(Viewer by, string number, WarningOutcome outcome, string? text, string facts, CancellationToken cancel)
    {
        if (MayNotSign(by) is { } refused) return refused;
        return await ChangeAsync(by, number, (db, one, _, now) =>
        {
            if (one.State != WarningState.Lifted || now < one.LiftedAt) return Task.FromResult<Error?>(WarningErrors.NotNow.Of(one.Number, Terms.Of(one.State), new Text("评估", "evaluated")));
            if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return Task.FromResult<Error?>(WarningErrors.TextNeeded.Of(LongestText));
            one.State = WarningState.Evaluated;
            db.Add(new WarningEvaluation { WarningId = one.Id, At = now, By = by.Name, Outcome = outcome, Text = said, Facts = facts });
            Audit.Add(db, "warning-evaluated", $"Warning {one.Number}", $"{Terms.Of(outcome).Zh}：{said}");
            return Task.FromResult<Error?>(null);
        }, cancel);
    }

    private async Task<Result<IssuedWarning>> ProposeAsync(Viewer by, Region place, WantedWarningStep wanted, CancellationToken cancel)
    {
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = db.Time.GetUtcNow().UtcDateTime;
        if (await db.Set<IssuedWarning>().AsNoTracking().FirstOrDefaultAsync(w => w.RegionId == place.Id && (w.State == WarningState.Proposed || w.State == WarningState.Issued), cancel) is { } open) return WarningErrors.OpenAlready.Of(open.Number);
        var day = DateOnly.FromDateTime(BeijingTime.FromUtc(wanted.From ?? now));
        if ((await _plans.OfAsync(place.Id, day, cancel)).Plan is not { } plan) return WarningErrors.NoPlan.Of(place.Code, day);
        var one = new IssuedWarning
        {
            Number = await Numbering.NextAsync(db.Set<IssuedWarning>().Select(w => w.Number), "YJ", now, cancel), RegionId = place.Id, RegionCode = place.Code, RegionName = place.Name, RegionNameEn = place.NameEn,
            Plan = plan.Key, Level = wanted.Level, OpenedAt = now, Simulated = IsSimulated(place.Id),
        };
        if (!Step(by, one, wanted with { Kind = WarningStepKind.Activate }, now).TryGet(out var step, out var error)) return error;
        db.Add(one);
        db.Add(step);
        Audit.Add(db, "warning-proposed", $"Warning {one.Number}", Said(step));
        await db.SaveChangesAsync(cancel);
        await _notices.ProposedAsync(db, one, step, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return one;
    }

    private async Task<Result<IssuedWarning>> ChangeAsync(Viewer by, string number, Func<PlatformDb, IssuedWarning, List<WarningStep>, DateTime, Task<Error?>> change, CancellationToken cancel)
    {
        if (!(await _access.FindAsync(by, number, cancel)).TryGet(out var seen, out var error)) return error;
        if (!Holds(by, seen.Warning.RegionId)) return WarningErrors.OutsideJurisdiction.Of(seen.Warning.RegionCode);
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var one = await db.Set<IssuedWarning>().FirstAsync(w => w.Number == number, cancel);
        var steps = await db.Set<WarningStep>().Where(s => s.WarningId == one.Id).OrderBy(s => s.Id).ToListAsync(cancel);
        try
        {
            // First of all: who comes second waits here, and is told to look again before anything of his is written.
            one.Version++;
            await db.SaveChangesAsync(cancel);
            if (await change(db, one, steps, db.Time.GetUtcNow().UtcDateTime) is { } wrong) return wrong;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return one;
        }
        catch (DbUpdateConcurrencyException)
        {
            return WarningErrors.ChangedMeanwhile.Of(number);
        }
    }

    private static Result<WarningStep> Step(Viewer by, IssuedWarning one, WantedWarningStep wanted, DateTime now)
    {
        var (plan, lifts) = (WarningPlans.Find(one.Plan)!, wanted.Kind == WarningStepKind.Lift);
        if (!lifts && !plan.Rules.Any(r => r.Level == wanted.Level)) return WarningErrors.BadLevel.Of(new Text(plan.NameZh, plan.NameEn), wanted.Level.ToString().ToLowerInvariant(), string.Join(", ", plan.Rules.Select(r => r.Level).Distinct().Order().Select(l => l.ToString().ToLowerInvariant())));
        if (wanted.Reason?.Trim() is not { Length: > 0 and <= LongestText } reason || wanted.ReasonEn?.Length > LongestText) return WarningErrors.TextNeeded.Of(LongestText);
        var from = wanted.From ?? NextHour(now);
        if (from < now.AddHours(-1) || from > now + Longest) return WarningErrors.BadSpan.Of("from", new Text($"开始时间须在现在到 {Longest.Days} 天之内", $"it has to begin between now and {Longest.Days} days from now"));
        if (wanted.Expected is { } until && (until <= from || until > from + Longest)) return WarningErrors.BadSpan.Of("until", new Text($"预计结束须在开始之后 {Longest.Days} 天之内", $"the expected end has to be after the beginning, {Longest.Days} days at most"));
        return new WarningStep
        {
            WarningId = one.Id, Kind = wanted.Kind, Level = lifts ? WarningLevel.None : wanted.Level, From = from, Expected = lifts ? null : wanted.Expected, Reason = reason, ReasonEn = wanted.ReasonEn?.Trim() is { Length: > 0 } en ? en : null,
            IssueId = wanted.Issue, Chance = wanted.Chance is >= 0 and <= 1 ? wanted.Chance : null, ProposedAt = now, ProposedBy = by.Name, ProposedById = by.PersonId, ProposedForId = by.For?.PersonId,
        };
    }

    private static Result<WarningStep> Waiting(Viewer by, IssuedWarning one, List<WarningStep> steps) =>
        steps.Find(s => s.Decision == WarningDecision.Waits) is not { } step ? WarningErrors.NotNow.Of(one.Number, Terms.Of(one.State), new Text("签发", "signed"))
        : by.Is(step.ProposedById) || by.Is(step.ProposedForId) ? WarningErrors.OwnProposal.Of() : step;

    private static void Decide(Viewer by, WarningStep step, WarningDecision decision, string? text, DateTime now) =>
        (step.Decision, step.DecidedAt, step.DecidedBy, step.DecidedById, step.DecidedText) = (decision, now, by.Name, by.PersonId, string.IsNullOrWhiteSpace(text) ? null : text.Trim());

    private static Error? MayNotPropose(Viewer by) =>
        !by.May(Permission.ProposeWarnings) ? CommonErrors.Forbidden.Of(nameof(Permission.ProposeWarnings)) : by.PersonId is null ? WarningErrors.NeedsPerson.Of() : null;

    private static Error? MayNotSign(Viewer by) =>
        !by.May(Permission.SignWarnings) ? CommonErrors.Forbidden.Of(nameof(Permission.SignWarnings)) : by.PersonId is null ? WarningErrors.NeedsPerson.Of() : null;

    private static bool Holds(Viewer viewer, Guid region) => viewer.Everywhere || viewer.Regions.Contains(region);

    /// <summary>What counts in the evaluation of the air is all made up.</summary>
    private bool IsSimulated(Guid region)
    {
        var inside = _ledger.Now.Within(region);
        var stations = _ledger.Now.InCodeOrder.Where(p => p.Kind == "air-station" && p.RegionId is { } at && inside.Contains(at)).ToList();
        return stations.Count > 0 && stations.TrueForAll(p => p.Simulated);
    }

    private static DateTime NextHour(DateTime now) => now.Ticks % TimeSpan.TicksPerHour == 0 ? now : now.AddTicks(TimeSpan.TicksPerHour - now.Ticks % TimeSpan.TicksPerHour);

    private static string Said(WarningStep step) => $"{WarningWords.Of(step).Zh}; from {step.From:O}; forecast {step.IssueId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}; {step.Reason}{(step.DecidedText is { } text ? $"; {text}" : "")}";
}
