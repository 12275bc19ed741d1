using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Observations;

/// <summary>
/// 审核标记 · Somebody's word, or a check's, on what was measured at a point over a span of time. It holds for everything that was
/// measured of the factor there, instants, minutes and hours alike, and stands beside the values: no observation is changed by it.
/// What a person entered in one act shares a <see cref="Batch"/> and is withdrawn together.
/// </summary>
public sealed class Mark
{
    public long Id { get; init; }

    public required Guid Batch { get; init; }

    public required Guid PointId { get; init; }

    /// <summary>Factor code; null: everything that the point measures.</summary>
    public string? Factor { get; init; }

    /// <summary>Which instrument of the factor; null: every one.</summary>
    public string? Channel { get; init; }

    /// <summary>UTC.</summary>
    public DateTime From { get; init; }

    /// <summary>UTC, exclusive. It may lie in the future: planned maintenance.</summary>
    public DateTime To { get; init; }

    public ReviewStage Stage { get; init; }

    public MarkVerdict Verdict { get; init; }

    /// <summary>Key of a <see cref="MarkReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>What the person wrote, or the numbers that the check found.</summary>
    public required string Detail { get; init; }

    public required string By { get; init; }

    public DateTime At { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }
}

/// <summary>审核级别 · Who has looked, in ascending order. A higher stage overrules a lower one.</summary>
public enum ReviewStage
{
    /// <summary>原始: as it came, with the device's own flag.</summary>
    Raw,

    /// <summary>自动审核.</summary>
    Automatic,

    /// <summary>企业标记.</summary>
    Enterprise,

    /// <summary>站级审核 (一级).</summary>
    Station,

    /// <summary>市级审核 (二级).</summary>
    City,

    /// <summary>省级审核 (三级).</summary>
    Province,
}

public enum MarkVerdict
{
    /// <summary>有效.</summary>
    Valid,

    /// <summary>存疑: counts until a person says otherwise, and waits for one.</summary>
    Questionable,

    /// <summary>无效: enters nothing.</summary>
    Invalid,
}

internal sealed class MarkTable : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> mark)
    {
        mark.Property(m => m.Factor).HasMaxLength(20);
        mark.Property(m => m.Channel).HasMaxLength(20);
        mark.Property(m => m.Stage).HasConversion<string>().HasMaxLength(16);
        mark.Property(m => m.Verdict).HasConversion<string>().HasMaxLength(16);
        mark.Property(m => m.Reason).HasMaxLength(40);
        mark.Property(m => m.Detail).HasMaxLength(1000);
        mark.Property(m => m.By).HasMaxLength(200);
        mark.Property(m => m.WithdrawnBy).HasMaxLength(200);
        mark.HasIndex(m => new { m.PointId, m.To });
        mark.HasIndex(m => m.Batch);
        mark.HasIndex(m => m.At);
    }
}
