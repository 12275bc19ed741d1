using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Cases;

/// <param name="Step">Key of a step that leads on from where the case stands.</param>
/// <param name="Text">What was done, or why.</param>
/// <param name="AssignTo">User name, for a step that gives the case to somebody.</param>
/// <param name="Organisation">To which it is transferred, for a transfer.</param>
/// <param name="Form">What the step's form asks for, by the keys of its fields.</param>
public sealed record WantedStep(string? Step, string? Text = null, string? AssignTo = null, Guid? Organisation = null, IReadOnlyDictionary<string, string?>? Form = null);

/// <summary>
/// What people do with cases. Each act is an event of the case, audited, and told to whom it concerns, in one transaction. Who may see a case and holds
/// the permission of the act may do it; nobody reviews his own work.
/// </summary>
public sealed class CaseDesk
{
    public const int LongestText = 1000, LongestTitle = 200, LongestDue = 180;

    /// <summary>Two who open at once take the same number, and the second takes the next.</summary>
    private const int Tries = 5;

    private readonly PlatformDbs _dbs;
    private readonly CaseAccess _access;
    private readonly SignalAccess _signals;
    private readonly WorkflowBook _workflows;
    private readonly CaseNotices _notices;
    private readonly CaseFiles _files;
    private readonly PrecisionReader _precision;
    private readonly Viewers _viewers;

    internal CaseDesk(PlatformDbs dbs, CaseAccess access, SignalAccess signals, WorkflowBook workflows, CaseNotices notices, CaseFiles files, PrecisionReader precision, Viewers viewers) =>
        (_dbs, _access, _signals, _workflows, _notices, _files, _precision, _viewers) = (dbs, access, signals, workflows, notices, files, precision, viewers);

