using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan people add</c> and <c>qingshan keys add</c>: accounts and keys, for who operates the machine.</summary>
internal static class PeopleCommands
{
    public static IEnumerable<Command> Build()
    {
        yield return new Command("people", "账号 · Accounts") { AddPerson() };
        yield return new Command("keys", "接口密钥 · API keys") { AddKey() };
    }

    private static Command AddPerson()
    {
        Argument<string> name = new("user") { Description = "用户名 · User name" };
        Option<string> role = new("--role") { Description = "角色 · Role (docs/security.md)", Required = true };
        Option<string> organisation = new("--organisation") { Description = "单位 · Organisation; made where it does not exist", Required = true };
        Option<string?> region = new("--region") { Description = "新单位的管辖区域编码 · Region that a new organisation holds (everywhere)" };
        Option<string?> display = new("--name") { Description = "姓名 · Name to show" };
        var command = new Command("add", "新增账号，打印一次性密码 · Add an account; prints its one-time password") { name, role, organisation, region, display };
        command.WithCommonOptions().SetAction((parsed, cancel) => PostAsync(parsed, "/api/v1/people", new JsonObject
        {
            ["userName"] = parsed.GetValue(name), ["role"] = parsed.GetValue(role), ["organisation"] = parsed.GetValue(organisation),
            ["region"] = parsed.GetValue(region), ["displayName"] = parsed.GetValue(display) ?? parsed.GetValue(name),
        }, "password", cancel));
        return command;
    }

    private static Command AddKey()
    {
        Argument<string> name = new("user") { Description = "用户名 · User name of the account that the key acts for" };
        Option<string> label = new("--label") { Description = "用途 · What it is for", Required = true };
        Option<int?> days = new("--days") { Description = "有效天数 · Days until it expires (never)" };
        var command = new Command("add", "新增密钥，仅显示一次 · Add a key; it is shown this once") { name, label, days };
        command.WithCommonOptions().SetAction((parsed, cancel) => PostAsync(parsed, "/api/v1/keys", new JsonObject
        {
            ["userName"] = parsed.GetValue(name), ["label"] = parsed.GetValue(label), ["days"] = parsed.GetValue(days),
        }, "key", cancel));
        return command;
    }

    private static Task<int> PostAsync(ParseResult parsed, string path, JsonObject body, string show, CancellationToken cancel) =>
        CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            using var answer = await client.Http.PostAsJsonAsync(path, body, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            Console.WriteLine((await answer.Content.ReadFromJsonAsync<JsonObject>(stop))![show]!.GetValue<string>());
            return 0;
        }, cancel);
}
