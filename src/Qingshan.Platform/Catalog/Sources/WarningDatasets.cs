using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>已发布的预警 · Which warnings of heavy pollution were signed for which region, when and why: open to everybody.</summary>
public sealed class WarningDatasets : IDatasetSource
{
    public const string Issued = "warnings.issued";

    private static readonly Text Title = new("已发布的重污染天气预警", "Warnings of heavy pollution that were issued");

    private static readonly Text About = new("签发的重污染天气预警：区域、级别、生效与解除时间、升降级、理由、所依预报；以及按预案分级与实测对照的报准、空报与漏报。", "Warnings that were signed: region, level, when in force and lifted, changes, reason, the forecast they rest on; and hits, false alarms and misses against the plan's grading on what was measured.");

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs)
    {
        yield return new Dataset
        {
            Code = Issued, Api = ["/api/v1/haze/issued-warnings"], Class = DatasetClass.Forecast, Title = Title, About = About, Base = PointBases.Of("air-station"), Owner = inputs.Owners.OfEverything, Cycle = TimeSpan.Zero, PointKind = "air-station",
            Fields =
            [
                new("number", new("编号", "Number"), "text", Required: true), new("region", new("行政区", "Region"), "reference", Refers: "record.region", Required: true), new("plan", new("预警分级", "Plan"), "code", Codes: "Qingshan WarningPlans", Required: true),
                new("level", new("级别", "Level"), "code", Required: true), new("highest", new("最高级别", "Highest level"), "code", Required: true), new("from", new("生效时间", "In force from"), "time", Required: true),
                new("expected", new("预计结束", "Expected end"), "time"), new("liftedAt", new("解除时间", "Lifted at"), "time"), new("reason", new("理由", "Reason"), "text", Required: true), new("issue", new("所依预报", "Forecast"), "integer"),
                new("chance", new("预报概率", "Probability by the forecast"), "number"),
            ],
            Parts = [new($"{Title.Zh} {Title.En} {About.Zh} {About.En} {Issued}")],
        };
    }
}
