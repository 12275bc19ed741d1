using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 质量规则参数 · What a parameter of a rule is set to: everywhere, or for a kind of point, a factor, a region (<see cref="Record.RegionId"/>).
/// <see cref="Record.Code"/> says all of that, so that there is one row for it.
/// </summary>
[RecordKind("quality-parameter", "质量规则参数", "Quality parameter", "数据质量规则的参数取值，可按点位类型、因子、区域分别设定。", "What parameters of quality rules are set to, by kind of point, factor and region.")]
public sealed class QualityParameter : Record
{
    [Term("规则", "Rule")]
    public required string Rule { get; init; }

    [Term("参数", "Parameter")]
    public required string Parameter { get; init; }

    /// <summary>Null: nothing is set here any more, the more general row or the code counts again.</summary>
    [Term("取值", "Value")]
    public double? Value { get; init; }

    /// <summary>A kind of point, or of records.</summary>
    [Term("点位或台账类型", "Kind", Codes = "Qingshan MonitoringKind, RecordKind")]
    public string? Kind { get; init; }

    [Term("因子", "Factor", Codes = "HJ 524/525, HJ 212")]
    public string? Factor { get; init; }

    /// <summary>Why it was set so.</summary>
    [Term("依据", "Basis")]
    public string? Basis { get; init; }

    public static string CodeOf(string rule, string parameter, string? kind, string? factor, string? region) => $"{rule}/{parameter}/{kind}/{factor}/{region}";
}

internal sealed class QualityParameterTable : IEntityTypeConfiguration<QualityParameter>
{
    public void Configure(EntityTypeBuilder<QualityParameter> parameter)
    {
        parameter.Property(p => p.Rule).HasMaxLength(20);
        parameter.Property(p => p.Parameter).HasMaxLength(20);
        parameter.Property(p => p.Kind).HasMaxLength(40);
        parameter.Property(p => p.Factor).HasMaxLength(20);
        parameter.Property(p => p.Basis).HasMaxLength(200);
    }
}
