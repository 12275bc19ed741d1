namespace Qingshan.Standards;

/// <summary>
/// A monitoring factor (监测因子): something that is measured or reported under a code. Immutable.
/// </summary>
/// <remarks>
/// The units here are defaults as printed. Annex B prints PM2.5, PM10 and TSP in ng/m³, while instruments send µg/m³ or mg/m³: the
/// unit of a value belongs to the configuration of its series and must never be taken from the code.
/// </remarks>
public sealed class Factor
{
    internal Factor(
        string code, string? oldCode, string nameZh, string nameEn, Medium medium, Unit? unit, Unit? loadUnit, Unit? customary,
        string? dataTypeText, DataType? dataType, string? note, Source source)
    {
        Code = code;
        OldCode = oldCode;
        NameZh = nameZh;
        NameEn = nameEn;
        Medium = medium;
        Unit = unit;
        LoadUnit = loadUnit;
        CustomaryUnit = customary ?? unit;
        DataTypeText = dataTypeText;
        DataType = dataType;
        Note = note;
        Source = source;
    }

    /// <summary>The code as printed, such as <c>w01018</c>; <c>xx</c> or <c>x</c> at the end stands for the number of a device.</summary>
    public string Code { get; }

    /// <summary>The code of HJ/T 212-2005, such as <c>011</c>; null when Annex B prints none. Leading zeros matter: 10 is ammonia, 010 is BOD.</summary>
    public string? OldCode { get; }

    /// <summary>The Chinese name as printed, such as <c>化学需氧量</c>. Never empty.</summary>
    public string NameZh { get; }

    /// <summary>The English name, ours, such as <c>Chemical oxygen demand</c>. Never empty.</summary>
    public string NameEn { get; }

    /// <summary>What the factor is measured in.</summary>
    public Medium Medium { get; }

    /// <summary>The printed default unit of the value (缺省计量单位, 浓度); null when none is printed.</summary>
    public Unit? Unit { get; }

    /// <summary>The printed default unit of the load (缺省计量单位, 排放量); null when none is printed.</summary>
    public Unit? LoadUnit { get; }

    /// <summary>
    /// The unit that is usual: for particles and gases the unit of ambient air (µg/m³, carbon monoxide mg/m³, as in GB 3095),
    /// otherwise <see cref="Unit"/>. A proposal for a new series, not a reading of what a device sends; stacks use mg/m³.
    /// </summary>
    public Unit? CustomaryUnit { get; }

    /// <summary>The data type as printed, such as <c>N3.1</c>; null when none is printed.</summary>
    public string? DataTypeText { get; }

    /// <summary>The data type read; null when none is printed.</summary>
    public DataType? DataType { get; }

    /// <summary>Digits behind the point that the data type leaves; null for texts, times and where no type is printed.</summary>
    public int? Decimals => DataType is { Kind: DataKind.Number } type ? type.Decimals : null;

    /// <summary>True when the code stands for a family: its end, <c>xx</c> or <c>x</c>, is the number of a device.</summary>
    public bool IsPattern => Code.EndsWith('x');

    /// <summary>What to know beside the printed row, such as a misprint; null when there is nothing.</summary>
    public string? Note { get; }

    /// <summary>Where the row comes from, and whether it was seen there.</summary>
    public Source Source { get; }

    /// <summary>The code and the Chinese name, for logs.</summary>
    /// <returns>Text such as <c>w01018 化学需氧量</c>.</returns>
    public override string ToString() => $"{Code} {NameZh}";
}
