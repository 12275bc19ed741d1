using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Cases;

/// <param name="Basis">Why, such as the number of a notice.</param>
public sealed record NewCalendarDay(bool Working, string? Basis);

public sealed record NewDeadline(int Days, string? Basis);

/// <summary>Routes of workflows and the calendar of working days.</summary>
internal static class CaseParametersApi
{
    public static void MapCaseParametersApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/workflows", Workflows).Needs(Permission.SeePublic).WithName("workflows").WithTags("cases").WithSummary("流程 · Workflows with states, working days, steps and forms");
        routes.MapPut("/api/v1/workflows/{key}/deadlines/{state}", SetDeadline).Needs(Permission.EditLedger).WithName("set-workflow-deadline").WithTags("cases").WithSummary("设定办理时限 · Working days of a state");
        routes.MapGet("/api/v1/calendar", Calendar).Needs(Permission.SeePublic).WithName("calendar").WithTags("cases").WithSummary("工作日历 · Working days of a year");
        routes.MapPut("/api/v1/calendar/{day}", SetDay).Needs(Permission.EditLedger).WithName("set-calendar-day").WithTags("cases").WithSummary("登记工作日或休息日 · Say of a day whether it is worked");
    }

    private static async Task<Ok<Page<WorkflowView>>> Workflows(WorkflowBook workflows, CaseParametersDesk desk, CancellationToken cancel)
    {
        var views = new List<WorkflowView>();
        foreach (var w in workflows.All)
        {
            var days = await desk.DaysAsync(w, cancel);
            views.Add(new(w.Key, w.Name.ToString(), w.Prefix, w.Begin, [.. w.States.Select(s => new StateView(s.Key, s.Name.ToString(), days[s.Key], s.Terminal))], [.. w.Steps.Select(StepView.Of)]));
        }
        return TypedResults.Ok(new Page<WorkflowView>(views, null));
    }

    private static async Task<Results<Ok<SetView>, ProblemResult>> SetDeadline(HttpContext context, CaseParametersDesk desk, string key, string state, NewDeadline wanted, CancellationToken cancel) =>
        (await desk.SetDeadlineAsync(PolicyGate.ViewerOf(context), key, state, wanted.Days, wanted.Basis, cancel)).TryGet(out var what, out var error)
            ? TypedResults.Ok(new SetView(WorkflowDeadline.CodeOf(key, state), what)) : new ProblemResult(error);

    private static async Task<Results<Ok<CalendarView>, ProblemResult>> Calendar(CaseParametersDesk desk, TimeProvider time, int? year, CancellationToken cancel)
    {
        var of = year ?? Periods.Day(time.GetUtcNow().UtcDateTime).Year;
        if (of is < 2000 or > 2100) return new ProblemResult(CommonErrors.BadParameter.Of("year", of, "2000…2100"));
        var calendar = await desk.CalendarAsync(cancel);
        var first = new DateOnly(of, 1, 1);
        DateOnly[] working = [.. Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays).Where(calendar.IsWorkingDay)];
        return TypedResults.Ok(new CalendarView(of, working.Length, HolidayArrangements.Source, working, [.. (await desk.EnteredAsync(of, cancel)).Select(d => new CalendarDayView(d.Day, d.Working, d.Basis))]));
    }

    private static async Task<Results<Ok<SetView>, ProblemResult>> SetDay(HttpContext context, CaseParametersDesk desk, string day, NewCalendarDay wanted, CancellationToken cancel)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return new ProblemResult(CommonErrors.BadParameter.Of("day", day, "2026-11-29"));
        return (await desk.SetDayAsync(PolicyGate.ViewerOf(context), date, wanted.Working, wanted.Basis, cancel)).TryGet(out var what, out var error) ? TypedResults.Ok(new SetView(day, what)) : new ProblemResult(error);
    }
}
