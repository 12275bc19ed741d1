namespace Qingshan.Standards;

/// <summary>An administrative division (行政区划) with its code of GB/T 2260. Immutable; equal by value.</summary>
/// <param name="Code">Six digits: two of the province, two of the prefecture, two of the county; zeros where it is none.</param>
/// <param name="Level">Its level.</param>
/// <param name="NameZh">The Chinese name, such as <c>石家庄市</c>.</param>
/// <param name="NameEn">The English name of a province, ours; null below.</param>
/// <param name="Source">Where the code comes from.</param>
public sealed record Division(string Code, DivisionLevel Level, string NameZh, string? NameEn, Source Source)
{
    /// <summary>Code of the province it lies in, such as <c>130000</c>; its own for a province.</summary>
    public string Province => Code[..2] + "0000";

    /// <summary>
    /// Code of the division it lies in by its digits, <c>130102</c> in <c>130100</c> in <c>130000</c>; null for a province. Counties
    /// that a province governs itself (the third and fourth digit are 90) lie in the province.
    /// </summary>
    public string? Parent => Level switch
    {
        DivisionLevel.Province => null,
        DivisionLevel.City => Province,
        _ => Code[2..4] == "90" ? Province : Code[..4] + "00",
    };
}

/// <summary>The level of an administrative division.</summary>
public enum DivisionLevel
{
    /// <summary>省级: province, autonomous region, municipality, special administrative region.</summary>
    Province,

    /// <summary>地级: prefecture-level city, prefecture, autonomous prefecture, league.</summary>
    City,

    /// <summary>县级: of these the table holds only the cities.</summary>
    County,
}
