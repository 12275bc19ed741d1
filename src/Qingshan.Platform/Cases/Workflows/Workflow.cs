using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <summary>环节 · Where a case can stand.</summary>
/// <param name="Days">Working days that it has here unless a <see cref="WorkflowDeadline"/> says another number; null: it is due never.</param>
/// <param name="Terminal">The case is closed here.</param>
/// <param name="ForAssignee">It waits for the person that it is assigned to, and not for anybody of the organisation.</param>
public sealed record WorkflowState(string Key, Text Name, int? Days = null, bool Terminal = false, bool ForAssignee = false);

public enum StepKind
{
    [Term("办理", "step")]
    Step,

    [Term("退回", "remand")]
    Remand,

    [Term("移送", "transfer")]
    Transfer,

    [Term("重开", "reopen")]
    Reopen,
}

/// <summary>办理动作 · A step from one state to another.</summary>
/// <param name="Verb">As the button says it.</param>
/// <param name="Needs">Who may take it.</param>
public sealed record WorkflowStep(string Key, string From, string To, Text Verb, Permission Needs, StepKind Kind = StepKind.Step)
{
    /// <summary>Nobody takes it without saying why.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>It says who is to look after the case.</summary>
    public bool Assigns { get; init; }

    /// <summary>It hands in one's work: who took it is remembered.</summary>
    public bool Submits { get; init; }

    /// <summary>回避 · Nobody takes it who has handed the work in, or given a verdict in the case.</summary>
    public bool ByAnother { get; init; }

    public IReadOnlyList<FormField> Fields { get; init; } = [];
}

/// <summary>
/// 流程 · How cases of a kind are handled: states, steps, permissions, forms. It is code; only the working days of its states are data.
/// </summary>
/// <param name="Prefix">Of the numbers of its cases: <c>XS</c> gives XS-2026-000001.</param>
/// <param name="Begin">The state in which a case opens.</param>
public sealed record Workflow(string Key, Text Name, string Prefix, string Begin, IReadOnlyList<WorkflowState> States, IReadOnlyList<WorkflowStep> Steps)
{
    public WorkflowState State(string key) => States.First(s => s.Key == key);

    public WorkflowStep? Step(string? key, string from) => Steps.FirstOrDefault(s => s.Key == key && s.From == from);

    public IEnumerable<WorkflowStep> StepsFrom(string state) => Steps.Where(s => s.From == state);

    /// <summary>What is wrong with it as it is written: a state that nobody comes to or gets out of, a step to nowhere, two of one name.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        var keys = States.Select(s => s.Key).ToHashSet();
        if (keys.Count != States.Count) faults.Add($"{Key}: two states of one key");
        if (Steps.Select(s => (s.Key, s.From)).Distinct().Count() != Steps.Count) faults.Add($"{Key}: two steps of one key from one state");
        faults.AddRange(Steps.Where(s => !keys.Contains(s.From) || !keys.Contains(s.To)).Select(s => $"{Key}: {s.Key} leads from {s.From} to {s.To}, which is no state"));
        var reached = new HashSet<string>([Begin]);
        while (Steps.FirstOrDefault(s => reached.Contains(s.From) && !reached.Contains(s.To)) is { } next) reached.Add(next.To);
        faults.AddRange(keys.Except(reached).Select(k => $"{Key}: {k} cannot be reached"));
        faults.AddRange(States.Where(s => !s.Terminal && !CanEnd(s.Key)).Select(s => $"{Key}: from {s.Key} no way leads to an end"));
        return faults;
    }

    private bool CanEnd(string from)
    {
        var reached = new HashSet<string>([from]);
        while (Steps.FirstOrDefault(s => reached.Contains(s.From) && !reached.Contains(s.To)) is { } next) reached.Add(next.To);
        return States.Any(s => s.Terminal && reached.Contains(s.Key));
    }
}

/// <summary>The workflows of the platform and its applications. One that is wrong is a bug and does not start.</summary>
public sealed class WorkflowBook
{
    private readonly Dictionary<string, Workflow> _workflows;

    public WorkflowBook(IEnumerable<Workflow> workflows)
    {
        All = [.. workflows];
        _workflows = All.ToDictionary(w => w.Key, StringComparer.Ordinal);
        if (All.SelectMany(w => w.Faults()).ToList() is { Count: > 0 } faults) throw new InvalidOperationException(string.Join("; ", faults));
        if (All.Select(w => w.Prefix).Distinct().Count() != All.Count) throw new InvalidOperationException("Two workflows give their cases the same numbers.");
    }

    public IReadOnlyList<Workflow> All { get; }

    public Workflow? Find(string? key) => key is null ? null : _workflows.GetValueOrDefault(key);

    /// <summary>The one that a case goes by.</summary>
    public Workflow Of(Case one) => _workflows[one.Workflow];
}
