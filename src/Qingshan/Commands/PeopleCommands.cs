using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan people</c> and <c>qingshan organisations</c>: accounts, and what their organisations hold, for who operates the machine.</summary>
internal static class PeopleCommands
{
    public static IEnumerable<Command> Build()
    {
        yield return new Command("people", "账号 · Accounts")
        {
            ReadCommands.List("list", "账号列表 · Accounts", "/api/v1/people", ["q", "role", "state"], ["userName", "name", "role", "organisation", "state", "secondFactor"]),
            AddPerson(),
            ForPerson("password", "重发一次性密码 · A new one-time password", "password", "password"),
            ForPerson("close", "关闭账号 · Close an account and its keys", "close"),
            ForPerson("reopen", "重新开放账号 · Open a closed account again", "reopen"),
            ForPerson("unlock", "解锁 · Unlock an account", "unlock"),
            ForPerson("clear-second-factor", "清除验证器 · Take away the authenticator of somebody who has lost it", "second-factor/clear"),
            SetRole(),
        };
        yield return new Command("organisations", "单位与管辖 · Organisations and jurisdictions")
        {
            ReadCommands.List("list", "单位及其管辖 · Organisations with what they hold", "/api/v1/organisations", [], ["id", "name", "people", "jurisdiction", "region", "from", "to"], Held),
            AddOrganisation(),
            Grant(),
            End(),
        };
    }

    private static Command AddPerson()
    {
        var name = User();
        Option<string?> role = new("--role") { Description = "角色 · Role (docs/security.md); none yet where it is not said" };
        Option<string> organisation = new("--organisation") { Description = "单位 · Organisation; made where it does not exist", Required = true };
        Option<string?> region = new("--region") { Description = "新单位的管辖区域编码 · Region that a new organisation holds (everywhere)" };
        Option<string?> display = new("--name") { Description = "姓名 · Name to show" };
        var command = new Command("add", "新增账号，打印一次性密码 · Add an account; prints its one-time password") { name, role, organisation, region, display };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(parsed, "/api/v1/people", new JsonObject
        {
            ["userName"] = parsed.GetValue(name), ["role"] = parsed.GetValue(role), ["organisation"] = parsed.GetValue(organisation),
            ["region"] = parsed.GetValue(region), ["displayName"] = parsed.GetValue(display) ?? parsed.GetValue(name),
        }, "password", cancel));
        return command;
    }

    private static Command ForPerson(string name, string about, string path, string? show = null)
    {
        var user = User();
        var command = new Command(name, about) { user };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(parsed, $"/api/v1/people/{Uri.EscapeDataString(parsed.GetValue(user)!)}/{path}", [], show, cancel));
        return command;
    }

    private static Command SetRole()
    {
        var user = User();
        Argument<string> role = new("role") { Description = "角色 · Role (docs/security.md); none withdraws it" };
        var command = new Command("role", "授予角色 · Give an account a role") { user, role };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(
            parsed, $"/api/v1/people/{Uri.EscapeDataString(parsed.GetValue(user)!)}/role", new JsonObject { ["role"] = parsed.GetValue(role) }, null, cancel));
        return command;
    }

    private static Command AddOrganisation()
    {
        Argument<string> name = new("name") { Description = "名称 · Name" };
        Option<string?> code = new("--credit-code") { Description = "统一社会信用代码 · GB 32100 code" };
        var command = new Command("add", "新增单位 · Add an organisation; it holds nothing yet") { name, code };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(
            parsed, "/api/v1/organisations", new JsonObject { ["name"] = parsed.GetValue(name), ["creditCode"] = parsed.GetValue(code) }, "id", cancel));
        return command;
    }

    private static Command Grant()
    {
        var id = Organisation();
        Option<string?> region = new("--region") { Description = "区域编码 · Region (everywhere)" };
        Option<string?> from = new("--from") { Description = "起(含) · From, inclusive (now)" };
        Option<string?> to = new("--to") { Description = "止(不含) · To, exclusive (open)" };
        var command = new Command("grant", "授予管辖 · Give an organisation a region for a period") { id, region, from, to };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(
            parsed, $"/api/v1/organisations/{parsed.GetValue(id)}/jurisdictions",
            new JsonObject { ["region"] = parsed.GetValue(region), ["from"] = parsed.GetValue(from), ["to"] = parsed.GetValue(to) }, null, cancel));
        return command;
    }

    private static Command End()
    {
        var id = Organisation();
        Argument<long> held = new("jurisdiction") { Description = "管辖编号 · Number of the jurisdiction" };
        var command = new Command("end", "结束管辖 · End a jurisdiction now") { id, held };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(
            parsed, $"/api/v1/organisations/{parsed.GetValue(id)}/jurisdictions/{parsed.GetValue(held)}/end", [], null, cancel));
        return command;
    }

    /// <summary>A row a jurisdiction, and one for who holds nothing.</summary>
    private static IEnumerable<JsonObject> Held(JsonNode organisation)
    {
        var held = organisation["jurisdictions"]!.AsArray();
        return (held.Count == 0 ? [null] : held.ToArray()).Select(j =>
        {
            var row = organisation.DeepClone().AsObject();
            foreach (var (column, field) in ((string, string)[])[("jurisdiction", "id"), ("region", "region"), ("from", "from"), ("to", "to")]) row[column] = j?[field]?.DeepClone();
            return row;
        });
    }

    private static Argument<string> User() => new("user") { Description = "用户名 · User name" };

    private static Argument<Guid> Organisation() => new("organisation") { Description = "单位编号 · Id of the organisation (organisations list)" };
}
