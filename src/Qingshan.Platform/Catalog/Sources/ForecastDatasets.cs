using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>预报 · What is forecast for air stations, and how good it was. Of stations that are public both are open to everybody.</summary>
public sealed class ForecastDatasets : IDatasetSource
{
    public const string Hours = "forecast.air", Scores = "forecast.scores";

    private static readonly DatasetField Point = new("point", new("监测点", "Monitoring point"), "reference", Refers: "record.monitoring-point", Required: true);

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs)
    {
        yield return Of(Hours, ["/api/v1/forecasts/issues", "/api/v1/forecasts/models"], inputs, TimeSpan.FromHours(1), new("空气质量小时预报", "Hourly forecasts of the air"),
            new("在用模型每小时发布的未来 72 小时浓度：均值、七个分位数与超过事件阈值的概率；发布后不改写。", "What the models in use issue every hour for the next 72: mean, seven quantiles, and the probability of the event; never rewritten."),
            [
                new("issue", new("预报编号", "Forecast"), "integer", Required: true), new("made_at", new("最后已知小时", "Last known hour"), "time", Required: true), Point,
                new("factor", new("因子", "Factor"), "code", Codes: "HJ 524/525, HJ 212", Required: true), new("unit", new("单位", "Unit"), "text", Required: true), new("start", new("时段开始", "Start of the hour"), "time", Required: true),
                new("hours", new("提前小时", "Hours ahead"), "integer", "h", Required: true), new("mean", new("均值", "Mean"), "number", Required: true),
                .. ((int[])[5, 10, 25, 50, 75, 90, 95]).Select(q => new DatasetField($"q{q:00}", new($"{q}% 分位数", $"{q} % quantile"), "number")), new("probability", new("事件概率", "Probability of the event"), "number"),
            ]);
        yield return Of(Scores, ["/api/v1/forecasts/scores"], inputs, TimeSpan.FromHours(1), new("空气质量预报评分", "Scores of forecasts of the air"),
            new("已到来的小时与当时预报的对照：均方根误差、命中、区间覆盖与可靠性，与持续性预报和气候态并列。", "What came beside what had been forecast: RMSE, alarms, coverage and reliability, beside persistence and climatology."),
            [
                new("key", new("分组", "Key"), "text", Required: true), new("count", new("对数", "Pairs"), "integer", Required: true), new("rmse", new("均方根误差", "RMSE"), "number"), new("mae", new("平均绝对误差", "MAE"), "number"),
                new("csi", new("临界成功指数", "CSI"), "number"), new("coverage90", new("90% 区间覆盖率", "Coverage of 90 %"), "number"), new("persistenceRmse", new("持续性预报 RMSE", "RMSE of persistence"), "number"),
                new("climatologyRmse", new("气候态 RMSE", "RMSE of climatology"), "number"),
            ]);
    }

    private static Dataset Of(string code, IReadOnlyList<string> api, CatalogInputs inputs, TimeSpan cycle, Text title, Text about, IReadOnlyList<DatasetField> fields) => new()
    {
        Code = code,
        Api = api,
        Class = DatasetClass.Forecast,
        Title = title,
        About = about,
        Base = PointBases.Of("air-station"),
        Fields = fields,
        Parts = [new($"{title.Zh} {title.En} {about.Zh} {about.En} {code}")],
        Owner = inputs.Owners.OfEverything,
        Cycle = cycle,
        PointKind = "air-station",
    };
}
