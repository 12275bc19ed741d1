using System.CommandLine;
using System.Text.Json.Nodes;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Applications.Analyses;
using Qingshan.Platform.Common;

namespace Qingshan.Commands.Analyse;

/// <summary><c>qingshan analyse METHOD</c>: any method of the library on any table, without a platform.</summary>
internal static class AnalyseCommand
{
    private static readonly Argument<string?> Name = new("method") { Description = "方法名称 · The method", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> List = new("--list") { Description = "列出全部方法；与方法名同用则说明该方法 · Every method; with a method, what it takes" };
    private static readonly Option<string?> Input = new("--input") { Description = "CSV、Parquet（可 .gz）或格点文件 · CSV, Parquet (.gz too) or gridded file", HelpName = "FILE" };
    private static readonly Option<string[]> Columns = new("--columns") { Description = "角色=列名，如 value=pm25 time=year,month,day,hour · ROLE=COLUMN", HelpName = "ROLE=COLUMN", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Second = new("--second") { Description = "第二个表 · The second table", HelpName = "FILE" };
    private static readonly Option<string[]> SecondColumns = new("--second-columns") { Description = "第二个表的列 · Columns of the second table", HelpName = "ROLE=COLUMN", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Set = new("--option") { Description = "参数，如 resamples=500 · Options of the method", HelpName = "OPTION=VALUE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Missing = new("--missing") { Description = "表示缺测的文字，如 -999 · Texts that stand for a missing value", HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> FigureFile = new("--figure") { Description = "图，.svg 或 .png · The figure", HelpName = "FILE" };
    private static readonly Option<string?> Tables = new("--tables") { Description = "数值表写成 CSV 的文件夹 · A folder for the tables as CSV", HelpName = "DIR" };
    private static readonly Option<string> Language = new("--language") { Description = "图的文字 · Words of the figure: zh, en", DefaultValueFactory = _ => "zh" };

    public static Command Build()
    {
        Language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("analyse", "分析：对任意表运行任一方法，输出 JSON · Run any method of analysis on a table; prints JSON") { Name, List, Input, Columns, Second, SecondColumns, Set, Missing, FigureFile, Tables, Language };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var name = parsed.GetValue(Name);
        if (name is null)
        {
            MethodPrint.All();
            return 0;
        }
        if (MethodList.Find(name) is not { } method) return Say.Error(AnalysisErrors.UnknownMethod.Of(name));
        if (parsed.GetValue(List))
        {
            MethodPrint.One(method);
            return 0;
        }
        if (parsed.GetValue(Input) is not { } path) return Say.Error(AnalyseErrors.NoInput.Of());
        if (!InputFiles.Pairs(parsed.GetValue(Set) ?? []).TryGet(out var set, out var error)) return Say.Error(error);
        var options = set.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value);
        var files = new InputFiles(path, parsed.GetValue(Columns) ?? [], parsed.GetValue(Second), parsed.GetValue(SecondColumns) ?? [], parsed.GetValue(Missing) ?? []);
        if (!files.Read(method, options).TryGet(out var input, out error)) return Say.Error(error);

        using var progress = new ProgressLine();
        var found = MethodList.Run(method, input, new(progress, cancel));
        progress.Dispose();
        if (!found.TryGet(out var result, out var problem)) return Say.Error(AnalysisErrors.Of(problem));
        var json = new JsonObject
        {
            ["method"] = method.Name, ["title"] = new JsonObject { ["zh"] = method.Zh, ["en"] = method.En }, ["source"] = method.Source,
            ["call"] = AnalysisCall.Of(method.Name, files.Input, files.Columns, files.Second, files.SecondColumns, options), ["result"] = ResultJson.Of(result), ["units"] = ResultJson.Units(result), ["notes"] = ResultJson.Notes(result),
        };
        Console.WriteLine(json.ToJsonString(Output.Readable));
        return (await WriteAsync(parsed, result, cancel)).TryGet(out _, out error) ? 0 : Say.Error(error);
    }

    private static async Task<Result<bool>> WriteAsync(ParseResult parsed, MethodResult result, CancellationToken cancel)
    {
        var writing = "";
        try
        {
            if (parsed.GetValue(FigureFile) is { } figure)
            {
                writing = figure;
                if (result.Figure is null) Console.Error.WriteLine("这种方法不画图 · This method draws no figure");
                else
                {
                    var svg = result.Figure.ToSvg(parsed.GetValue(Language) == "en" ? FigureLanguage.En : FigureLanguage.Zh);
                    if (figure.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) await File.WriteAllBytesAsync(figure, FigurePng.Of(svg), cancel);
                    else await File.WriteAllTextAsync(figure, svg, cancel);
                }
            }
            if (parsed.GetValue(Tables) is not { } folder) return true;
            writing = folder;
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "numbers.csv"), ResultCsv.Numbers(result), cancel);
            foreach (var table in result.Tables) await File.WriteAllTextAsync(Path.Combine(folder, table.Name + ".csv"), ResultCsv.Table(table), cancel);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return AnalyseErrors.CannotWrite.Of(writing, e.Message);
        }
    }
}
