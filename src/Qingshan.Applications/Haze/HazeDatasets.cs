using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Episodes and studies as entries of the catalogue. What is in them follows who asks: of public stations both are everybody's.</summary>
public sealed class HazeDatasets(SeriesBook series) : IDatasetSource
{
    public const string Episodes = "haze.episodes", Studies = "haze.studies";

    private static readonly DatasetField City = new("city", new("城市", "City"), "code", Codes: "GB/T 2260", Required: true);

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs)
    {
        // Where no evaluated station has hours of PM2.5 there is no city to find anything in.
        if (!inputs.Ledger.InCodeOrder.Any(p => p is { Kind: "air-station", Evaluated: true } && series.OfPoint(p.Id).Any(s => s.Factor == AirPollutant.Pm25.Code() && s.Kind == SeriesKind.HourlyMean))) yield break;
        yield return Of(Episodes, "/api/v1/haze/episodes", inputs, CityAirBook.Keep, new("灰霾过程", "Episodes of haze"),
            new("城市 PM2.5 小时均值高于 150 µg/m³ 达 24 小时的过程：起止、峰值、增长与转清、各站先后、何以结束，由有效小时值算出，审核改动后十分钟内更新。", "When the hourly PM2.5 of a city was above 150 µg/m³ for 24 hours: from, to, peak, growth, clearing, which stations first and what ended it, found in the values in effect and anew within ten minutes of a review."),
            [
                City, new("from", new("开始", "From"), "time", Required: true), new("to", new("结束", "To"), "time", Required: true), new("hours", new("历时", "Hours"), "integer", "h", Required: true), new("peak", new("峰值", "Peak"), "number", "µg/m³", Required: true),
                new("peakAt", new("峰值时刻", "Peak at"), "time", Required: true), new("mean", new("均值", "Mean"), "number", "µg/m³", Required: true), new("onset", new("起始", "Onset"), "time", Required: true), new("rate", new("增长率", "Rate of growth"), "number", "µg/(m³·h)"),
                new("explosive", new("爆发性增长", "Explosive growth"), "boolean"), new("cleared", new("转清洁", "Cleared"), "time"), new("end", new("结束原因", "What ended it"), "code"),
            ]);
        yield return Of(Studies, "/api/v1/haze/studies", inputs, null, new("管控效果、剔除气象的各年与来源并排", "Effects of measures, years freed from weather, sources side by side"),
            new("按需计算、保留三十天的研究：管控时段的实测与“没有管控”之差及其区间，各年的气象份额，各方位的来源份额，均带不确定度。", "Studies computed on demand and kept for thirty days: what was measured in a period with measures against what would have been, what the weather did in each year, shares of sectors, all with their uncertainty."),
            [
                City, new("id", new("编号", "Identifier"), "text", Required: true), new("kind", new("种类", "Kind"), "code", Required: true), new("factor", new("因子", "Factor"), "code", Codes: "HJ 524/525, HJ 212", Required: true), new("window", new("时段", "Window"), "text"),
                new("effect", new("管控效果", "Effect"), "text"), new("years", new("各年", "Years"), "text"), new("sources", new("来源", "Sources"), "text"),
            ]);
    }

    private static Dataset Of(string code, string api, CatalogInputs inputs, TimeSpan? cycle, Text title, Text about, IReadOnlyList<DatasetField> fields) => new()
    {
        Code = code,
        Api = [api],
        Class = DatasetClass.Finding,
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
