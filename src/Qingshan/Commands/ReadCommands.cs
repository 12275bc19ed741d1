using System.CommandLine;
using System.Text.Json.Nodes;

namespace Qingshan.Commands;

/// <summary>The commands that read what the API reads: one route, its parameters, and the columns that a table shows.</summary>
internal static class ReadCommands
{
    public static IEnumerable<Command> Build()
    {
        yield return List("regions", "行政区与流域 · Regions", "/api/v1/regions", ["within"], ["code", "name", "nameEn", "kind", "parent"]);
        yield return List("points", "监测点 · Monitoring points", "/api/v1/points", ["region", "kind", "q"],
            ["code", "name", "nameEn", "kind", "region", "longitude", "latitude", "simulated"]);
        yield return List("factors", "监测因子 · Factors", "/api/v1/factors", ["q"], ["code", "oldCode", "nameZh", "nameEn", "unit", "customaryUnit", "source", "verified"]);
        yield return List("series", "数据序列 · Series", "/api/v1/series", ["point", "factor"],
            ["id", "point", "factor", "factorName", "kind", "origin", "channel", "unit"]);
        yield return List("latest", "最新值 · Latest values", "/api/v1/latest", ["region", "kind", "point", "factor"],
            ["point", "series", "factor", "kind", "origin", "start", "value", "unit", "flag"], Latest);
        yield return List("signals", "线索 · Signals", "/api/v1/signals", ["region", "kind", "point", "detector", "severity", "state", "since"],
            ["id", "severity", "state", "detectorName", "point", "pointName", "text", "since", "until", "acknowledgedBy"]);
        yield return List("packets", "数据包 · Packets of a point", "/api/v1/packets", ["point"],
            ["sequence", "received", "sender", "command", "verdict", "reason", "bytes", "observations"]);
        yield return List("devices", "设备通信状态 · Devices and how they speak", "/api/v1/devices", ["region", "kind", "q", "state"],
            ["mn", "point", "connected", "lastFrame", "clockSeconds", "accepted", "noted", "damaged", "notes"]);
        yield return List("device-commands", "设备命令 · Commands to devices and what came of them", "/api/v1/device-commands", ["mn", "state"],
            ["id", "mn", "command", "name", "state", "askedBy", "askedAt", "stateAt", "reason"]);
        yield return List("device-gaps", "数据缺口 · Periods that devices have not sent", "/api/v1/device-gaps", ["mn"],
            ["mn", "command", "begin", "end", "periods", "missing", "state", "tries", "nextAt", "lastTry"]);
        yield return List("quarantine", "隔离与拒收 · Quarantine", "/api/v1/quarantine", [],
            ["sequence", "received", "sender", "command", "verdict", "reason", "bytes"]);
        yield return List("roster", "值班表 · Shifts of the roster", "/api/v1/roster", ["from", "to"], ["userName", "name", "organisation", "level", "from", "to"]);
        yield return List("notices", "通知与回执 · Notices of everybody, and who has read them", "/api/v1/notices?all=true", ["unread"],
            ["createdAt", "severity", "point", "subject", "person", "reason", "level", "read"]);
        yield return List("channels", "通知渠道 · Channels, and whether messages go out by them", "/api/v1/channels", [], ["channel", "waiting", "trying", "failed"]);
        yield return List("duty-log", "值班日志 · The duty log", "/api/v1/duty-log", ["from", "to"], ["id", "at", "kind", "author", "text", "correctedBy"]);
        yield return List("duties", "责任目录 · Duties to collect, and how they are kept", "/api/v1/responsibility/duties", [], ["code", "holder", "kind", "dataset", "region", "way", "cycle", "deadline", "due", "arrived", "inTime"]);
        yield return List("duty-findings", "目录检查 · Duplicates and gaps in the directory of responsibilities", "/api/v1/responsibility/findings", [], ["kind", "count", "words"]);
        yield return List("eia", "环评台账 · Construction projects and their assessment", "/api/v1/eia/projects", ["q", "stage", "region", "year"],
            ["code", "name", "stage", "developer", "approvalNumber", "approvedOn", "constructionOn", "completedOn"]);
        yield return List("permits", "排污许可证 · National discharge permits", "/api/v1/permits", ["q", "valid"], ["number", "holder", "enterprise", "industry", "beginsOn", "expiresOn"]);
        yield return List("eia-overdue", "环评逾期 · What projects are late with, by the dates of the register", "/api/v1/eia/overdue", [], ["project", "name", "kind", "due", "knownOn", "document"]);
        yield return Permit();
        yield return List("linkage", "名称对齐 · Names and which enterprises they mean; those that wait for a person", "/api/v1/linkage", ["state"], ["code", "name", "givenCode", "verdict", "score", "decision", "decidedBy"]);
        yield return Observations();
        yield return Health();
    }

