using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Platform.Cases;

/// <summary>Tells people of cases: whose turn it is, what was sent back, transferred or supervised, what is due or overdue.</summary>
internal sealed class CaseNotices(NoticeDesk desk, WorkflowBook workflows)
{
    /// <summary>Of the events just written in the caller's transaction; they have their numbers already.</summary>
    public async Task TellAsync(PlatformDb db, Case one, CancellationToken cancel)
    {
        foreach (var happened in db.ChangeTracker.Entries<CaseEvent>().Select(e => e.Entity).OrderBy(e => e.Id).ToList())
        {
            var news = NewsOf(one, happened);
            foreach (var (reason, people) in await ConcernedAsync(db, one, happened, cancel))
            {
                // Nobody is told of what he has just done himself.
                await desk.TellAsync(db, news, reason, people.Where(p => p != happened.PersonId), cancel);
                await db.SaveChangesAsync(cancel);
            }
        }
    }

    private async Task<List<(NoticeReason Reason, IReadOnlyList<Guid> People)>> ConcernedAsync(PlatformDb db, Case one, CaseEvent happened, CancellationToken cancel)
    {
        var turn = happened.Kind is CaseEventKind.Stepped or CaseEventKind.Supervised or CaseEventKind.Reminded or CaseEventKind.Overdue ? await TurnAsync(db, one, cancel) : default;
        switch (happened.Kind)
        {
            case CaseEventKind.Stepped when one.ClosedAt is not null:
                return one.SupervisorId is { } superior ? [(NoticeReason.Answer, [superior])] : [];
            case CaseEventKind.Stepped or CaseEventKind.Supervised or CaseEventKind.Reminded:
                return [turn];
            case CaseEventKind.Assigned:
                return one.AssignedTo is { } person ? [(NoticeReason.Assigned, [person])] : [];
            case CaseEventKind.Overdue:
                return [turn, (NoticeReason.Decision, await desk.WhoMayAsync(db, Permission.SuperviseCases, v => CaseAccess.Sees(v, one), cancel))];
            default:
                return [];
        }
    }

    /// <summary>Whose turn it is: who it is assigned to, or those of its organisation who may take it further and have not handed it in themselves.</summary>
    private async Task<(NoticeReason, IReadOnlyList<Guid>)> TurnAsync(PlatformDb db, Case one, CancellationToken cancel)
    {
        var flow = workflows.Of(one);
        if (flow.State(one.State).ForAssignee && one.AssignedTo is { } person) return (NoticeReason.Assigned, [person]);
        var steps = flow.StepsFrom(one.State).ToList();
        if (steps.Count == 0) return (NoticeReason.Responsible, []);
        var needs = (steps.Find(s => s.Kind == StepKind.Step) ?? steps[0]).Needs;
        var people = one.OrganisationId is { } organisation ? await desk.OfOrganisationAsync(db, organisation, needs, cancel) : await desk.WhoMayAsync(db, needs, v => v.Everywhere, cancel);
        return (steps.Exists(s => s.ByAnother) ? NoticeReason.Decision : NoticeReason.Responsible, [.. people.Where(p => p != one.SubmittedBy)]);
    }

    private News NewsOf(Case one, CaseEvent happened)
    {
        var flow = workflows.Of(one);
        var what = happened is { Kind: CaseEventKind.Stepped, Step: { } key, From: { } from } ? flow.Step(key, from)!.Verb : Terms.Of(happened.Kind);
        var state = flow.State(one.State).Name;
        var due = one.DueAt is { } at ? BeijingTime.FromUtc(at.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        var said = string.IsNullOrEmpty(happened.Text) ? default : new Text($"{happened.Text}\n", $"{happened.TextEn ?? happened.Text}\n");
        var until = due is null ? default : new Text($"期限：{due}（北京时间，当日有效）\n", $"Due: {due} (Beijing time, that day included)\n");
        return new(CaseTopic.Name, one.Id, happened.Id, $"/cases/{one.Number}", happened.Kind == CaseEventKind.Overdue ? Severity.Warning : Severity.Notice,
            new($"工单{one.Number} {what.Zh}：{one.Title}", $"Case {one.Number}, {what.En}: {one.Title}"),
            new($"{said.Zh}现在：{state.Zh}\n{until.Zh}请打开工单办理。线索供核实，不是结论。", $"{said.En}Now: {state.En}\n{until.En}Open the case to go on. Its signals are leads, no verdicts."),
            one.SubjectKind == SubjectKind.Point ? one.SubjectCode : null);
    }
}
