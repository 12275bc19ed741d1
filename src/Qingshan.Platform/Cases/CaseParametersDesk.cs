using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Cases;

/// <summary>The data of workflows: days of the calendar, and working days of their states. Both are records of the ledger with their history.</summary>
public sealed class CaseParametersDesk(LedgerWriter writer, WorkflowBook workflows, PlatformDbs dbs, TimeProvider time)
{
    public const int LongestBasis = 200, MostDays = 250;

    /// <summary>The calendar as it stands.</summary>
    public async Task<WorkCalendar> CalendarAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await CaseTimes.CalendarAsync(db, cancel);
    }

    /// <summary>The working days of every state of a workflow, as they stand; null: no deadline.</summary>
    public async Task<IReadOnlyDictionary<string, int?>> DaysAsync(Workflow workflow, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var days = new Dictionary<string, int?>();
        foreach (var state in workflow.States) days[state.Key] = state.Terminal ? null : await CaseTimes.DaysAsync(db, workflow.Key, state, cancel);
        return days;
    }

    /// <summary>The deadlines that were set, by <see cref="WorkflowDeadline.CodeOf"/>.</summary>
    public async Task<IReadOnlyDictionary<string, WorkflowDeadline>> DeadlinesAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<WorkflowDeadline>().AsNoTracking().ToDictionaryAsync(d => d.Code, cancel);
    }

    public async Task<IReadOnlyList<CalendarDay>> EnteredAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<CalendarDay>().AsNoTracking().Where(d => d.Day >= from && d.Day <= to).OrderBy(d => d.Day).ToListAsync(cancel);
    }

    /// <summary>Says of a day whether it is worked.</summary>
    public Task<Result<Written>> SetDayAsync(Viewer by, DateOnly day, bool working, string? basis, CancellationToken cancel)
    {
        var code = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return PutAsync(by, basis, why => new CalendarDay { Code = code, Day = day, Working = working, Basis = why, Disclosure = Disclosure.Public }, cancel);
    }

    /// <summary>Says how many working days a state has, for cases that come to it from now on.</summary>
    public async Task<Result<Written>> SetDeadlineAsync(Viewer by, string workflow, string state, int days, string? basis, CancellationToken cancel)
    {
        if (workflows.Find(workflow) is not { } flow) return CaseErrors.UnknownWorkflow.Of(workflow, string.Join(", ", workflows.All.Select(w => w.Key)));
        if (flow.States.FirstOrDefault(s => s.Key == state && !s.Terminal) is null) return CaseErrors.UnknownWorkflow.Of(state, string.Join(", ", flow.States.Where(s => !s.Terminal).Select(s => s.Key)));
        if (days is < 1 or > MostDays) return CommonErrors.BadParameter.Of("days", days, $"1…{MostDays}");
        return await PutAsync(by, basis, why => new WorkflowDeadline { Code = WorkflowDeadline.CodeOf(workflow, state), Days = days, Basis = why, Disclosure = Disclosure.Public }, cancel);
    }

    private async Task<Result<Written>> PutAsync<T>(Viewer by, string? basis, Func<string, T> make, CancellationToken cancel) where T : Record
    {
        if (basis?.Trim() is not { Length: > 0 and <= LongestBasis } why) return CaseErrors.TextNeeded.Of(LongestBasis);
        return (await writer.PutAsync(by, [make(why)], time.GetUtcNow().UtcDateTime, "cases", cancel)).TryGet(out var put, out var error) ? put[0].What : error;
    }
}
