namespace Qingshan.Platform.Catalog;

/// <summary>
/// What usually obliges to monitor a kind of point, and by which method: for proposals, which a person reads before they count. The clauses
/// were written from memory of the laws and are not verified; the texts themselves say so.
/// </summary>
internal static class Mandates
{
    public static (string Mandate, string Method) Of(string kind) => kind switch
    {
        "air-station" or "weather-station" or "voc-point" => ("《大气污染防治法》第二十三条（未核对）", "HJ 193、HJ 655（未核对）"),
        "water-section" or "drinking-water-source" => ("《水污染防治法》第二十五条（未核对）", "HJ 915（未核对）"),
        "groundwater-well" => ("《水污染防治法》第二十五条（未核对）", "HJ 164（未核对）"),
        "soil-point" => ("《土壤污染防治法》第十五条（未核对）", "HJ/T 166（未核对）"),
        "noise-point" => ("《噪声污染防治法》第二十三条（未核对）", "HJ 906（未核对）"),
        "radiation-station" => ("《放射性污染防治法》第十条（未核对）", "HJ 61（未核对）"),
        "waste-gas-outlet" or "flue-process" or "boundary-point" => ("《大气污染防治法》第二十四条、排污许可证（未核对）", "HJ 75、HJ 76（未核对）"),
        "waste-water-outlet" or "sewage-process" => ("《水污染防治法》第二十三条、排污许可证（未核对）", "HJ 353、HJ 355（未核对）"),
        _ => ("《环境保护法》第十七条（未核对）", ""),
    };
}
