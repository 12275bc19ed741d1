using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>A case on the wire.</summary>
/// <param name="Subject">Code of the monitoring point or the enterprise.</param>
/// <param name="Region">Code.</param>
/// <param name="Due">Until when it should have left its state.</param>
/// <param name="AssignedTo">User name.</param>
/// <param name="SupervisedBy">A superior who has set the deadline.</param>
public sealed record CaseView(
    string Number, string Workflow, string State, string StateName, Severity Severity, string Title, SubjectKind SubjectKind, string Subject, string SubjectName, string? Region, bool Simulated,
    DateTime OpenedAt, string OpenedBy, DateTime? Due, bool Overdue, string? AssignedTo, Guid? OrganisationId, string? Organisation, string? SupervisedBy, DateTime? ClosedAt)
{
    internal static CaseView Of(Case c, CaseNames.Named names, DateTime now) => new(
        c.Number, c.Workflow, c.State, names.State(c).Name.ToString(), c.Severity, c.Title, c.SubjectKind, c.SubjectCode, names.Subject(c).ToString(), names.Region(c)?.Code, names.IsSimulated(c),
        c.OpenedAt, c.OpenedBy, c.DueAt, c.ClosedAt is null && c.DueAt <= now, names.Person(c)?.User, c.OrganisationId, names.Organisation(c)?.ToString(), c.SupervisedBy, c.ClosedAt);
}

/// <summary>A signal of a case with the verdict in force.</summary>
/// <param name="Verdict">Null while nobody has said one.</param>
public sealed record CaseSignalView(Guid Id, string Detector, Severity Severity, SignalState State, string Text, DateTime Since, DateTime Until, double? Worst, double? Limit, LeadVerdict? Verdict, string? VerdictText, string? VerdictBy)
{
    internal static CaseSignalView Of(JudgedSignal j) => new(
        j.Signal.Id, j.Signal.Detector, j.Signal.Severity, j.Signal.State, new Text(j.Signal.Zh, j.Signal.En).ToString(), j.Signal.Since, j.Signal.Until, j.Signal.Worst, j.Signal.Limit,
        j.Verdict?.Verdict, j.Verdict?.Text, j.Verdict?.By);
}

/// <summary>Something that happened to a case.</summary>
/// <param name="Form">The values of the step's form by the keys of its fields.</param>
public sealed record CaseEventView(long Id, DateTime At, CaseEventKind Kind, string Act, string By, string? From, string? To, string Text, IReadOnlyDictionary<string, string>? Form)
{
    internal static CaseEventView Of(Case one, CaseEvent e, CaseNames.Named names) => new(
        e.Id, e.At, e.Kind, names.Act(one, e).ToString(), e.By, e.From, e.To, new Text(e.Text, e.TextEn ?? e.Text).ToString(),
        e.Form is null ? null : System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(e.Form));
}

/// <summary>A file of a case.</summary>
public sealed record CaseFileView(Guid Id, string Name, string MediaType, long Size, string Sha256, DateTime At, string By)
{
    internal static CaseFileView Of(CaseFile f) => new(f.Id, f.Name, f.MediaType, f.Size, f.Sha256, f.At, f.By);
}

/// <summary>A field of a step's form.</summary>
public sealed record FormFieldView(string Key, string Name, FieldKind Kind, bool Required, IReadOnlyList<string> Choices);

/// <summary>A step of a workflow.</summary>
/// <param name="Kind">Whether it sends back, transfers, reopens.</param>
/// <param name="ByAnother">Not by who has handed in the work or given a verdict.</param>
public sealed record StepView(string Key, string From, string To, string Verb, string Needs, StepKind Kind, bool NeedsReason, bool Assigns, bool ByAnother, IReadOnlyList<FormFieldView> Fields)
{
    internal static StepView Of(WorkflowStep s) => new(
        s.Key, s.From, s.To, s.Verb.ToString(), s.Needs.ToString(), s.Kind, s.NeedsReason, s.Assigns, s.ByAnother,
        [.. s.Fields.Select(f => new FormFieldView(f.Key, f.Name.ToString(), f.Kind, f.Required, [.. f.Choices.Select(c => c.Key)]))]);
}

/// <summary>A state of a workflow.</summary>
/// <param name="Days">Working days that a case has here, as they stand; null: no deadline.</param>
public sealed record StateView(string Key, string Name, int? Days, bool Terminal);

/// <summary>A workflow.</summary>
public sealed record WorkflowView(string Key, string Name, string Prefix, string Begin, IReadOnlyList<StateView> States, IReadOnlyList<StepView> Steps);

/// <summary>A case with its signals, history, files, and the steps that the reader may take.</summary>
public sealed record CaseDetailView(
    CaseView Case, IReadOnlyList<CaseSignalView> Signals, IReadOnlyList<CaseEventView> History, IReadOnlyList<CaseFileView> Files, IReadOnlyList<StepView> Steps);

/// <summary>Verdicts counted, with the share that was confirmed among those that were said for good, and its 95 % interval (Wilson).</summary>
/// <param name="N">Confirmed and unfounded.</param>
public sealed record ShareView(int Confirmed, int Unfounded, int NeedsMore, int N, double? Share, double? Low, double? High)
{
    internal static ShareView Of(VerdictCount c) => c.Said == 0 ? new(c.Confirmed, c.Unfounded, c.NeedsMore, 0, null, null, null)
        : new(c.Confirmed, c.Unfounded, c.NeedsMore, c.Said, c.Confirming.Estimate, c.Confirming.Low, c.Confirming.High);
}

/// <summary>How often a detector was right.</summary>
/// <param name="Drawn">Of the signals drawn at random: without bias.</param>
/// <param name="Waiting">Drawn signals without a verdict.</param>
/// <param name="All">Of all that were judged; biased by what people chose to look at.</param>
public sealed record PrecisionView(string Detector, string Name, ShareView Drawn, int Waiting, ShareView All);

/// <summary>A drawn signal that waits to be checked.</summary>
public sealed record DrawnSignalView(Guid Id, string Detector, string Subject, Severity Severity, string Text, DateTime Since);

/// <summary>A verdict that was taken.</summary>
public sealed record VerdictView(Guid Signal, LeadVerdict Verdict, string Text, string By, DateTime At);

/// <summary>A day that is other than the arrangement in the program says.</summary>
public sealed record CalendarDayView(DateOnly Day, bool Working, string Basis);

/// <summary>The calendar of a year: which days are worked, and what was entered.</summary>
public sealed record CalendarView(int Year, int WorkingDays, string Source, IReadOnlyList<DateOnly> Working, IReadOnlyList<CalendarDayView> Entered);

/// <summary>What became of a record.</summary>
public sealed record SetView(string Code, Ledger.Written What);
