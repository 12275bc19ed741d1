using System.CommandLine;
using System.Diagnostics;
using Qingshan.Analysis.Linkage;

namespace Qingshan.Bench;

/// <summary>Asking a register of very many names, one after the other. The names are made up by rule and stand for nobody.</summary>
internal static class LinkageBench
{
    private const double Target = 5;
    private static readonly Option<int> Names = BenchOptions.Number("--names", 100_000, "Entries of the register");
    private static readonly Option<int> Questions = BenchOptions.Number("--questions", 2_000, "Questions of each kind");

    private static readonly string[] Regions = ["上海", "上海市", "江苏省苏州市", "无锡", "浙江", "杭州市", "北京", "宁夏", "银川市", "广东省佛山市", "山东", "河北省唐山市"];
    private static readonly string[] Industries = ["化工", "新材料科技", "环保科技", "电子", "污水处理", "汽车零部件", "食品", "金属制品", "机械设备", "精细化工", "制药", "热电", "纺织印染", "包装材料", "电镀"];
    private static readonly string[] Forms = ["有限公司", "有限责任公司", "股份有限公司", "厂", "有限公司一分厂", "有限公司松江分公司"];
    private const string Signs = "瑞泽鼎昊宏泰恒润佳诚锦源祥晟博远凯腾翔盛华隆达信德福康宁安平顺利丰茂金银玉宝天地海江河山川林森";

    public static Command Build() => new Command("linkage", "Asking a register of 100,000 names by name") { Names, Questions }.Bench(RunAsync);

    private static Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        var (count, asked) = (parsed.GetValue(Names), parsed.GetValue(Questions));
        var random = new Random(20261128);
        string Name() => $"{Regions[random.Next(Regions.Length)]}{string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Signs[random.Next(Signs.Length)]))}{Industries[random.Next(Industries.Length)]}{Forms[random.Next(Forms.Length)]}";
        var names = Enumerable.Range(0, count).Select(_ => Name()).ToArray();

        var (before, began) = (GC.GetTotalMemory(true), Stopwatch.GetTimestamp());
        var register = new LinkageRegister(names.Select((n, i) => new RegisterEntry($"{i}", [n])));
        var making = Stopwatch.GetElapsedTime(began);
        var held = GC.GetTotalMemory(true) - before;

        var rows = new List<string[]>();
        var known = true;
        foreach (var (what, ask) in (ReadOnlySpan<(string, Func<int, string>)>)[("as it stands there", i => names[i]), ("another writing of region and form", i => Rewritten(names[i])), ("one character of it wrong", i => Wrong(names[i])), ("one that is not there", _ => Name())])
        {
            var (times, verdicts) = (new Samples(), new int[3]);
            for (var i = 0; i < 200; i++) register.Ask(LinkageSubject.Of(ask(i % count)));
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < asked; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var (at, name) = (i * 37 % count, ask(i * 37 % count));
                var start = Stopwatch.GetTimestamp();
                var answer = register.Ask(LinkageSubject.Of(name));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                verdicts[(int)answer.Verdict]++;
                if (what == "as it stands there") known &= answer.Candidates.Any(c => NameFolding.Fold(c.Name) == NameFolding.Fold(names[at]));
            }
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            rows.Add([what, Report.N(times.Median, 2), Report.N(times.At(0.95), 2), Report.N(times.Max, 1), Report.N(allocated / (double)asked / 1000, 1), $"{verdicts[2]} / {verdicts[1]} / {verdicts[0]}", times.Median <= Target ? "met" : "missed"]);
        }
        Report.Table([$"{count:N0} names, asked by", "median, ms", "95 %, ms", "most, ms", "allocated, kB", "linked / doubtful / different", $"target: {Target:N0} ms"], rows);
        Console.WriteLine($"making the register: {making.TotalMilliseconds:N0} ms, {Report.Megabytes(held)} MB\n");
        report.Condition(known, "a name that is there is among the candidates");
        return Task.CompletedTask;
    }

    private static string Rewritten(string name) => name.StartsWith("上海市", StringComparison.Ordinal) ? "上海" + name[3..] : name.Replace("有限责任公司", "有限公司", StringComparison.Ordinal);

    private static string Wrong(string name) => string.Concat(name.AsSpan(0, 3), "误", name.AsSpan(4));
}
