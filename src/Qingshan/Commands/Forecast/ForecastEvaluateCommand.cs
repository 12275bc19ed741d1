using System.CommandLine;
using Qingshan.Analysis.Forecasting.Evaluation;
using Qingshan.Applications.Analyses;
using Qingshan.Commands.Analyse;

namespace Qingshan.Commands.Forecast;

/// <summary><c>qingshan forecast evaluate</c>: trains on public data and prints how good the forecasts of the test time were, without a platform.</summary>
internal static class ForecastEvaluateCommand
{
    private static readonly Option<string> Name = new("--protocol") { Description = "评估方案 · A: 六个时效，三年训练一年检验；B: 逐时 24 小时，冬季检验 · The protocol", Required = true };
    private static readonly Option<string> Data = new("--data") { Description = "beijing_multisite 文件夹 · The folder of the hours", HelpName = "DIR", Required = true };
    private static readonly Option<bool> Rehearse = new("--rehearse") { Description = "提前一年预演，不看检验年 · The same a year earlier, leaving the test year alone" };

    public static Command Build()
    {
        Name.AcceptOnlyFromAmong("A", "B");
        var command = new Command("evaluate", "评估：用公开数据训练并检验预报，打印评分表 · Train on public data, forecast the test time, print the scores") { Name, Data, Rehearse };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancel)
    {
        if (!MultisiteFolder.Read(parsed.GetValue(Data)!).TryGet(out var panel, out var error)) return Say.Error(error);
        var protocol = parsed.GetValue(Name) == "A" ? Protocol.A : Protocol.B;
        if (parsed.GetValue(Rehearse)) protocol = protocol.Rehearsal();
        using var progress = new ProgressLine();
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var ran = protocol.Run(panel, Environment.ProcessorCount, new(progress, cancel));
        progress.Dispose();
        if (!ran.TryGet(out var trials, out var problem)) return Say.Error(AnalysisErrors.Of(problem));
        EvaluationPrint.Write(protocol, trials, clock.GetElapsedTime(began));
        return 0;
    }
}
