using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>
/// 告知 · An officer asks an enterprise about a case, and the enterprise answers, once, with files. The enterprise sees what it was asked and its own
/// answer; of the case it sees nothing else.
/// </summary>
public sealed class Inquiry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>GZ-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid EnterpriseId { get; init; }

    /// <summary>Credit code.</summary>
    public required string EnterpriseCode { get; init; }

    public required string EnterpriseName { get; init; }

    /// <summary>Code of the point that the case is about, or of the enterprise itself.</summary>
    public required string SubjectCode { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public DateTime AskedAt { get; init; }

    public required string AskedBy { get; init; }

    public Guid? AskedById { get; init; }

    /// <summary>Until when it is to be answered (UTC).</summary>
    public DateTime DueAt { get; init; }

    public string? Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>When it was told that the answer is overdue.</summary>
    public DateTime? OverdueAt { get; set; }

    /// <summary>Two who change it at once: the second is told to look again.</summary>
    public int Version { get; set; }

    public bool Waits => AnsweredAt is null && WithdrawnAt is null;

    public InquiryState StateAt(DateTime now) => WithdrawnAt is not null ? InquiryState.Withdrawn
        : AnsweredAt is not null ? InquiryState.Answered
        : DueAt <= now ? InquiryState.Overdue : InquiryState.Waiting;
}

public enum InquiryState
{
    [Term("待答复", "waits for an answer")]
    Waiting,

    [Term("逾期未答复", "overdue")]
    Overdue,

    [Term("已答复", "answered")]
    Answered,

    [Term("已撤回", "withdrawn")]
    Withdrawn,
}

internal sealed class InquiryTable : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> inquiry)
    {
        inquiry.Property(i => i.Number).HasMaxLength(24);
        inquiry.Property(i => i.EnterpriseCode).HasMaxLength(64);
        inquiry.Property(i => i.EnterpriseName).HasMaxLength(200);
        inquiry.Property(i => i.SubjectCode).HasMaxLength(64);
        inquiry.Property(i => i.Title).HasMaxLength(InquiryDesk.LongestTitle);
        inquiry.Property(i => i.Text).HasMaxLength(InquiryDesk.LongestText);
        inquiry.Property(i => i.Answer).HasMaxLength(InquiryDesk.LongestText);
        inquiry.Property(i => i.AskedBy).HasMaxLength(200);
        inquiry.Property(i => i.AnsweredBy).HasMaxLength(200);
        inquiry.Property(i => i.WithdrawnBy).HasMaxLength(200);
        inquiry.Property(i => i.Version).IsConcurrencyToken();
        inquiry.Ignore(i => i.Waits);
        inquiry.HasIndex(i => i.Number).IsUnique();
        inquiry.HasIndex(i => i.EnterpriseId);
        inquiry.HasIndex(i => i.CaseId);
        inquiry.HasIndex(i => new { i.AnsweredAt, i.DueAt });
        inquiry.HasOne<Case>().WithMany().HasForeignKey(i => i.CaseId);
    }
}
