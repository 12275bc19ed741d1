using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Factors by the names that disclosures of enterprises use. Only names that say the same thing are here: dust of one kind is
/// not smoke dust, and a hydrocarbon with its unit is not another one.
/// </summary>
internal static class DisclosureFactors
{
    private static readonly Dictionary<(OutletMedium, string), string> Other = new()
    {
        [(OutletMedium.Air, "氨")] = "a21001", [(OutletMedium.Air, "苯乙烯")] = "a25038",
        [(OutletMedium.Air, "丁酮")] = "a31025", [(OutletMedium.Air, "甲基异丁基酮")] = "a31030",
        [(OutletMedium.Water, "PH值")] = "w01001", [(OutletMedium.Water, "悬浮物（SS）")] = "w01012",
        [(OutletMedium.Water, "生化需氧量（BOD5）")] = "w01017", [(OutletMedium.Water, "阴离子表面活性剂（LAS）")] = "w19002",
        [(OutletMedium.Water, "粪大肠菌群数")] = "w02003",
        [(OutletMedium.Noise, "Leq经背景修正后的测量值")] = "Leq",
    };

    private static readonly Dictionary<(Medium, string), Factor> ByName = FactorTable.Hj212Of2017.All
        .GroupBy(f => (f.Medium, f.NameZh)).Where(g => g.DistinctBy(f => f.Code).Count() == 1).ToDictionary(g => g.Key, g => g.First());

    public static Factor? Find(OutletMedium medium, string name) =>
        Other.TryGetValue((medium, name), out var code) ? FactorTable.Hj212Of2017.Find(code) : ByName.GetValueOrDefault((Of(medium), name));

    private static Medium Of(OutletMedium medium) => medium switch
    {
        OutletMedium.Air => Medium.Air,
        OutletMedium.Water => Medium.Water,
        _ => Medium.Noise,
    };
}
