using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan keys add|list|revoke</c>: API keys, for who operates the machine.</summary>
internal static class KeyCommands
{
    public static Command Build() => new("keys", "接口密钥 · API keys")
    {
        ReadCommands.List("list", "全部密钥 · Keys of everybody", "/api/v1/keys", [],
            ["id", "userName", "name", "permissions", "regions", "perMinute", "perDay", "today", "expiresAt", "lastUsedAt", "revokedAt"]),
        Add(),
        Revoke(),
    };

    private static Command Add()
    {
        Argument<string> name = new("user") { Description = "用户名 · User name of the account that the key acts for" };
        Option<string> label = new("--label") { Description = "用途 · What it is for", Required = true };
        Option<int?> days = new("--days") { Description = "有效天数 · Days until it expires (never)" };
        Option<string[]> permissions = new("--permission") { Description = "只给此权限，可重复 · Only this permission (repeatable; all of the account's)" };
        Option<string[]> regions = new("--region") { Description = "只限此区域编码，可重复 · Only this region (repeatable)" };
        Option<int?> minute = new("--per-minute") { Description = "每分钟最多请求 · Requests a minute" };
        Option<int?> day = new("--per-day") { Description = "每天最多请求 · Requests a day" };
        var command = new Command("add", "新增密钥，仅显示一次 · Add a key; it is shown this once") { name, label, days, permissions, regions, minute, day };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(parsed, "/api/v1/keys", new JsonObject
        {
            ["userName"] = parsed.GetValue(name), ["label"] = parsed.GetValue(label), ["days"] = parsed.GetValue(days),
            ["permissions"] = Many(parsed.GetValue(permissions)), ["regions"] = Many(parsed.GetValue(regions)),
            ["perMinute"] = parsed.GetValue(minute), ["perDay"] = parsed.GetValue(day),
        }, "key", cancel));
        return command;
    }

    private static Command Revoke()
    {
        Argument<Guid> id = new("id") { Description = "密钥编号 · Id of the key (keys list)" };
        var command = new Command("revoke", "吊销密钥 · End a key at once") { id };
        command.WithCommonOptions().SetAction((parsed, cancel) => Post.RunAsync(parsed, $"/api/v1/keys/{parsed.GetValue(id)}/revoke", [], null, cancel));
        return command;
    }

    private static JsonArray? Many(string[]? values) => values is null or [] ? null : [.. values.Select(v => JsonValue.Create(v))];
}
