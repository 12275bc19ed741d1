using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <summary>Until when a case is due.</summary>
internal static class CaseTimes
{
    /// <summary>Puts a case where it stands from now on, with the time that it has there. A superior's deadline is not moved by it.</summary>
    public static async Task EnterAsync(PlatformDb db, Case one, WorkflowState state, DateTime now, CancellationToken cancel)
    {
        (one.State, one.EnteredAt, one.ClosedAt) = (state.Key, now, state.Terminal ? now : null);
        var due = state.Terminal ? null : one.SupervisedDue ?? (await DaysAsync(db, one.Workflow, state, cancel) is { } days ? (await CalendarAsync(db, cancel)).Due(now, days) : null);
        // What is told already of a deadline that stays is not told again.
        if (due != one.DueAt || due is null) (one.DueAt, one.Reminded, one.OverdueAt) = (due, false, null);
    }

    /// <summary>The working days of a state: as they were set, else as the workflow says.</summary>
    public static async Task<int?> DaysAsync(PlatformDb db, string workflow, WorkflowState state, CancellationToken cancel)
    {
        var code = WorkflowDeadline.CodeOf(workflow, state.Key);
        return await db.Set<WorkflowDeadline>().AsNoTracking().Where(d => d.Code == code).Select(d => (int?)d.Days).FirstOrDefaultAsync(cancel) ?? state.Days;
    }

    public static async Task<WorkCalendar> CalendarAsync(PlatformDb db, CancellationToken cancel) =>
        new(await db.Set<CalendarDay>().AsNoTracking().ToDictionaryAsync(d => d.Day, d => d.Working, cancel));
}
