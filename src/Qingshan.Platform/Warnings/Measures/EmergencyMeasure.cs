using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Warnings;

/// <summary>
/// 应急减排措施 · What an enterprise has to do at a level of warning, from its list (应急减排清单, 一厂一策). Its code is enterprise, level and number:
/// <c>91310000…/orange/1</c>. An enterprise that has nothing listed at a level does what it has at the next lower one.
/// </summary>
[RecordKind("emergency-measure", "重污染天气应急减排措施", "Emergency measure", "企业在各级重污染天气预警下应采取的减排措施、绩效分级、由哪个监测点体现、预计削减比例。",
    "What an enterprise has to do at each level of a heavy-pollution warning, its performance grade, the point that shows it, and the reduction that is expected.", Base = BaseDatabase.Pollution)]
public sealed class EmergencyMeasure : Record
{
    [Term("企业", "Enterprise", Of = typeof(Enterprise))]
    public required Guid EnterpriseId { get; init; }

    [Term("预警级别", "Level of warning")]
    public required MeasureLevel Level { get; init; }

    [Term("措施", "Measure")]
    public required string Measure { get; init; }

    [Term("绩效分级", "Performance grade")]
    public PerformanceGrade Grade { get; init; }

    /// <summary>The point at which it can be seen; null where no instrument shows it.</summary>
    [Term("体现措施的监测点", "Point that shows it", Of = typeof(MonitoringPoint))]
    public Guid? PointId { get; init; }

    /// <summary>The factor at that point; of an emission the pollutant, else whatever is to fall: flow, power.</summary>
    [Term("因子", "Factor", Codes = "HJ 524/525, HJ 212")]
    public string? Factor { get; init; }

    [Term("看什么", "Shown by")]
    public MeasureShownBy ShownBy { get; init; }

    [Term("预计削减比例", "Expected reduction", Unit = "%")]
    public double? ReductionPercent { get; init; }

    public static string CodeOf(string enterprise, MeasureLevel level, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{enterprise}/{level.ToString().ToLowerInvariant()}/{number}");
}

/// <summary>预警级别, as numbers those of <see cref="Standards.WarningLevel"/>.</summary>
public enum MeasureLevel
{
    [Term("蓝色", "blue")]
    Blue = 1,

    [Term("黄色", "yellow")]
    Yellow = 2,

    [Term("橙色", "orange")]
    Orange = 3,

    [Term("红色", "red")]
    Red = 4,
}

/// <summary>绩效分级 · How good an enterprise is in its trade, by which the measures are graded.</summary>
public enum PerformanceGrade
{
    [Term("未知", "unknown")]
    Unknown,

    [Term("A 级", "A")]
    A,

    [Term("B 级", "B")]
    B,

    [Term("C 级", "C")]
    C,

    [Term("D 级", "D")]
    D,

    [Term("引领性", "leading")]
    Leading,

    [Term("非引领性", "not leading")]
    NotLeading,
}

/// <summary>What at the point has to fall.</summary>
public enum MeasureShownBy
{
    [Term("没有仪器体现", "no instrument")]
    Nothing,

    /// <summary>Concentration of the factor times flow, in kg/h.</summary>
    [Term("排放速率（浓度 × 流量）", "emission rate (concentration × flow)")]
    Emission,

    /// <summary>The value of the factor itself, such as flow or power.</summary>
    [Term("因子数值（流量、用电等）", "value of the factor (flow, power)")]
    Value,
}

internal sealed class EmergencyMeasureTable : IEntityTypeConfiguration<EmergencyMeasure>
{
    public void Configure(EntityTypeBuilder<EmergencyMeasure> measure)
    {
        measure.Property(m => m.Level).HasConversion<string>().HasMaxLength(16);
        measure.Property(m => m.Measure).HasMaxLength(MeasureDesk.LongestMeasure);
        measure.Property(m => m.Grade).HasConversion<string>().HasMaxLength(16);
        measure.Property(m => m.Factor).HasMaxLength(20);
        measure.Property(m => m.ShownBy).HasConversion<string>().HasMaxLength(16);
        measure.HasIndex(m => m.EnterpriseId);
    }
}
