using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 质量得分 · What a rule found on a day (of Beijing) at a point, or among the records of a type. It is judged again when values or marks of the
/// day change; a day on which a rule had nothing to check has no row.
/// </summary>
public sealed class QualityScore
{
    public required DateOnly Day { get; init; }

    /// <summary><see cref="QualitySubject"/>: a point, or a type of records.</summary>
    public required string Subject { get; init; }

    public required string Rule { get; init; }

    public int Checked { get; init; }

    public int Failed { get; init; }

    /// <summary>A few of what failed, JSON of <see cref="QualityExample"/>; null where nothing did.</summary>
    public string? Examples { get; init; }

    /// <summary>The parameters it was judged by: a <see cref="QualityBasis"/>.</summary>
    public int BasisId { get; init; }

    public DateTime JudgedAt { get; init; }
}

/// <summary>评判依据 · Parameters as a rule used them, written once for the many scores that were judged by the same.</summary>
public sealed class QualityBasis
{
    public int Id { get; init; }

    public required string Text { get; init; }
}

/// <summary>How far it has come.</summary>
public sealed class QualityProgress
{
    public int Id { get; init; } = 1;

    /// <summary>The last day that was judged after its end.</summary>
    public DateOnly Closed { get; set; }

    /// <summary>What was stored and derived up to there has been looked at.</summary>
    public long Position { get; set; }

    /// <summary>Marks up to this moment have been looked at (UTC).</summary>
    public DateTime MarksAt { get; set; }
}

/// <summary>How scores and issues name what they are about.</summary>
public static class QualitySubject
{
    /// <summary>The codes of datasets of records begin so, and no point's identity does.</summary>
    public const string OfRecords = "record.";

    public static string Of(Guid point) => point.ToString("N");

    public static Guid? Point(string subject) => Guid.TryParseExact(subject, "N", out var point) ? point : null;
}

internal sealed class QualityScoreTable : IEntityTypeConfiguration<QualityScore>
{
    public void Configure(EntityTypeBuilder<QualityScore> score)
    {
        score.HasKey(s => new { s.Day, s.Subject, s.Rule });
        score.Property(s => s.Subject).HasMaxLength(64);
        score.Property(s => s.Rule).HasMaxLength(20);
        score.HasIndex(s => new { s.Subject, s.Day });
    }
}

internal sealed class QualityBasisTable : IEntityTypeConfiguration<QualityBasis>
{
    public void Configure(EntityTypeBuilder<QualityBasis> basis) => basis.HasIndex(b => b.Text).IsUnique();
}

internal sealed class QualityProgressTable : IEntityTypeConfiguration<QualityProgress>
{
    public void Configure(EntityTypeBuilder<QualityProgress> progress) => progress.Property(p => p.Id).ValueGeneratedNever();
}
