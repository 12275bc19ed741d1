using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Warnings;

/// <summary>
/// 适用预案 · By which grading of heavy-pollution warnings a region warns, where somebody has said so; its code is the region's. It holds for what lies
/// within, and from the day of its <see cref="Record.ValidFrom"/>, so that an edition is chosen by date.
/// </summary>
[RecordKind("applied-warning-plan", "重污染天气预警分级的适用", "Applied warning plan", "区域采用哪一份重污染天气预警分级、自何时起、依据什么。", "By which grading of heavy-pollution warnings a region warns, from when and why.")]
public sealed class AppliedWarningPlan : Record
{
    /// <summary>Key of a <c>Qingshan.Standards.WarningPlan</c>.</summary>
    [Term("预警分级", "Warning plan", Codes = "Qingshan WarningPlans")]
    public required string Plan { get; init; }
}

internal sealed class AppliedWarningPlanTable : IEntityTypeConfiguration<AppliedWarningPlan>
{
    public void Configure(EntityTypeBuilder<AppliedWarningPlan> plan) => plan.Property(p => p.Plan).HasMaxLength(32);
}
