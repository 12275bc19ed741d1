using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

internal sealed class SubscriptionTable : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.Property(s => s.Kind).HasMaxLength(40);
        subscription.Property(s => s.Detector).HasMaxLength(40);
        subscription.Property(s => s.LeastSeverity).HasConversion<string>().HasMaxLength(16);
        subscription.Property(s => s.Channel).HasConversion<string>().HasMaxLength(16);
        subscription.OwnsOne(s => s.Quiet);
        subscription.HasIndex(s => s.PersonId);
        subscription.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}

internal sealed class ShiftTable : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.Property(s => s.CreatedBy).HasMaxLength(200);
        shift.Property(s => s.CancelledBy).HasMaxLength(200);
        shift.HasIndex(s => new { s.OrganisationId, s.From });
        shift.HasIndex(s => s.To);
        shift.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        shift.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId);
    }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Reason).HasConversion<string>().HasMaxLength(16);
        notice.Property(n => n.Severity).HasConversion<string>().HasMaxLength(16);
        notice.Property(n => n.Topic).HasMaxLength(32);
        notice.Property(n => n.Link).HasMaxLength(300);
        notice.Property(n => n.Point).HasMaxLength(64);
        notice.Property(n => n.SubjectZh).HasMaxLength(300);
        notice.Property(n => n.SubjectEn).HasMaxLength(300);
        notice.Property(n => n.BodyZh).HasMaxLength(4000);
        notice.Property(n => n.BodyEn).HasMaxLength(4000);
        notice.Ignore(n => n.Subject).Ignore(n => n.Body);
        // Whatever happens, nobody is told the same twice.
        notice.HasIndex(n => new { n.SubjectId, n.EventId, n.PersonId, n.Level }).IsUnique();
        notice.HasIndex(n => n.PersonId);
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
    }
}

internal sealed class DeliveryTable : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.Property(d => d.Channel).HasConversion<string>().HasMaxLength(16);
        delivery.Property(d => d.Address).HasMaxLength(256);
        delivery.Property(d => d.State).HasConversion<string>().HasMaxLength(16);
        delivery.HasIndex(d => new { d.NoticeId, d.Channel }).IsUnique();
        delivery.HasIndex(d => new { d.State, d.NextAt });
        delivery.HasOne<Notice>().WithMany().HasForeignKey(d => d.NoticeId);
    }
}

internal sealed class DeliveryAttemptTable : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.Property(a => a.Result).HasConversion<string>().HasMaxLength(16);
        attempt.Property(a => a.Detail).HasMaxLength(500);
        attempt.HasIndex(a => a.DeliveryId);
        attempt.HasOne<Delivery>().WithMany().HasForeignKey(a => a.DeliveryId);
    }
}

internal sealed class NoticePositionTable : IEntityTypeConfiguration<NoticePosition>
{
    public void Configure(EntityTypeBuilder<NoticePosition> position)
    {
        position.Property(p => p.Id).ValueGeneratedNever();
        // Two programs on one database: the second finds that the first was here and begins again.
        position.Property(p => p.EventId).IsConcurrencyToken();
    }
}

internal sealed class EscalationTable : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> escalation)
    {
        escalation.HasKey(e => e.SignalId);
        escalation.Property(e => e.Level).IsConcurrencyToken();
        escalation.HasIndex(e => e.StoppedAt);
        escalation.HasOne<Signal>().WithMany().HasForeignKey(e => e.SignalId);
    }
}

internal sealed class DutyEntryTable : IEntityTypeConfiguration<DutyEntry>
{
    public void Configure(EntityTypeBuilder<DutyEntry> entry)
    {
        entry.Property(e => e.Author).HasMaxLength(200);
        entry.Property(e => e.Kind).HasConversion<string>().HasMaxLength(16);
        entry.Property(e => e.Text).HasMaxLength(DutyLog.LongestText);
        entry.HasIndex(e => new { e.OrganisationId, e.Id });
        // An entry is corrected once; the next correction corrects the correction.
        entry.HasIndex(e => e.Corrects).IsUnique();
        entry.HasOne<DutyEntry>().WithMany().HasForeignKey(e => e.Corrects);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
        entry.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId);
    }
}

internal sealed class HandOverTable : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> handOver)
    {
        handOver.Property(h => h.Author).HasMaxLength(200);
        handOver.Property(h => h.Text).HasMaxLength(DutyLog.LongestText);
        handOver.HasIndex(h => new { h.OrganisationId, h.At });
        handOver.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId);
        handOver.HasOne<Organisation>().WithMany().HasForeignKey(h => h.OrganisationId);
    }
}

internal sealed class HandOverReceiptTable : IEntityTypeConfiguration<HandOverReceipt>
{
    public void Configure(EntityTypeBuilder<HandOverReceipt> receipt)
    {
        receipt.HasKey(r => r.HandOverId);
        receipt.Property(r => r.Author).HasMaxLength(200);
        receipt.Property(r => r.Remark).HasMaxLength(DutyLog.LongestText);
        receipt.HasOne<HandOver>().WithOne().HasForeignKey<HandOverReceipt>(r => r.HandOverId);
        receipt.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}
