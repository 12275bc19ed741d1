using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan separation</c>, <c>delegations</c> and <c>rights</c>.</summary>
internal static class RightsCommands
{
    public static IEnumerable<Command> Build()
    {
        yield return new Command("separation", "三员分立 · Separation of duties")
        {
            Show("status", "是否启用、还缺谁 · Whether it is in force, and who is missing", [], _ => "/api/v1/separation"),
            Do("put-into-force", "启用 · Put it into force: the owner becomes an administrator", "/api/v1/separation/put-into-force"),
            Do("end", "解除（仅本机命令） · End it; only by this command", "/api/v1/separation/end"),
        };
        yield return new Command("delegations", "委托 · Delegations")
        {
            ReadCommands.List("list", "委托总览 · Delegations of everybody", "/api/v1/delegations", [], ["id", "giver", "receiver", "permissions", "from", "to", "inForce", "revokedBy"]),
            RevokeDelegation(),
        };
        Argument<string> type = new("type") { Description = "记录类型，例如 MonitoringPoint；或 page · Type of record, or page" };
        Argument<string> code = new("code") { Description = "编码或地址 · Its code, or the address" };
        Argument<string> user = new("user") { Description = "用户名 · User name" };
        yield return new Command("rights", "谁能看到什么 · Who can see what, and why")
        {
            Show("who", "谁能看到它 · Who can see a thing, and why", [type, code], parsed =>
                $"/api/v1/rights/who?type={Uri.EscapeDataString(parsed.GetValue(type)!)}&code={Uri.EscapeDataString(parsed.GetValue(code)!)}"),
            Show("what", "某人能看到什么 · What somebody can see, and why", [user], parsed => $"/api/v1/rights/people/{Uri.EscapeDataString(parsed.GetValue(user)!)}"),
        };
    }

    private static Command Do(string name, string about, string path)
    {
        var command = new Command(name, about).WithCommonOptions();
        command.SetAction((parsed, cancel) => Post.RunAsync(parsed, path, [], null, cancel));
        return command;
    }

    private static Command RevokeDelegation()
    {
        Argument<Guid> id = new("id") { Description = "委托编号 · Id of the delegation (delegations list)" };
        var command = new Command("revoke", "撤回委托 · End a delegation at once") { id };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(parsed, $"/api/v1/delegations/{parsed.GetValue(id)}/revoke", [], null, cancel));
        return command;
    }

    private static Command Show(string name, string about, Argument[] arguments, Func<ParseResult, string> path)
    {
        var command = new Command(name, about);
        foreach (var argument in arguments) command.Arguments.Add(argument);
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var answer = await client.Http.GetAsync(new Uri(path(parsed), UriKind.Relative), stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            Console.WriteLine((await answer.Content.ReadFromJsonAsync<JsonNode>(stop))!.ToJsonString(Output.Readable));
            return 0;
        }, cancel));
        return command;
    }
}
