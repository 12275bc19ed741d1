using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Trend;

namespace Qingshan.Analysis.Effect;

/// <summary><see cref="WindowEffect"/> as it is offered to a person.</summary>
internal static class EffectMethod
{
    public static Method Method { get; } = new()
    {
        Name = "effect",
        Group = MethodGroup.Trend,
        Zh = "管控效果（与无管控情景比较）",
        En = "Effect of measures (against the counterfactual)",
        AboutZh = "某段时间采取了管控措施（重大活动保障、重污染应急），在当时的天气下若不管控会是多少：用时段之外的小时学习浓度与天气的关系，再预测时段之内；区间来自许多同样长、同季节、无管控的对照时段。",
        AboutEn = "What a period with measures (an event, a red alert) would have been without them, in the weather that really was: learned from the hours outside, predicted inside, with an interval from many placebo windows of the same length and season.",
        Source = "Grange et al. (2021), Atmospheric Chemistry and Physics 21; Abadie et al. (2010), Journal of the American Statistical Association 105; Vovk et al. (2005), Algorithmic Learning in a Random World",
        Cost = "O(n × trees × models), 5 to 20 models for each series",
        Columns = [EffectInput.Time, EffectInput.Stations, .. WeatherColumns.All],
        Options =
        [
            MethodOption.Text("window", "", "管控时段，形如 2014-11-03/2014-11-12（首日/末日）", "The period with measures, such as 2014-11-03/2014-11-12 (first and last day)"),
            MethodOption.Text("others", "", "其他有管控的时段（不学习，也不作对照），用分号隔开", "Other periods with measures, with semicolons between: neither learned from nor placebos"),
            EffectInput.Confidence,
            MethodOption.Whole("season", 45, 7, 183, "对照时段离管控时段的日历日期不超过多少天（各年）", "How many days of the calendar, in any year, placebo windows lie from the window at most"),
            MethodOption.Whole("margin", 2, 0, 15, "时段两侧同样不学习的天数", "Days on both sides of a window that are not learned from either"),
            EffectInput.Trees, EffectInput.Leaves, EffectInput.Rate, EffectInput.Seed,
        ],
        IsLong = true,
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var table = input.Table;
        if (!MeasureWindow.Read(input.Text("window"), "window").TryGet(out var windows, out var problem)) return problem;
        if (windows.Length != 1) return AnalysisProblem.Option("window", input.Text("window"), "一个时段，形如 2014-11-03/2014-11-12", "one period, such as 2014-11-03/2014-11-12");
        if (!MeasureWindow.Read(input.Text("others"), "others").TryGet(out var others, out problem)) return problem;
        if (!WeatherColumns.Of(table).TryGet(out var weather, out problem)) return problem;
        var growth = EffectOptions.Default.Growth with { Trees = input.Whole("trees"), Leaves = input.Whole("leaves"), Rate = input.Number("rate"), Seed = input.Whole("seed") };
        var options = new EffectOptions(growth, input.Number("confidence"), input.Whole("season"), input.Whole("margin")) { Others = others };
        var stations = EffectInput.SeriesOf(table);
        return CityMean.Analyse(stations, (values, part) => EffectHours.Of(table.Times("time"), values, [.. weather.Select(w => w.Values)])
            .Then(hours => WindowEffect.Of(hours, windows[0], options, part)), work).Then<MethodResult>(found => Result(found, stations));
    }

    private static MethodResult Result(CityMean<WindowEffect> found, StationSeries[] stations)
    {
        var city = found.City;
        var result = new MethodResult()
            .With("observed", city.Observed).With("counterfactual", city.Counterfactual)
            .With("difference", city.Difference).With("differenceLow", city.Low).With("differenceHigh", city.High)
            .With("percent", city.Percent, "%").With("percentLow", city.PercentLow, "%").With("percentHigh", city.PercentHigh, "%")
            .With("p", city.P).With("detectable", city.Detectable, "%").With("placeboCount", city.Placebos.Length).With("placeboCoverage", city.Coverage).With("rSquared", city.RSquared).With("count", city.Hours);
        (string Name, WindowEffect Effect)[] sides = [.. found.Stations.Where(s => s.Found.IsOk).Select(s => (s.Name, s.Found.Value))];
        if (sides.Length > 0)
            result = result.With("stations", new TableColumn("station", Texts: [.. sides.Select(s => s.Name)]), Of("observed", e => e.Observed), Of("counterfactual", e => e.Counterfactual),
                Of("difference", e => e.Difference), Of("differenceLow", e => e.Low), Of("differenceHigh", e => e.High),
                Of("percent", e => e.Percent), Of("percentLow", e => e.PercentLow), Of("percentHigh", e => e.PercentHigh), Of("p", e => e.P), Of("rSquared", e => e.RSquared));
        return result
            .With("series", new TableColumn("time", Times: [.. city.Series.Times]), new("observed", [.. city.Series.Observed]), new("counterfactual", [.. city.Series.Counterfactual]),
                new("low", [.. city.Series.Low]), new("high", [.. city.Series.High]))
            .With("placebos", new TableColumn("from", Times: [.. city.Placebos.Select(p => p.Window.From)]), new("observed", [.. city.Placebos.Select(p => p.Observed)]),
                new("counterfactual", [.. city.Placebos.Select(p => p.Predicted)]), new("ratio", [.. city.Placebos.Select(p => p.Ratio)]))
            .With(EffectFigure.Of(EffectInput.NameOf(stations), city))
            .WithProblems(found)
            .WithNote(FormattableString.Invariant($"这样长、这个季节的时段，不足 {-city.Detectable:0} % 的降幅与偶然分不开：区间含 0 不等于没有效果。"),
                FormattableString.Invariant($"In a window as long and of this season a fall of less than {-city.Detectable:0} % cannot be told from chance: an interval that holds 0 does not show that there was no effect."))
            .WithNote("差值包含时段内一切不同于往常的因素（管控、节假日、区域传输的偶然变化），不只是管控；预警时段是因为预报会重污染才选的，模型不知道这一点，低估无管控浓度的可能较大。",
                "The difference holds all that was unlike other times in the period (measures, holidays, chance of transport from far), not measures alone; periods of alerts were chosen because heavy pollution was forecast, which the model does not know, so that it rather underestimates what would have been.");

        TableColumn Of(string name, Func<WindowEffect, double> value) => new(name, [.. sides.Select(s => value(s.Effect))]);
    }
}
