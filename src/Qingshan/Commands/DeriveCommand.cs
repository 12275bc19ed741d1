using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary><c>qingshan derive</c>: hours, days and indices, now.</summary>
internal static class DeriveCommand
{
    public static Command Build()
    {
        Option<string?> region = new("--region") { Description = "区域编码，整个区域重新推导 · Everything of this region again" };
        Option<string?> point = new("--point") { Description = "监测点编码，该点重新推导 · Everything of this point again" };
        Option<string?> from = new("--from") { Description = "起(含) · From, inclusive: 2014-01-01 (Beijing) or ISO 8601" };
        Option<string?> to = new("--to") { Description = "止(不含) · To, exclusive" };
        var command = new Command("derive", "推导小时、日、月均值与指数 · Derive hours, days, months and indices") { region, point, from, to };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var query = new[] { region, point, from, to }.Where(o => parsed.GetValue(o) is not null)
                .Select(o => $"{o.Name.TrimStart('-')}={Uri.EscapeDataString(parsed.GetValue(o)!)}");
            var began = TimeProvider.System.GetTimestamp();
            using var answer = await client.Http.PostAsync(new Uri("/api/v1/operation/derive?" + string.Join('&', query), UriKind.Relative), null, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var run = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!;
            var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine($"推导 {run["spans"]} 段，新增或变化 {run["stored"]} 个值，用时 {took:N1} 秒 · {run["spans"]} spans derived, {run["stored"]} values new or changed, {took:N1} s");
            return 0;
        }, cancel));
        return command;
    }
}
