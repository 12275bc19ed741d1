using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>What the identities in cases are called.</summary>
public sealed class CaseNames(PlatformDbs dbs, LedgerBook ledger, SubjectBook subjects, WorkflowBook workflows)
{
    public async Task<Named> OfAsync(IReadOnlyCollection<Case> cases, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var people = cases.Select(c => c.AssignedTo).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (p.UserName!, p.DisplayName), cancel);
        return new(ledger.Now, await subjects.OfAsync(cases.Select(c => (c.SubjectKind, c.SubjectId)), cancel), workflows, names, await OrganisationsAsync(db, cancel));
    }

    /// <summary>All organisations by name, to which a case can be transferred.</summary>
    public async Task<IReadOnlyDictionary<Guid, Text>> OrganisationsAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await OrganisationsAsync(db, cancel);
    }

    private static async Task<Dictionary<Guid, Text>> OrganisationsAsync(PlatformDb db, CancellationToken cancel) =>
        await db.Set<Organisation>().AsNoTracking().OrderBy(o => o.Name).ToDictionaryAsync(o => o.Id, o => new Text(o.Name, o.NameEn ?? o.Name), cancel);

    /// <summary>The names of some cases.</summary>
    public sealed class Named(LedgerSnapshot ledger, IReadOnlyDictionary<Guid, Subject> subjects, WorkflowBook workflows, IReadOnlyDictionary<Guid, (string User, string Name)> people, IReadOnlyDictionary<Guid, Text> organisations)
    {
        public WorkflowState State(Case one) => workflows.Of(one).State(one.State);

        /// <summary>What a case is about; null where that is no longer in force.</summary>
        public Subject? About(Case one) => subjects.GetValueOrDefault(one.SubjectId);

        public Text Subject(Case one) => About(one)?.Name ?? new(one.SubjectCode, one.SubjectCode);

        public bool IsSimulated(Case one) => About(one)?.Simulated == true;

        public Region? Region(Case one) => (About(one)?.Record.RegionId ?? one.RegionId) is { } id ? ledger.Regions.GetValueOrDefault(id) : null;

        /// <summary>User name and name of who looks after it.</summary>
        public (string User, string Name)? Person(Case one) => one.AssignedTo is { } id && people.TryGetValue(id, out var person) ? person : null;

        public Text? Organisation(Case one) => one.OrganisationId is { } id && organisations.TryGetValue(id, out var name) ? name : null;

        /// <summary>What an event was, as people read it: the verb of its step, or its kind.</summary>
        public Text Act(Case one, CaseEvent happened) =>
            happened is { Kind: CaseEventKind.Stepped, Step: { } key, From: { } from } && workflows.Of(one).Step(key, from) is { } step ? step.Verb : Terms.Of(happened.Kind);

        /// <summary>The values of the form of an event, field by field.</summary>
        public IReadOnlyList<(Text Field, Text Value)> Form(Case one, CaseEvent happened)
        {
            if (happened.Form is null || workflows.Of(one).Step(happened.Step, happened.From ?? "") is not { } step) return [];
            var values = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(happened.Form)!;
            return [.. values.Select(v => step.Fields.FirstOrDefault(f => f.Key == v.Key) is { } field ? (field.Name, field.Show(v.Value)) : (new Text(v.Key, v.Key), new Text(v.Value, v.Value)))];
        }
    }
}
