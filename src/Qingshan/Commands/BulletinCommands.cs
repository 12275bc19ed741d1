using System.CommandLine;

namespace Qingshan.Commands;

/// <summary><c>qingshan bulletin</c>: the daily bulletin as a file, and its template.</summary>
internal static class BulletinCommands
{
    public static Command Build()
    {
        var command = new Command("bulletin", "日报 · The daily bulletin");
        command.Subcommands.Add(Make());
        command.Subcommands.Add(Template());
        return command;
    }

    private static Command Make()
    {
        Argument<string> region = new("region") { Description = "区域编码 · Code of the region" };
        Argument<string> date = new("date") { Description = "日期 · Day of Beijing: 2026-11-24" };
        Option<string> format = new("--format") { Description = "docx, json", DefaultValueFactory = _ => "docx" };
        format.AcceptOnlyFromAmong("docx", "json");
        var output = OutputOption();
        var english = English();
        var command = new Command("make", "编制日报 · Make a bulletin as a Word document or as JSON") { region, date, format, output, english };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, (client, stop) =>
        {
            var (at, day) = (Uri.EscapeDataString(parsed.GetValue(region)!), Uri.EscapeDataString(parsed.GetValue(date)!));
            var path = parsed.GetValue(format) == "json" ? $"/api/v1/bulletins/{at}/{day}" : $"/bulletin/{at}/{day}.docx";
            return SaveAsync(client, path + Language(parsed.GetValue(english)), parsed.GetValue(output)!, stop);
        }, cancel));
        return command;
    }

    private static Command Template()
    {
        var output = OutputOption();
        var english = English();
        var command = new Command("template", "日报模板 · The template that comes with the program, to be changed in Word") { output, english };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed,
            (client, stop) => SaveAsync(client, "/api/v1/bulletins/template" + Language(parsed.GetValue(english)), parsed.GetValue(output)!, stop), cancel));
        return command;
    }

    private static Option<string> OutputOption() => new("--output") { Description = "写入的文件 · File to write", Required = true };

    private static Option<bool> English() => new("--english") { Description = "英文 · In English" };

    private static string Language(bool english) => english ? "?lang=en" : "";

    private static async Task<int> SaveAsync(PlatformClient client, string path, string file, CancellationToken cancel)
    {
        using var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, cancel);
        await using var to = File.Create(file);
        await answer.Content.CopyToAsync(to, cancel);
        Console.WriteLine($"已写入 {file} · written to {file}");
        return 0;
    }
}
