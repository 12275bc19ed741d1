using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan editions</c> and <c>qingshan editions apply</c>: which edition of a standard a region applies.</summary>
internal static class EditionCommands
{
    public static Command Build()
    {
        var list = ReadCommands.List("editions", "各地适用版本 · Editions that regions apply", "/api/v1/editions", [], ["region", "regionName", "standard", "edition", "from", "to", "basis"]);
        list.Subcommands.Add(Apply());
        return list;
    }

    private static Command Apply()
    {
        Argument<string?> edition = new("edition") { Description = "版本，如 \"HJ 633-2026\"；不写：全国现行版本（须有 --standard） · Edition; left out: the one in force everywhere (needs --standard)", Arity = ArgumentArity.ZeroOrOne };
        Option<string> region = new("--region") { Description = "区域编码 · Code of the region", Required = true };
        Option<string?> standard = new("--standard") { Description = "标准号，不含年号，如 \"HJ 633\" · Number of the standard without its year" };
        Option<string> from = new("--from") { Description = "自何日起 · The first day: 2026-03-01", Required = true };
        Option<string?> to = new("--to") { Description = "至何日(不含) · The first day on which it no longer counts" };
        Option<string> basis = new("--basis") { Description = "依据 · The decision that says so", Required = true };
        var command = new Command("apply", "指定一地适用的版本 · Say which edition a region applies") { edition, region, standard, from, to, basis };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var body = new JsonObject
            {
                ["region"] = parsed.GetValue(region), ["standard"] = parsed.GetValue(standard), ["edition"] = parsed.GetValue(edition),
                ["from"] = parsed.GetValue(from), ["to"] = parsed.GetValue(to), ["basis"] = parsed.GetValue(basis),
            };
            using var answer = await client.Http.PostAsJsonAsync("/api/v1/editions", body, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var changed = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!["changed"]!.GetValue<bool>();
            Console.WriteLine(changed
                ? "已记录；有关的数值随后自动重算，其余不动（derive 立即重算） · Recorded; what hangs on it is derived again by itself, nothing else (derive does it now)"
                : "已是如此，没有变化 · So it was said already, nothing changed");
            return 0;
        }, cancel));
        return command;
    }
}
