using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Qingshan.Applications.Rights.Api;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Simulation;
using Spectre.Console;

namespace Qingshan.Commands;

/// <summary><c>qingshan seed</c>: a made-up province with people and history, to try things on, to show, to measure.</summary>
internal static class SeedCommand
{
    private static readonly Option<double> Scale = new("--scale") { Description = "规模，1 为一个省（约 2,000 个监测点）· Size; 1 is a province of about 2,000 points", DefaultValueFactory = _ => 0.01 };
    private static readonly Option<int> Seed = new("--seed") { Description = "种子 1–999，另一个种子是另一个省 · Another seed is another province", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Days = new("--days") { Description = "历史天数 · Days of history", DefaultValueFactory = _ => 30 };
    private static readonly Option<string?> Until = new("--until") { Description = "历史的终点（默认现在）· End of the history: 2026-11-28 (Beijing) or ISO 8601; now" };
    private static readonly Option<int> Enterprises = new("--enterprises") { Description = "另加的企业数（含许可证与环评）· More enterprises, with permit and project", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Signals = new("--signals") { Description = "编造的线索数（标为模拟）· Made-up leads", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> Cases = new("--cases") { Description = "编造的工单数，每单两条线索 · Made-up cases, of two leads each", DefaultValueFactory = _ => 0 };
    private static readonly Option<bool> Mix = new("--mix") { Description = "也写入含真实数据的目录 · Also into a folder that holds real data" };
    private static readonly Option<bool> NoDerive = new("--no-derive") { Description = "不推导日值、不检测，留给之后运行的程序 · Leave deriving and detecting to the program that runs on the folder" };
    private static readonly Option<string[]> Password = new("--password") { Description = "给这个模拟账号一次性密码 · Give this simulated account a one-time password", HelpName = "USER" };

    public static Command Build()
    {
        var command = new Command("seed", "生成模拟省(标为模拟) · Make a province with people and history (marked as simulated)") { Scale, Seed, Days, Until, Enterprises, Signals, Cases, Mix, NoDerive, Password };
        // Deriving and detecting come when the whole history stands: while it grows they would do every day 24 times.
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) => RunAsync(client, parsed, stop), cancel,
            (nameof(Composition.Settings.DeriveEvery), "0"), (nameof(Composition.Settings.DetectEvery), "0")));
        return command;
    }

    private static async Task<int> RunAsync(PlatformClient client, ParseResult parsed, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var path = string.Create(CultureInfo.InvariantCulture,
            $"/api/v1/simulation/province?scale={parsed.GetValue(Scale):R}&seed={parsed.GetValue(Seed)}&days={parsed.GetValue(Days)}&until={Uri.EscapeDataString(parsed.GetValue(Until) ?? "")}&mix={(parsed.GetValue(Mix) ? "true" : "false")}&derive={(parsed.GetValue(NoDerive) ? "false" : "true")}&enterprises={parsed.GetValue(Enterprises)}&signals={parsed.GetValue(Signals)}&cases={parsed.GetValue(Cases)}");
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, cancel);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        var (report, problem) = await FollowAsync(lines, cancel);
        if (problem is not null) return Say.Problem(problem);
        if (report is not { Done: true }) return Say.Error(ProgramErrors.ImportCutOff.Of());
        Summary(report, TimeProvider.System.GetElapsedTime(began));
        foreach (var user in parsed.GetValue(Password) ?? [])
        {
            using var given = await client.Http.PostAsync(new Uri($"/api/v1/simulation/people/{Uri.EscapeDataString(user)}/password", UriKind.Relative), null, cancel);
            if (!given.IsSuccessStatusCode) return await Say.ProblemAsync(given, cancel);
            Console.WriteLine($"  {user} / {(await given.Content.ReadFromJsonAsync<NewPassword>(cancel))!.Password}");
        }
        return 0;
    }

    private static Task<(SeedReport?, Problem?)> FollowAsync(StreamReader lines, CancellationToken cancel) =>
        AnsiConsole.Progress().AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("…", maxValue: 1);
                SeedReport? last = null;
                while (await lines.ReadLineAsync(cancel) is { } line)
                {
                    using var document = JsonDocument.Parse(line);
                    if (document.RootElement.TryGetProperty("code", out _)) return (last, document.RootElement.Deserialize<Problem>(JsonSerializerOptions.Web));
                    last = document.RootElement.Deserialize<SeedReport>(JsonSerializerOptions.Web)!;
                    bar.Value = last.Share;
                    bar.Description = last.Stage switch { "ledger" => "台账 ledger", "desk" => "企业与线索 enterprises and leads", "history" => "历史 history", "store" => "入库 storing", "derive" => "推导 deriving", "detect" => "检测 detecting", _ => "完成 done" };
                }
                return ((SeedReport?)last, (Problem?)null);
            });

    private static void Summary(SeedReport r, TimeSpan took)
    {
        var table = new Table().AddColumns("", "").HideHeaders().Border(TableBorder.Rounded);
        foreach (var (kind, count) in r.Records) table.AddRow(Names.GetValueOrDefault(kind, kind), $"{count:N0}");
        table.AddRow("写入的数据包 packets put", $"{r.Packets:N0}");
        table.AddRow("推导的值 values derived", $"{r.Derived:N0}");
        table.AddRow("发现的线索 signals opened", $"{r.Signals:N0}");
        table.AddRow("库中观测值 observations in the store", $"{r.Observations:N0}");
        foreach (var (stage, seconds) in r.Seconds) table.AddRow($"用时 time: {stage}", $"{seconds:N1} s");
        table.AddRow("总用时 time in all", $"{took.TotalSeconds:N1} s");
        AnsiConsole.Write(table);
        Console.WriteLine("  全部为模拟数据；账号没有密码，用 --password 用户名 发放一次性密码。");
        Console.WriteLine("  All of it is simulated; the accounts have no password: --password USER gives a one-time password.");
    }

    private static readonly Dictionary<string, string> Names = new()
    {
        ["regions"] = "行政区 regions", ["enterprises"] = "企业 enterprises", ["sources"] = "污染源 sources", ["outlets"] = "排放口 outlets", ["stations"] = "站房 stations",
        ["points"] = "监测点 points", ["devices"] = "数采仪 devices", ["limits"] = "限值 limits", ["people"] = "人员 people", ["permits"] = "排污许可证 permits", ["projects"] = "建设项目 projects", ["signals"] = "编造的线索 made-up leads", ["cases"] = "编造的工单 made-up cases",
    };
}