    /// <summary>立案: opens a case from a signal; what else is open about its subject joins at once. Where the subject has an open case, the signal joins that.</summary>
    /// <param name="title">Empty: what the signal says.</param>
    public async Task<Result<Case>> OpenAsync(Viewer by, Guid signal, string? title, string? text, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (!(await _signals.FindAsync(by, signal, cancel)).TryGet(out var found, out var error)) return error;
        if (title?.Length > LongestTitle || text?.Length > LongestText) return CaseErrors.TextNeeded.Of(title?.Length > LongestTitle ? LongestTitle : LongestText);
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await OpenAsync(by, found.Signal, found.Subject, title?.Trim() ?? "", text?.Trim() ?? "", cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Somebody else was first: the next look finds what he has made.
            }
        }
    }

    /// <summary>A step of the case's workflow.</summary>
    public Task<Result<Case>> StepAsync(Viewer by, string number, WantedStep wanted, CancellationToken cancel) => ChangeAsync(by, number, async (db, one, now) =>
    {
        var flow = _workflows.Of(one);
        if (flow.Step(wanted.Step, one.State) is not { } step) return CaseErrors.NoSuchStep.Of(flow.State(one.State).Name, wanted.Step, string.Join(", ", flow.StepsFrom(one.State).Select(s => s.Key)));
        if (!by.May(step.Needs)) return CommonErrors.Forbidden.Of(step.Needs.ToString());
        if (step.ByAnother && by.PersonId is null) return CaseErrors.NeedsPerson.Of();
        if (step.ByAnother && await IsOwnWorkAsync(db, by, one, flow, cancel)) return CaseErrors.OwnWork.Of();
        var text = wanted.Text?.Trim() ?? "";
        if (text.Length > LongestText || (step.NeedsReason && text.Length == 0)) return CaseErrors.TextNeeded.Of(LongestText);
        if (!FormField.Read(step.Fields, wanted.Form).TryGet(out var form, out var error)) return error;
        var (from, to, said) = (one.State, flow.State(step.To), new Text(text, text));
        if (to.Terminal && await UnjudgedAsync(db, one, cancel) is var missing and > 0) return CaseErrors.VerdictMissing.Of(missing);
        if (step.Assigns)
        {
            if (await AssigneeAsync(one, wanted.AssignTo, cancel) is not { } person) return CaseErrors.CannotAssign.Of(wanted.AssignTo);
            one.AssignedTo = person.Id;
            said = With(new($"交给 {person.DisplayName}（{person.UserName}）", $"to {person.DisplayName} ({person.UserName})"), text);
        }
        if (step.Kind == StepKind.Transfer)
        {
            if (wanted.Organisation is not { } id || id == one.OrganisationId || await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, cancel) is not { } organisation)
                return CaseErrors.CannotTransfer.Of(wanted.Organisation);
            (one.OrganisationId, one.AssignedTo) = (id, null);
            said = With(new($"移送 {organisation.Name}", $"to {organisation.NameEn ?? organisation.Name}"), text);
        }
        if (step.Kind == StepKind.Reopen)
        {
            if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Workflow == one.Workflow && c.SubjectId == one.SubjectId && c.ClosedAt == null, cancel) is { } other) return CaseErrors.OpenAlready.Of(other.Number);
            (one.SupervisedBy, one.SupervisorId, one.SupervisedDue) = (null, null, null);
        }
        if (step.Submits) one.SubmittedBy = by.For?.PersonId ?? by.PersonId;
        else if (step.Kind is StepKind.Reopen or StepKind.Transfer) one.SubmittedBy = null;
        await CaseTimes.EnterAsync(db, one, to, now, cancel);
        Tell(db, one, CaseEventKind.Stepped, "case-step", said, now, step, from, form.Count == 0 ? null : JsonSerializer.Serialize(form));
        return null;
    }, cancel);

    /// <summary>指派: gives it to somebody else, wherever it stands.</summary>
    public Task<Result<Case>> AssignAsync(Viewer by, string number, string? userName, CancellationToken cancel) => ChangeAsync(by, number, async (db, one, now) =>
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (one.ClosedAt is not null) return CaseErrors.Closed.Of(one.Number);
        if (await AssigneeAsync(one, userName, cancel) is not { } person) return CaseErrors.CannotAssign.Of(userName);
        if (one.AssignedTo == person.Id) return null;
        one.AssignedTo = person.Id;
        Tell(db, one, CaseEventKind.Assigned, "case-assigned", new($"{person.DisplayName}（{person.UserName}）", $"{person.DisplayName} ({person.UserName})"), now);
        return null;
    }, cancel);

    /// <summary>说明.</summary>
    public Task<Result<Case>> CommentAsync(Viewer by, string number, string? text, CancellationToken cancel) => ChangeAsync(by, number, (db, one, now) =>
    {
        if (!by.May(Permission.HandleCases)) return Task.FromResult<Error?>(CommonErrors.Forbidden.Of(nameof(Permission.HandleCases)));
        if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return Task.FromResult<Error?>(CaseErrors.TextNeeded.Of(LongestText));
        Tell(db, one, CaseEventKind.Commented, "case-commented", new(said, said), now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>督办: a superior sets a deadline, which no step moves until the case is closed.</summary>
    /// <param name="due">A day of Beijing.</param>
    public Task<Result<Case>> SuperviseAsync(Viewer by, string number, string? due, string? text, CancellationToken cancel) => ChangeAsync(by, number, (db, one, now) =>
    {
        if (!by.May(Permission.SuperviseCases)) return Task.FromResult<Error?>(CommonErrors.Forbidden.Of(nameof(Permission.SuperviseCases)));
        if (one.ClosedAt is not null) return Task.FromResult<Error?>(CaseErrors.Closed.Of(one.Number));
        if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return Task.FromResult<Error?>(CaseErrors.TextNeeded.Of(LongestText));
        var today = Periods.Day(now);
        if (!DateOnly.TryParseExact(due?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < today || day > today.AddDays(LongestDue))
            return Task.FromResult<Error?>(CaseErrors.BadDue.Of(due, LongestDue));
        (one.SupervisedBy, one.SupervisorId, one.SupervisedDue) = (by.Name, by.PersonId, Periods.StartOf(day.AddDays(1)));
        (one.DueAt, one.Reminded, one.OverdueAt) = (one.SupervisedDue, false, null);
        Tell(db, one, CaseEventKind.Supervised, "case-supervised", With(new($"限 {due!.Trim()} 前办结", $"to be closed by {due.Trim()}"), said), now);
        return Task.FromResult<Error?>(null);
    }, cancel);

    /// <summary>附件: takes a file by what it is, whatever it is called.</summary>
    public Task<Result<Case>> AttachAsync(Viewer by, string number, string? name, byte[] bytes, CancellationToken cancel) => ChangeAsync(by, number, async (db, one, now) =>
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (one.ClosedAt is not null) return CaseErrors.Closed.Of(one.Number);
        if (bytes.Length > CaseFiles.Most) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
        if (!FileKind.Of(name ?? "", bytes).TryGet(out var kind, out var error)) return error;
        var file = new CaseFile { CaseId = one.Id, Name = CaseFiles.NameOf(name, kind), MediaType = kind.MediaType, Size = bytes.Length, Sha256 = await _files.KeepAsync(bytes, cancel), At = now, By = by.Name };
        db.Add(file);
        Tell(db, one, CaseEventKind.Attached, "case-attached", new($"{file.Name}（SHA-256 {file.Sha256}）", $"{file.Name} (SHA-256 {file.Sha256})"), now);
        return null;
    }, cancel);

    /// <summary>结论: what a person says of a signal that is in a case, or was drawn. It can be said anew until the case is closed.</summary>
    public async Task<Result<SignalVerdict>> JudgeAsync(Viewer by, Guid signal, LeadVerdict verdict, string? text, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (by.PersonId is null) return CaseErrors.NeedsPerson.Of();
        if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return CaseErrors.TextNeeded.Of(LongestText);
        var inCase = await _access.OfSignalAsync(by, signal, cancel);
        await using var db = _dbs.Open(by);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var given = new SignalVerdict { SignalId = signal, Verdict = verdict, By = by.Name, PersonId = by.PersonId, At = now, Text = said };
        if (inCase is null)
        {
            if (!(await _signals.FindAsync(by, signal, cancel)).TryGet(out _, out var error)) return error;
            if (!await db.Set<SignalDraw>().AnyAsync(d => d.SignalId == signal, cancel)) return CaseErrors.OnlyInOrDrawn.Of(signal);
            db.Add(given);
            Audit.Add(db, "case-verdict", $"Signal {signal}", $"{Terms.Of(verdict).Zh}：{said}");
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            var changed = await ChangeAsync(by, inCase.Number, (caseDb, one, at) =>
            {
                if (one.ClosedAt is not null) return Task.FromResult<Error?>(CaseErrors.Closed.Of(one.Number));
                caseDb.Add(given);
                Tell(caseDb, one, CaseEventKind.Judged, "case-verdict", new($"{Terms.Of(verdict).Zh}：{said}", $"{Terms.Of(verdict).En}: {said}"), at);
                return Task.FromResult<Error?>(null);
            }, cancel);
            if (changed.Error is { } refused) return refused;
        }
        _precision.Forget();
        return given;
    }

    /// <summary>Those who may see and handle a case, by name.</summary>
    public async Task<IReadOnlyList<Assignee>> AssigneesAsync(Case one, CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var may = new List<Assignee>();
        foreach (var person in await db.Users.AsNoTracking().Where(p => p.ClosedAt == null).OrderBy(p => p.UserName).Select(p => new Assignee(p.Id, p.UserName!, p.DisplayName)).ToListAsync(cancel))
            if (await _viewers.OfAsync(person.Id, cancel) is var viewer && viewer.May(Permission.HandleCases) && CaseAccess.Sees(viewer, one)) may.Add(person);
        return may;
    }

    private async Task<Assignee?> AssigneeAsync(Case one, string? userName, CancellationToken cancel) =>
        (await AssigneesAsync(one, cancel)).FirstOrDefault(a => a.UserName == userName?.Trim());

    private async Task<Result<Case>> OpenAsync(Viewer by, Signal signal, Subject about, string title, string text, CancellationToken cancel)
    {
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = db.Time.GetUtcNow().UtcDateTime;
        if (await (from m in db.Set<CaseSignal>() join c in db.Set<Case>() on m.CaseId equals c.Id where m.SignalId == signal.Id select c).FirstOrDefaultAsync(cancel) is { } its)
            return its.ClosedAt is null ? CaseErrors.OpenAlready.Of(its.Number) : CaseErrors.Closed.Of(its.Number);
        var flow = _workflows.Find(LeadCheck.Key)!;
        var one = await db.Set<Case>().FirstOrDefaultAsync(c => c.Workflow == flow.Key && c.SubjectId == about.Id && c.ClosedAt == null, cancel);
        if (one is null)
        {
            var name = title.Length > 0 ? title : $"{about.Name.Zh}：{signal.Zh}";
            one = new Case
            {
                Number = await NumberAsync(db, flow, now, cancel), Workflow = flow.Key, State = flow.Begin, SubjectKind = about.Kind, SubjectId = about.Id, SubjectCode = about.Code, RegionId = about.Record.RegionId,
                Title = name.Length <= LongestTitle ? name : name[..(LongestTitle - 1)] + "…", Severity = signal.Severity, OpenedAt = now, OpenedBy = by.Name, OrganisationId = by.OrganisationId,
            };
            await CaseTimes.EnterAsync(db, one, flow.State(flow.Begin), now, cancel);
            db.Add(one);
            Tell(db, one, CaseEventKind.Opened, "case-opened", new(text, text), now);
        }
        CaseFusing.Join(db, one, signal, now);
        var others = await db.Set<Signal>().AsNoTracking().Where(s => s.SubjectId == about.Id && s.State == SignalState.Open && s.Id != signal.Id && !db.Set<CaseSignal>().Any(m => m.SignalId == s.Id)).OrderBy(s => s.OpenedAt).ToListAsync(cancel);
        foreach (var other in others) CaseFusing.Join(db, one, other, now);
        Audit.Add(db, "case-joined", $"Case {one.Number}", $"Signal {signal.Id}");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return one;
    }

    private static async Task<string> NumberAsync(PlatformDb db, Workflow flow, DateTime now, CancellationToken cancel)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{flow.Prefix}-{Periods.Day(now).Year}-");
        var last = await db.Set<Case>().Where(c => c.Number.StartsWith(head)).OrderByDescending(c => c.Number.Length).ThenByDescending(c => c.Number).Select(c => c.Number).FirstOrDefaultAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{head}{(last is null ? 0 : int.Parse(last[head.Length..], CultureInfo.InvariantCulture)) + 1:000000}");
    }

    private static async Task<int> UnjudgedAsync(PlatformDb db, Case one, CancellationToken cancel) =>
        await db.Set<CaseSignal>().CountAsync(m => m.CaseId == one.Id && !db.Set<SignalVerdict>().Any(v => v.SignalId == m.SignalId), cancel);

    /// <summary>Whether somebody, or the one for whom he acts, has handed in the work of the case or said a verdict that is in force.</summary>
    private static async Task<bool> IsOwnWorkAsync(PlatformDb db, Viewer by, Case one, Workflow flow, CancellationToken cancel)
    {
        if (by.Is(one.SubmittedBy)) return true;
        var submits = flow.Steps.Where(s => s.Submits).Select(s => s.Key).ToArray();
        if (await db.Set<CaseEvent>().AnyAsync(e => e.CaseId == one.Id && e.PersonId == by.PersonId && submits.Contains(e.Step), cancel)) return true;
        var signals = await db.Set<CaseSignal>().Where(m => m.CaseId == one.Id).Select(m => m.SignalId).ToListAsync(cancel);
        return (await Verdicts.InForceAsync(db, signals, cancel)).Values.Any(v => by.Is(v.PersonId));
    }

    private async Task<Result<Case>> ChangeAsync(Viewer by, string number, Func<PlatformDb, Case, DateTime, Task<Error?>> change, CancellationToken cancel)
    {
        if (!(await _access.FindAsync(by, number, cancel)).TryGet(out _, out var error)) return error;
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var one = await db.Set<Case>().FirstAsync(c => c.Number == number, cancel);
        if (await change(db, one, db.Time.GetUtcNow().UtcDateTime) is { } wrong) return wrong;
        try
        {
            if (!db.ChangeTracker.HasChanges()) return one;
            one.Version++;
            await db.SaveChangesAsync(cancel);
            await _notices.TellAsync(db, one, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return one;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CaseErrors.ChangedMeanwhile.Of(number);
        }
    }

    private static Text With(Text what, string said) => said.Length == 0 ? what : new($"{what.Zh}：{said}", $"{what.En}: {said}");

    private static void Tell(PlatformDb db, Case one, CaseEventKind kind, string action, Text text, DateTime now, WorkflowStep? step = null, string? from = null, string? form = null)
    {
        db.Add(new CaseEvent
        {
            CaseId = one.Id, At = now, Kind = kind, By = db.Viewer.Name, PersonId = db.Viewer.PersonId, Step = step?.Key, From = from, To = step?.To, Text = text.Zh ?? "", TextEn = text.En ?? "", Form = form,
        });
        Audit.Add(db, action, $"Case {one.Number}", step is null ? text.Zh : $"{step.Key}: {text.Zh}");
    }
}