    public static Command List(
        string name, string about, string path, string[] parameters, string[] columns, Func<JsonNode, IEnumerable<JsonObject>>? rowsOf = null)
    {
        var options = parameters.Select(p => new Option<string?>($"--{p}") { Description = $"{p}= {path}" }).ToArray();
        var all = new Option<bool>("--all") { Description = "全部，不只第一页 · All pages, not only the first" };
        var command = new Command(name, about) { all, Output.Format };
        foreach (var option in options) command.Options.Add(option);
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var query = parameters.Zip(options, (p, o) => (p, parsed.GetValue(o))).Where(q => q.Item2 is not null)
                .Select(q => $"{q.p}={Uri.EscapeDataString(q.Item2!)}").ToList();
            var rows = new List<JsonObject>();
            string? next = null;
            do
            {
                var (page, failed) = await GetAsync(client, path, [.. query, .. next is null ? [] : new[] { $"after={next}" }], stop);
                if (page is null) return failed;
                foreach (var item in page["items"]!.AsArray()) rows.AddRange(rowsOf is null ? [item!.AsObject()] : rowsOf(item!));
                next = page["next"]?.GetValue<string>();
            } while (next is not null && parsed.GetValue(all));
            Output.Write(parsed.GetValue(Output.Format), columns, rows);
            if (next is not null) await Console.Error.WriteLineAsync("（还有更多，用 --all 取全部 · there is more: --all）");
            return 0;
        }, cancel));
        return command;
    }

    /// <summary>One row a value instead of one a point.</summary>
    private static IEnumerable<JsonObject> Latest(JsonNode point) => point["values"]!.AsArray().Select(value =>
    {
        var row = value!.DeepClone().AsObject();
        row["point"] = point["point"]!.DeepClone();
        return row;
    });

    private static Command Permit()
    {
        Argument<string> number = new("number") { Description = "许可证编号 · Number of the permit" };
        Option<string?> period = new("--period") { Description = "时段 · Year or quarter: 2026, 2026-Q3" };
        Option<bool> tax = new("--tax") { Description = "环境保护税测算 · The tax instead of the clauses" };
        var command = new Command("permit", "按证比对 · A permit held against what was measured, reported and due, clause by clause") { number, period, tax, Output.Format };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var (part, asked) = parsed.GetValue(tax) ? ("tax", "year") : ("compliance", "period");
            var (answer, failed) = await GetAsync(client, $"/api/v1/permits/{Uri.EscapeDataString(parsed.GetValue(number)!)}/{part}", parsed.GetValue(period) is { } of ? [$"{asked}={Uri.EscapeDataString(of)}"] : [], stop);
            if (answer is null) return failed;
            if (part == "tax") Output.Write(parsed.GetValue(Output.Format), ["month", "point", "factor", "kilograms", "equivalents", "standing", "reduction", "rate", "yuan"], [.. answer["outlets"]!.AsArray().SelectMany(o => o!["lines"]!.AsArray(), (o, line) => With(line!, o!, "month", "point"))]);
            else Output.Write(parsed.GetValue(Output.Format), ["point", "factor", "kind", "verdict", "because"],
            [
                .. answer["factors"]!.AsArray().SelectMany(f => f!["clauses"]!.AsArray(), (f, clause) => With(clause!, f!, "point", "factor")),
                .. answer["totals"]!.AsArray().Select(t => With(t!["clause"]!, t, "factor")),
                .. answer["reports"]!.AsArray().Select(r => With(r!["clause"]!, r, "from")),
            ]);
            return 0;
        }, cancel));
        return command;

        static JsonObject With(JsonNode row, JsonNode of, params string[] names)
        {
            var all = row.DeepClone().AsObject();
            foreach (var name in names) all[name] = of[name]?.DeepClone();
            return all;
        }
    }

    private static Command Observations()
    {
        Option<string> series = new("--series") { Description = "序列编号，逗号分隔 · Series, comma separated", Required = true };
        Option<string?> from = new("--from") { Description = "起(含) · From, inclusive: 2014-01-01 (Beijing) or ISO 8601" };
        Option<string?> to = new("--to") { Description = "止(不含) · To, exclusive" };
        Option<bool> revisions = new("--revisions") { Description = "含历次修订 · With every revision" };
        var command = new Command("observations", "导出观测值 · Observations, streamed as CSV or JSON lines") { series, from, to, revisions, Output.Format };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var format = parsed.GetValue(Output.Format) == "json" ? "ndjson" : "csv";
            var query = $"/api/v1/observations/export?series={parsed.GetValue(series)}&format={format}&revisions={(parsed.GetValue(revisions) ? "true" : "false")}"
                + $"&from={Uri.EscapeDataString(parsed.GetValue(from) ?? "")}&to={Uri.EscapeDataString(parsed.GetValue(to) ?? "")}";
            using var answer = await client.Http.GetAsync(new Uri(query, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            await using var output = Console.OpenStandardOutput();
            await answer.Content.CopyToAsync(output, stop);
            return 0;
        }, cancel));
        return command;
    }

    private static Command Health()
    {
        var command = new Command("health", "平台状态 · State of journal, store and connections").WithCommonOptions();
        command.SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var (health, failed) = await GetAsync(client, "/api/v1/operation/health", [], stop);
            if (health is null) return failed;
            Console.WriteLine(health.ToJsonString(new() { WriteIndented = true }));
            return 0;
        }, cancel));
        return command;
    }

    private static async Task<(JsonNode? Answer, int Failed)> GetAsync(PlatformClient client, string path, IReadOnlyCollection<string> query, CancellationToken cancel)
    {
        using var answer = await client.Http.GetAsync(new Uri(query.Count == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', query)}", UriKind.Relative), cancel);
        return answer.IsSuccessStatusCode
            ? (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel), 0)
            : (null, await Say.ProblemAsync(answer, cancel));
    }
}
