using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="WeatherNormalisation"/> as it is offered to a person.</summary>
internal static class WeatherNormalisationMethod
{
    private static readonly string[] OfTime = ["trend", "season", "weekday", "hour"];

    public static Method Method { get; } = new()
    {
        Name = "weather-normalisation",
        Group = MethodGroup.Trend,
        Zh = "气象归一化（去除天气影响）",
        En = "Weather normalisation (de-weathering)",
        AboutZh = "如果天气一直是平均状况，浓度会怎样变化：用梯度提升树学习浓度与天气、时间的关系，再把天气平均掉。",
        AboutEn = "How values would have gone with the average weather: boosted trees learn them from weather and time, then the weather is averaged out.",
        Source = "Grange & Carslaw (2019), Science of the Total Environment 653; Friedman (2001), Annals of Statistics 29; Ke et al. (2017), LightGBM",
        Cost = "O(n × trees × leaves)",
        Columns = [new("time", "时间", "Times", ColumnKind.Time), new("value", "要归一化的数值", "The values"), .. WeatherColumns.All],
        Options =
        [
            MethodOption.Whole("trees", 300, 10, 5000, "树的棵数", "Trees in each of the five sets"),
            MethodOption.Whole("leaves", 31, 4, 255, "每棵树的叶数", "Leaves of a tree"),
            MethodOption.Number("rate", 0.05, 0.001, 1, "学习率", "How much of each tree counts"),
            MethodOption.Flag("of-month", false, "平均天气取同一日历月的（默认取全部时间的）：季节留在结果里", "Whether the average weather is that of the same calendar month, instead of all times: seasons then stay in the result"),
            MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed"),
        ],
        Openair = ["deweather"],
        IsLong = true,
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var table = input.Table;
        if (!WeatherColumns.Of(table).TryGet(out var weather, out var problem)) return problem;
        var growth = new TreeGrowth(input.Whole("trees"), input.Whole("leaves"), input.Number("rate"), Seed: input.Whole("seed"));
        return WeatherNormalisation.Of(table.Times("time"), table.Numbers("value"), [.. weather.Select(w => w.Values)], growth, work, ofMonth: input.Flag("of-month"))
            .Then<MethodResult>(found => Result(found, table.NameOf("value"), [.. weather.Select(w => w.Name)]).WithRows(found.Times.Length, table.Rows));
    }

    private static MethodResult Result(WeatherNormalisation found, string name, IReadOnlyList<string> weather)
    {
        var months = Enumerable.Range(0, found.Times.Length).GroupBy(i => new DateTime(found.Times[i].Year, found.Times[i].Month, 1)).OrderBy(g => g.Key).ToList();
        DateTime[] at = [.. months.Select(g => g.Key)];
        double[] observed = [.. months.Select(g => g.Average(i => found.Observed[i]))], normalised = [.. months.Select(g => g.Average(i => found.Normalised[i]))];
        return new MethodResult()
            .With("count", found.Times.Length).With("rSquared", found.RSquared).With("rmse", found.Rmse)
            .With("months", new TableColumn("month", Times: at), new("observed", observed), new("normalised", normalised), new("spread", [.. months.Select(g => g.Average(i => found.Spread[i]))]))
            .With("gains", new TableColumn("feature", Texts: [.. OfTime, .. weather]), new("share", [.. found.Gains]))
            .With("series", new TableColumn("time", Times: [.. found.Times]), new("observed", [.. found.Observed]), new("normalised", [.. found.Normalised]), new("spread", [.. found.Spread]))
            .With(TimeLinesFigure.Of(new($"{name}：观测与平均天气下", $"{name}: as measured and with average weather"), at,
                [(new("观测（月均）", "Measured, monthly"), observed), (new("平均天气下", "With average weather"), normalised)], name))
            .WithNote("rSquared 与 rmse 来自未参与学习的整周；spread 是五组模型之间的标准差，不含所有不确定性。", "rSquared and rmse are of whole weeks that were not learned from; spread is the standard deviation between the five sets of trees and not the whole uncertainty.");
    }
}
