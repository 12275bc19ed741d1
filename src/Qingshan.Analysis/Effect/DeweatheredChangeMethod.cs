using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Effect;

/// <summary><see cref="DeweatheredChange"/> as it is offered to a person.</summary>
internal static class DeweatheredChangeMethod
{
    public static Method Method { get; } = new()
    {
        Name = "deweathered-change",
        Group = MethodGroup.Trend,
        Zh = "剔除气象的年际变化",
        En = "Change between years free of weather",
        AboutZh = "各年平均有多少来自天气、多少来自其他（主要是排放）：把两年之间的实测变化分成天气部分与其余部分，各带区间，并给出剔除气象后月均值的趋势。",
        AboutEn = "How much of each year's mean the weather did: splits the measured change between years into weather and the rest, with intervals, and gives the trend of the de-weathered monthly means.",
        Source = "Grange & Carslaw (2019), Science of the Total Environment 653; Vu et al. (2019), Atmospheric Chemistry and Physics 19; Chernozhukov et al. (2018), Econometrics Journal 21",
        Cost = "O(n × trees × leaves) for each series",
        Columns = [EffectInput.Time, EffectInput.Stations, .. WeatherColumns.All],
        Options =
        [
            MethodOption.Whole("first-month", 1, 1, 12, "一年从哪个月开始（数据不是整日历年时用）", "The month in which a year begins, for data that are not of whole calendar years"),
            MethodOption.Flag("history", true, "是否同时学习前 12、24、72 小时的天气；两种结果不同时，说明气象列分不清天气与排放", "Whether the weather of the last 12, 24 and 72 hours is learned from too; where the two answers differ, the columns cannot tell weather and emissions apart"),
            EffectInput.Confidence, EffectInput.Trees, EffectInput.Leaves, EffectInput.Rate, EffectInput.Seed,
        ],
        Openair = ["deweather"],
        IsLong = true,
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var table = input.Table;
        if (!WeatherColumns.Of(table).TryGet(out var weather, out var problem)) return problem;
        var growth = DeweatheredOptions.Default.Growth with { Trees = input.Whole("trees"), Leaves = input.Whole("leaves"), Rate = input.Number("rate"), Seed = input.Whole("seed") };
        var options = new DeweatheredOptions(growth, input.Whole("first-month"), input.Number("confidence"), History: input.Flag("history"));
        var stations = EffectInput.SeriesOf(table);
        return CityMean.Analyse(stations, (values, part) => DeweatheredChange.Of(table.Times("time"), values, [.. weather.Select(w => w.Values)], options, part), work)
            .Then<MethodResult>(found => Result(found, stations));
    }

    private static MethodResult Result(CityMean<DeweatheredChange> found, StationSeries[] stations)
    {
        var city = found.City;
        var result = new MethodResult().With("count", city.Hours).With("rSquared", city.RSquared);
        if (city.Trend is { } trend)
            result = result.With("slope", trend.Slope).With("slopeLow", trend.Low).With("slopeHigh", trend.High).With("slopePercent", trend.PercentPerYear, "%").With("p", trend.P);
        else
            result = result.WithNote("去季节后的趋势至少需要两年以上的月均值，未计算。", "The trend of deseasonalised months needs more than two years of them, and was left out.");
        result = result
            .With("years", new TableColumn("from", Times: [.. city.Years.Select(y => y.First.ToDateTime(default))]), Years("observed", y => y.Observed), Years("weather", y => y.Weather),
                Years("deweathered", y => y.Deweathered), Years("low", y => y.Low), Years("high", y => y.High), Years("capture", y => y.Capture))
            .With("changes", Changes(city.Changes));
        (string Name, DeweatheredChange Change)[] sides = [.. found.Stations.Where(s => s.Found.IsOk && s.Found.Value.Changes.Length > 0).Select(s => (s.Name, s.Found.Value))];
        if (sides.Length > 0)
            result = result.With("stations", [new("station", Texts: [.. sides.Select(s => s.Name)]), .. Changes([.. sides.Select(s => s.Change.Changes[^1])]),
                new("rSquared", [.. sides.Select(s => s.Change.RSquared)])]);
        if (city.Years.Any(y => !y.IsWhole)) result = result.WithNote($"有效小时不足 {DeweatheredYear.LeastCapture} %、或有月份不足 {DeweatheredYear.LeastMonthCapture} % 的年份不参与年际比较。", $"Years with fewer than {DeweatheredYear.LeastCapture} % of their hours, or a month with fewer than {DeweatheredYear.LeastMonthCapture} %, are not compared.");
        return result
            .With("months", new TableColumn("month", Times: [.. city.Months]), new("observed", [.. city.MonthsObserved]), new("deweathered", [.. city.MonthsDeweathered]))
            .With(DeweatheredYearsFigure.Of(EffectInput.NameOf(stations), city))
            .WithProblems(found)
            .WithNote("“其余”是气象列解释不了的一切：排放，也包括模型看不到的天气（区域传输、边界层）。", "The rest is all that the columns of weather do not explain: emissions, and weather that the model does not see (transport from far, the mixing layer).");

        TableColumn Years(string name, Func<DeweatheredYear, double> value) => new(name, [.. city.Years.Select(value)]);
    }

    private static TableColumn[] Changes(IReadOnlyCollection<YearChange> changes)
    {
        TableColumn Of(string name, Func<YearChange, double> value) => new(name, [.. changes.Select(value)]);
        return
        [
            new("from", Times: [.. changes.Select(c => c.From.First.ToDateTime(default))]), new("to", Times: [.. changes.Select(c => c.To.First.ToDateTime(default))]),
            Of("observed", c => c.Observed), Of("observedPercent", c => c.ObservedPercent), Of("weather", c => c.Weather), Of("rest", c => c.Rest), Of("restLow", c => c.Low), Of("restHigh", c => c.High),
            Of("restPercent", c => c.RestPercent), Of("p", c => c.P),
        ];
    }
}
