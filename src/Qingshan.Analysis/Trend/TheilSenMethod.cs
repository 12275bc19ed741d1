using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="TheilSenTrend"/> as it is offered to a person.</summary>
internal static class TheilSenMethod
{
    public static Method Method { get; } = new()
    {
        Name = "theil-sen",
        Group = MethodGroup.Trend,
        Zh = "月均趋势（Theil-Sen，自助法置信区间）",
        En = "Trend of monthly means (Theil-Sen with bootstrap interval)",
        AboutZh = "先求月（季、年）均，可去季节，再估计每年变化量、每年百分比、置信区间和显著性，并画图。",
        AboutEn = "Averages over months, seasons or years, takes out the course of the year where asked, and gives the change per year, in percent, its interval and significance, with a figure.",
        Source = "Theil (1950); Sen (1968), JASA 63; Kunsch (1989), Annals of Statistics 17 (blocks); Cleveland et al. (1990) (seasons)",
        Cost = "O(n + m² (log m + samples)), m the number of means",
        Columns = [TrendInput.Time, new("value", "数值", "Values"), new("group", "组名，如测点、季节；给出时每组各算一个趋势", "Names of groups, such as places or seasons; with them each group has a trend of its own", ColumnKind.Text, Required: false)],
        Options =
        [
            MethodOption.Choice("period", ["month", "season", "year"], "先求哪种时段的平均", "Spans that are averaged first"),
            TrendInput.Capture,
            MethodOption.Flag("deseasonalise", false, "去除季节变化（STL，仅月均，需两年以上）", "Take out the course of the year (STL; over months only, more than two years)"),
            MethodOption.Flag("blocks", false, "分块抽样，考虑自相关", "Draw blocks, for means that depend on those before"),
            TrendInput.Confidence,
            MethodOption.Whole("resamples", 599, 99, 20_000, "自助抽样次数", "Samples of the bootstrap"),
            MethodOption.Whole("seed", 2, 0, int.MaxValue, "随机数种子", "Seed of the random numbers"),
        ],
        Openair = ["TheilSen"],
        Run = Run,
    };

    private static TheilSenOptions OptionsOf(MethodInput input) => new(input.Number("confidence"), input.Whole("resamples"), input.Flag("blocks"), input.Whole("seed"));

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        if (input.Table.Has("group")) return RunGroups(input, work);
        if (!TrendInput.Means(input).TryGet(out var series, out var problem)) return problem;
        if (!TheilSenTrend.Of(series, OptionsOf(input), work).TryGet(out var found, out problem)) return problem;
        return new MethodResult().With("count", found.Count).With("slopePerYear", found.Slope).With("low", found.Low).With("high", found.High).With("p", found.P)
            .With("percentPerYear", found.PercentPerYear, "%").With("percentLow", found.PercentLow, "%").With("percentHigh", found.PercentHigh, "%")
            .With("trend", TrendInput.Word(found.P, found.Slope))
            .With("means", new("start", Times: [.. series.Times]), new(input.Table.NameOf("value"), [.. series.Values]), new("capture", [.. series.Capture]),
                new("line", [.. found.Line]), new("low", [.. found.BandLow]), new("high", [.. found.BandHigh]))
            .WithNotes(series, input.Number("capture"))
            .With(TrendFigure.Of(input.Table.NameOf("value"), found));
    }

    private static Analysed<MethodResult> RunGroups(MethodInput input, MethodWork work)
    {
        var (times, values, names) = (input.Table.Times("time"), input.Table.Numbers("value"), input.Table.Texts("group"));
        var groups = Enumerable.Range(0, names.Length).Where(i => names[i].Length > 0).GroupBy(i => names[i], StringComparer.Ordinal).ToArray();
        var (found, without) = (new List<(string Name, TheilSenTrend Trend)>(), new List<string>());
        AnalysisProblem? last = null;
        foreach (var group in groups)
        {
            work.At((double)(found.Count + without.Count) / groups.Length);
            var trend = TrendInput.Means(input, [.. group.Select(i => times[i])], [.. group.Select(i => values[i])]).Then(series => TheilSenTrend.Of(series, OptionsOf(input)));
            if (trend.IsOk) found.Add((group.Key, trend.Value));
            else without.Add(group.Key);
            last = trend.Problem ?? last;
        }
        if (found.Count == 0) return last ?? AnalysisProblem.TooFew(1, 0, "有组名的行", "rows with the name of a group");
        TableColumn Column(string name, Func<TheilSenTrend, double> of) => new(name, [.. found.Select(f => of(f.Trend))]);
        int Have(string word) => found.Count(f => TrendInput.Word(f.Trend.P, f.Trend.Slope) == word);
        var result = new MethodResult().With("groups", found.Count).With("rising", Have("rising")).With("falling", Have("falling")).With("withoutTrend", Have("none"))
            .With("trends", new("group", Texts: [.. found.Select(f => f.Name)]), Column("count", t => t.Count), Column("slopePerYear", t => t.Slope), Column("low", t => t.Low), Column("high", t => t.High), Column("p", t => t.P),
                Column("percentPerYear", t => t.PercentPerYear), new("trend", Texts: [.. found.Select(f => TrendInput.Word(f.Trend.P, f.Trend.Slope))]))
            .With(SlopesFigure.Of(input.Table.NameOf("value"), found));
        return without.Count == 0 ? result : result.WithNote($"数据不足的组：{string.Join("、", without.Take(10))}{(without.Count > 10 ? " 等" : "")}。{last!.Zh}", $"Groups with too few data: {string.Join(", ", without.Take(10))}{(without.Count > 10 ? " and more" : "")}. {last.En}");
    }
}
