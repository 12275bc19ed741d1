using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 环境保护税适用税额 · What a pollutant equivalent costs in a region, where it is said otherwise than the shipped table of provinces has it. The region is
/// the record's; the closest one that says something counts.
/// </summary>
[RecordKind("environmental-tax-rate", "环境保护税适用税额", "Environmental tax rate", "行政区对大气、水污染物每污染当量的适用税额，优先于随程序提供的各省税额表。", "What a pollutant equivalent in air or water costs in a region; goes before the shipped table of provinces.", Base = BaseDatabase.Pollution)]
public sealed class EnvironmentalTaxRate : Record
{
    [Term("介质", "Medium")]
    public required OutletMedium Medium { get; init; }

    /// <summary>Empty: of all factors of the medium that no other record names.</summary>
    [Term("因子", "Factor", Codes = "HJ 212")]
    public string Factor { get; init; } = "";

    [Term("每污染当量税额", "Per pollutant equivalent", Unit = "CNY")]
    public required double YuanPerEquivalent { get; init; }

    [Term("依据", "Basis")]
    public required string Basis { get; init; }
}
