using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>行政处罚 · A penalty decided against an enterprise. Its <see cref="Record.Code"/> is the number of the decision.</summary>
[RecordKind("penalty", "行政处罚", "Penalty", "对企业作出的生态环境行政处罚决定：文号、日期、违法事实、依据、金额与机关。", "Penalties decided against enterprises: number, date, what for, by which law, amount and office.", Base = BaseDatabase.Pollution)]
public sealed class Penalty : Record
{
    [Term("企业", "Enterprise", Of = typeof(Enterprise))]
    public required Guid EnterpriseId { get; init; }

    [Term("决定日期", "Decided on")]
    public required DateOnly DecidedOn { get; init; }

    [Term("违法事实", "What for")]
    public required string Fact { get; init; }

    [Term("处罚依据", "By which law")]
    public string Basis { get; init; } = "";

    /// <summary>Null where it was no fine.</summary>
    [Term("罚款金额", "Fine", Unit = "CNY")]
    public double? AmountYuan { get; init; }

    [Term("处罚机关", "Office")]
    public required string Office { get; init; }
}

internal sealed class PenaltyTable : IEntityTypeConfiguration<Penalty>
{
    public void Configure(EntityTypeBuilder<Penalty> penalty)
    {
        penalty.Property(p => p.Fact).HasMaxLength(1000);
        penalty.Property(p => p.Basis).HasMaxLength(400);
        penalty.Property(p => p.Office).HasMaxLength(200);
        penalty.HasIndex(p => p.EnterpriseId);
    }
}
