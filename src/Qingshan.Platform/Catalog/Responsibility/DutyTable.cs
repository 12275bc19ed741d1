using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Catalog;

internal sealed class CollectionDutyTable : IEntityTypeConfiguration<CollectionDuty>
{
    public void Configure(EntityTypeBuilder<CollectionDuty> duty)
    {
        duty.Property(d => d.Organisation).HasMaxLength(200);
        duty.Property(d => d.PointKind).HasMaxLength(40);
        duty.Property(d => d.Factors).HasMaxLength(1000);
        duty.Property(d => d.Dataset).HasMaxLength(64);
        duty.Property(d => d.Way).HasConversion<string>().HasMaxLength(16);
        duty.Property(d => d.Cycle).HasMaxLength(16);
        duty.Property(d => d.Deadline).HasMaxLength(16);
        duty.Property(d => d.Mandate).HasMaxLength(DutyDesk.LongestText);
        duty.Property(d => d.Method).HasMaxLength(DutyDesk.LongestText);
        duty.Ignore(d => d.FactorList);
    }
}
