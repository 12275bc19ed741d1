using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Ledger;

internal sealed class RegionTable : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.Property(r => r.Name).HasMaxLength(100);
        region.Property(r => r.NameEn).HasMaxLength(100);
        region.Property(r => r.Kind).HasConversion<string>().HasMaxLength(16);
        region.HasIndex(r => r.ParentId);
    }
}

internal sealed class RegionBoundaryTable : IEntityTypeConfiguration<RegionBoundary>
{
    public void Configure(EntityTypeBuilder<RegionBoundary> boundary)
    {
        boundary.Property(b => b.GivenDatum).HasMaxLength(16);
        boundary.Property(b => b.ApprovalNumber).HasMaxLength(100);
        boundary.HasIndex(b => b.RegionId);
    }
}

internal sealed class AppliedEditionTable : IEntityTypeConfiguration<AppliedEdition>
{
    public void Configure(EntityTypeBuilder<AppliedEdition> edition)
    {
        edition.Property(e => e.Standard).HasMaxLength(16);
        edition.Property(e => e.Edition).HasMaxLength(32);
    }
}

internal sealed class EnterpriseTable : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> enterprise)
    {
        enterprise.Property(e => e.Name).HasMaxLength(200);
        enterprise.Property(e => e.NameEn).HasMaxLength(200);
        enterprise.OwnsOne(e => e.Place);
    }
}

internal sealed class PollutionSourceTable : IEntityTypeConfiguration<PollutionSource>
{
    public void Configure(EntityTypeBuilder<PollutionSource> source)
    {
        source.Property(s => s.Name).HasMaxLength(200);
        source.HasIndex(s => s.EnterpriseId);
        source.OwnsOne(s => s.Place);
    }
}

internal sealed class OutletTable : IEntityTypeConfiguration<Outlet>
{
    public void Configure(EntityTypeBuilder<Outlet> outlet)
    {
        outlet.Property(o => o.Name).HasMaxLength(200);
        outlet.Property(o => o.Medium).HasConversion<string>().HasMaxLength(16);
        outlet.HasIndex(o => o.SourceId);
    }
}

internal sealed class StationTable : IEntityTypeConfiguration<Station>
{
    public void Configure(EntityTypeBuilder<Station> station)
    {
        station.Property(s => s.Name).HasMaxLength(200);
        station.OwnsOne(s => s.Place);
        station.Navigation(s => s.Place).IsRequired();
    }
}

internal sealed class MonitoringPointTable : IEntityTypeConfiguration<MonitoringPoint>
{
    public void Configure(EntityTypeBuilder<MonitoringPoint> point)
    {
        point.Property(p => p.Name).HasMaxLength(200);
        point.Property(p => p.NameEn).HasMaxLength(200);
        point.Property(p => p.Kind).HasMaxLength(40);
        point.Property(p => p.ControlLevel).HasConversion<string>().HasMaxLength(16);
        point.OwnsOne(p => p.Place);
        point.HasIndex(p => p.RegionId);
        point.HasIndex(p => p.OutletId);
    }
}

internal sealed class DeviceTable : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.Property(d => d.Name).HasMaxLength(200);
        device.HasIndex(d => d.PointId);
    }
}

internal sealed class DeviceProfileTable : IEntityTypeConfiguration<DeviceProfile>
{
    public void Configure(EntityTypeBuilder<DeviceProfile> profile)
    {
        profile.Property(p => p.Edition).HasConversion<string>().HasMaxLength(8);
        profile.Property(p => p.Crc).HasConversion<string>().HasMaxLength(16);
        profile.Property(p => p.Answer).HasConversion<string>().HasMaxLength(8);
        profile.Property(p => p.Clock).HasConversion<string>().HasMaxLength(8);
        profile.Property(p => p.Password).HasConversion<string>().HasMaxLength(8);
        profile.Property(p => p.Refused).HasMaxLength(400);
        profile.Property(p => p.Addresses).HasMaxLength(1000);
        profile.HasIndex(p => p.DeviceId);
    }
}

internal sealed class PointLimitTable : IEntityTypeConfiguration<PointLimit>
{
    public void Configure(EntityTypeBuilder<PointLimit> limit)
    {
        limit.Property(l => l.Factor).HasMaxLength(20);
        limit.Property(l => l.Period).HasMaxLength(16);
        limit.Property(l => l.Unit).HasMaxLength(20);
        limit.Property(l => l.Basis).HasMaxLength(200);
        limit.HasIndex(l => l.PointId);
    }
}
