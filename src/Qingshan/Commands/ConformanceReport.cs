using System.Text.Json.Nodes;
using Qingshan.Hj212;
using Spectre.Console;

namespace Qingshan.Commands;

/// <summary>The findings of a conformance test: a table with what is wrong below it for people, everything as JSON for programs.</summary>
internal static class ConformanceReport
{
    /// <param name="tested">What was tested: <c>platform</c> or <c>device</c>.</param>
    public static void Write(IReadOnlyList<ConformanceFinding> findings, string tested, string place, ConformanceOptions options, bool json)
    {
        if (json) Console.WriteLine(Json(findings, tested, place, options).ToJsonString(Output.Readable));
        else Table(findings);
    }

    private static JsonObject Json(IReadOnlyList<ConformanceFinding> findings, string tested, string place, ConformanceOptions options) => new()
    {
        ["tested"] = tested,
        ["address"] = place,
        ["mn"] = options.Mn,
        ["edition"] = options.Edition.ToString()[1..],
        ["passed"] = Count(findings, ConformanceOutcome.Passed),
        ["failed"] = Count(findings, ConformanceOutcome.Failed),
        ["not_tested"] = Count(findings, ConformanceOutcome.NotTested),
        ["checks"] = new JsonArray([.. findings.Select(f => new JsonObject
        {
            ["id"] = f.Check.Id,
            ["clause"] = f.Check.Clause,
            ["clause_verified"] = false,
            ["outcome"] = WireName.Of(f.Outcome),
            ["expected"] = Both(f.Check.Zh, f.Check.En),
            ["why"] = f.En.Length == 0 ? null : Both(f.Zh, f.En),
            ["done"] = f.Done,
            ["came"] = new JsonArray([.. f.Came.Select(c => (JsonNode)c)]),
        })]),
    };

    private static void Table(IReadOnlyList<ConformanceFinding> findings)
    {
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 400;
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "检查 check", "条款 clause*", "应当 expected");
        foreach (var f in findings) table.AddRow(Mark(f.Outcome), Markup.Escape(f.Check.Id), Markup.Escape(f.Check.Clause), Markup.Escape($"{f.Check.Zh}\n{f.Check.En}"));
        AnsiConsole.Write(table);
        foreach (var f in findings.Where(f => f.Outcome != ConformanceOutcome.Passed)) Detail(f);
        Console.WriteLine($"通过 {Count(findings, ConformanceOutcome.Passed)} 项，未通过 {Count(findings, ConformanceOutcome.Failed)} 项，未测 {Count(findings, ConformanceOutcome.NotTested)} 项 · "
            + $"{Count(findings, ConformanceOutcome.Passed)} passed, {Count(findings, ConformanceOutcome.Failed)} failed, {Count(findings, ConformanceOutcome.NotTested)} not tested");
        Console.WriteLine("* 条款号未经标准原文核对 · The numbers of clauses were not checked against the standard's own text.");
    }

    private static void Detail(ConformanceFinding f)
    {
        Console.WriteLine($"{Mark(f.Outcome)} {f.Check.Id}: {f.Zh}");
        Console.WriteLine($"    {f.En}");
        if (f.Done.Length > 0) Console.WriteLine($"    发出 sent {f.Done}");
        foreach (var came in f.Came) Console.WriteLine($"    收到 came {came}");
        Console.WriteLine();
    }

    private static int Count(IReadOnlyList<ConformanceFinding> findings, ConformanceOutcome outcome) => findings.Count(f => f.Outcome == outcome);

    private static string Mark(ConformanceOutcome outcome) => outcome switch
    {
        ConformanceOutcome.Passed => "✓",
        ConformanceOutcome.Failed => "✗",
        _ => "–",
    };

    private static JsonObject Both(string zh, string en) => new() { ["zh"] = zh, ["en"] = en };
}
