using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 审核单元 · A day (of Beijing) of a point, as it waits to be reviewed: how much is there, what is doubtful, and how far it has come.
/// Only of points that report; what was imported is what its source published.
/// </summary>
public sealed class ReviewDay
{
    public required Guid PointId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The highest stage at which a person accepted the day as it stands.</summary>
    public ReviewStage Stage { get; set; }

    /// <summary>Hours of all factors that are there.</summary>
    public int Present { get; set; }

    /// <summary>Hours of all factors that should be there, as far as the day has come.</summary>
    public int Due { get; set; }

    public int Invalid { get; set; }

    /// <summary>Hours that a check doubts and no person has decided on.</summary>
    public int Questionable { get; set; }

    /// <summary>When values of the day last changed.</summary>
    public DateTime DataAt { get; set; }

    /// <summary>What the values were, in short: a day that was accepted and changed afterwards has to be looked at again.</summary>
    public long Fingerprint { get; set; }

    /// <summary>It was accepted, and values changed since.</summary>
    public bool Reopened { get; set; }

    public DateTime? ReviewedAt { get; set; }

    public string? ReviewedBy { get; set; }
}

internal sealed class ReviewDayTable : IEntityTypeConfiguration<ReviewDay>
{
    public void Configure(EntityTypeBuilder<ReviewDay> day)
    {
        day.HasKey(d => new { d.PointId, d.Day });
        day.Property(d => d.Stage).HasConversion<string>().HasMaxLength(16);
        day.Property(d => d.ReviewedBy).HasMaxLength(200);
        day.HasIndex(d => new { d.Day, d.Stage });
    }
}
