using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>申诉 · An enterprise objects to what was done with its data, to a notice, or to an item of its public page; an officer decides with reasons.</summary>
public sealed class Objection
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>SS-2026-000001</c>.</summary>
    public required string Number { get; init; }

    public required Guid EnterpriseId { get; init; }

    /// <summary>Credit code.</summary>
    public required string EnterpriseCode { get; init; }

    public required string EnterpriseName { get; init; }

    /// <summary>Where the enterprise lay: who holds that decides.</summary>
    public Guid? RegionId { get; init; }

    public ObjectionSubject About { get; init; }

    /// <summary>The act of a mark, the number of an inquiry, or the key of a rule of disclosure.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was about when it was made, in words.</summary>
    public required string SubjectZh { get; init; }

    public required string SubjectEn { get; init; }

    /// <summary>Who had done what is objected to: does not decide. Empty where it was nobody.</summary>
    public required string DoneBy { get; init; }

    public required string Text { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }

    public DateTime DueAt { get; init; }

    public ObjectionDecision? Decision { get; set; }

    public string? Reasons { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>When it was told that the decision is overdue.</summary>
    public DateTime? OverdueAt { get; set; }

    public int Version { get; set; }
}

public enum ObjectionSubject
{
    [Term("对数据的审核标记", "a mark on data")]
    Mark,

    [Term("告知", "a notice")]
    Inquiry,

    [Term("公开的一项", "an item of the public page")]
    Disclosure,

    /// <summary>数据本身: of a span that can no longer be marked.</summary>
    [Term("一段数据", "a span of data")]
    Data,
}

public enum ObjectionDecision
{
    [Term("成立", "accepted")]
    Accepted,

    [Term("不成立", "refused")]
    Refused,
}

internal sealed class ObjectionTable : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.Property(o => o.Number).HasMaxLength(24);
        objection.Property(o => o.EnterpriseCode).HasMaxLength(64);
        objection.Property(o => o.EnterpriseName).HasMaxLength(200);
        objection.Property(o => o.About).HasConversion<string>().HasMaxLength(16);
        objection.Property(o => o.Subject).HasMaxLength(100);
        objection.Property(o => o.SubjectZh).HasMaxLength(400);
        objection.Property(o => o.SubjectEn).HasMaxLength(400);
        objection.Property(o => o.DoneBy).HasMaxLength(200);
        objection.Property(o => o.Text).HasMaxLength(InquiryDesk.LongestText);
        objection.Property(o => o.Reasons).HasMaxLength(InquiryDesk.LongestText);
        objection.Property(o => o.Decision).HasConversion<string>().HasMaxLength(16);
        objection.Property(o => o.By).HasMaxLength(200);
        objection.Property(o => o.DecidedBy).HasMaxLength(200);
        objection.Property(o => o.Version).IsConcurrencyToken();
        objection.HasIndex(o => o.Number).IsUnique();
        objection.HasIndex(o => o.EnterpriseId);
        objection.HasIndex(o => new { o.DecidedAt, o.DueAt });
    }
}
