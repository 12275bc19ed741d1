using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>Routes that ask devices, and decide on what was asked.</summary>
public static class DeviceCommandsApi
{
    public static IEndpointRouteBuilder MapDeviceCommandsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/device-commands", ListAsync).Needs(Permission.SeePackets).WithName("device-commands").WithTags("device-commands")
            .WithSummary("设备命令 · Commands to devices, newest first; mn, state");
        routes.MapPost("/api/v1/device-commands", AskAsync).Needs(Permission.AskDevices).WithName("ask-device").WithTags("device-commands")
            .WithSummary("下发命令 · Ask a device; what changes it or makes it act waits for a second person");
        routes.MapGet("/api/v1/device-commands/kinds", () => TypedResults.Ok(new Page<OfferedCommandView>([.. OfferedCommands.All.Select(OfferedCommandView.Of)], null)))
            .Needs(Permission.SeePackets).WithName("device-command-kinds").WithTags("device-commands").WithSummary("可用命令 · Commands that can be asked for, with their parameters");
        routes.MapGet("/api/v1/device-commands/{id:guid}", FindAsync).Needs(Permission.SeePackets).WithName("device-command").WithTags("device-commands")
            .WithSummary("一条命令 · One command with its history and its frames");
        routes.MapPost("/api/v1/device-commands/{id:guid}/approve", ApproveAsync).Needs(Permission.ApproveDeviceCommands).WithName("approve-device-command").WithTags("device-commands")
            .WithSummary("批准 · Approve a command that somebody else asked for");
        routes.MapPost("/api/v1/device-commands/{id:guid}/refuse", RefuseAsync).Needs(Permission.ApproveDeviceCommands).WithName("refuse-device-command").WithTags("device-commands")
            .WithSummary("不批准 · Refuse a command, with the reason");
        routes.MapGet("/api/v1/device-gaps", GapsAsync).Needs(Permission.SeePackets).WithName("device-gaps").WithTags("device-commands")
            .WithSummary("数据缺口 · Periods that devices have not sent, open ones first, and what was done to get them; mn");
        return routes;
    }

    private static async Task<Results<Ok<Page<CommandView>>, ProblemResult>> ListAsync(
        HttpContext context, CommandAccess commands, string? mn, string? state, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !Cursor.Decode(after).TryGet(out var key, out error) || !StateOf(state).TryGet(out var wanted, out error))
            return new ProblemResult(error);
        if (!(await commands.ListAsync(PolicyGate.ViewerOf(context), mn, wanted.State, Guid.TryParse(key, out var before) ? before : null, take + 1, cancel)).TryGet(out var found, out error))
            return new ProblemResult(error);
        var page = Cursor.Cut(found, take, c => c.Id.ToString());
        return TypedResults.Ok(new Page<CommandView>([.. page.Items.Select(CommandView.Of)], page.Next));
    }

    private static async Task<Results<Ok<CommandView>, ProblemResult>> AskAsync(HttpContext context, CommandDesk desk, WantedCommand wanted, CancellationToken cancel) =>
        Answer(await desk.AskAsync(PolicyGate.ViewerOf(context), wanted.Mn, wanted.Command ?? 0, wanted.Parameters, wanted.Reason, cancel));

    private static async Task<Results<Ok<CommandDetail>, ProblemResult>> FindAsync(HttpContext context, CommandAccess commands, Guid id, CancellationToken cancel) =>
        (await commands.FindAsync(PolicyGate.ViewerOf(context), id, cancel)).TryGet(out var found, out var error) ? TypedResults.Ok(CommandDetail.Of(found)) : new ProblemResult(error);

    private static async Task<Results<Ok<CommandView>, ProblemResult>> ApproveAsync(HttpContext context, CommandDesk desk, Guid id, Decision decision, CancellationToken cancel) =>
        Answer(await desk.ApproveAsync(PolicyGate.ViewerOf(context), id, decision.Reason, cancel));

    private static async Task<Results<Ok<CommandView>, ProblemResult>> RefuseAsync(HttpContext context, CommandDesk desk, Guid id, Decision decision, CancellationToken cancel) =>
        Answer(await desk.RefuseAsync(PolicyGate.ViewerOf(context), id, decision.Reason, cancel));

    private static async Task<Results<Ok<Page<GapView>>, ProblemResult>> GapsAsync(HttpContext context, CommandAccess commands, string? mn, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error)) return new ProblemResult(error);
        return (await commands.GapsAsync(PolicyGate.ViewerOf(context), mn, take, cancel)).TryGet(out var found, out error)
            ? TypedResults.Ok(new Page<GapView>([.. found.Select(GapView.Of)], null)) : new ProblemResult(error);
    }

    private static Results<Ok<CommandView>, ProblemResult> Answer(Result<DeviceCommand> result) =>
        result.TryGet(out var command, out var error) ? TypedResults.Ok(CommandView.Of(command)) : new ProblemResult(error);

    /// <summary>A state as the interface writes it: <c>timed-out</c>.</summary>
    public static Result<StateChoice> StateOf(string? name) =>
        string.IsNullOrEmpty(name) ? new StateChoice(null)
        : Enum.TryParse<DeviceCommandState>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var state) && Enum.IsDefined(state) ? new StateChoice(state)
        : CommonErrors.BadParameter.Of("state", name, string.Join(", ", Enum.GetValues<DeviceCommandState>().Select(NameOf)));

    public static string NameOf(DeviceCommandState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    public sealed record StateChoice(DeviceCommandState? State);
}
