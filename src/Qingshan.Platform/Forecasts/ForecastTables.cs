using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Forecasts;

internal sealed class TrainedModelTable : IEntityTypeConfiguration<TrainedModel>
{
    public void Configure(EntityTypeBuilder<TrainedModel> model)
    {
        model.Property(m => m.Id).ValueGeneratedNever();
        model.Property(m => m.Name).HasMaxLength(64);
        model.Property(m => m.Factor).HasConversion<string>().HasMaxLength(16);
        model.Property(m => m.Weather).HasConversion<string>().HasMaxLength(16);
        model.Property(m => m.State).HasConversion<string>().HasMaxLength(16);
        model.Property(m => m.Horizons).HasMaxLength(400);
        model.Property(m => m.AskedBy).HasMaxLength(200);
        model.Property(m => m.UsedBy).HasMaxLength(200);
        model.Property(m => m.SaidZh).HasMaxLength(1000);
        model.Property(m => m.SaidEn).HasMaxLength(1000);
        model.Property(m => m.Sha256).HasMaxLength(64);
        model.Ignore(m => m.PointIds).Ignore(m => m.AskedIds).Ignore(m => m.Said).Ignore(m => m.HasFailed);
        model.HasIndex(m => new { m.Name, m.Version }).IsUnique();
        // The database holds it too: of one name one is in use.
        model.HasIndex(m => m.Name, "UX_TrainedModel_InUse").HasFilter("\"State\" = 'InUse'").IsUnique();
        model.HasIndex(m => m.State);
    }
}

internal sealed class ForecastIssueTable : IEntityTypeConfiguration<ForecastIssue>
{
    public void Configure(EntityTypeBuilder<ForecastIssue> issue)
    {
        issue.Property(i => i.Factor).HasConversion<string>().HasMaxLength(16);
        issue.Property(i => i.IssuedBy).HasMaxLength(200);
        issue.HasOne<TrainedModel>().WithMany().HasForeignKey(i => i.ModelId).OnDelete(DeleteBehavior.Restrict);
        // Never twice for one hour and model.
        issue.HasIndex(i => new { i.ModelId, i.MadeAt }).IsUnique();
        issue.HasIndex(i => i.MadeAt);
    }
}

internal sealed class ForecastScoreTable : IEntityTypeConfiguration<ForecastScore>
{
    public void Configure(EntityTypeBuilder<ForecastScore> score) =>
        score.HasKey(s => new { s.ModelId, s.Month, s.PointId, s.Hindcast, s.Horizon });
}

internal sealed class ForecastReliabilityTable : IEntityTypeConfiguration<ForecastReliability>
{
    public void Configure(EntityTypeBuilder<ForecastReliability> bin) =>
        bin.HasKey(b => new { b.ModelId, b.Month, b.PointId, b.Hindcast, b.Day, b.Bin });
}

internal sealed class WeatherForecastTable : IEntityTypeConfiguration<WeatherForecast>
{
    public void Configure(EntityTypeBuilder<WeatherForecast> weather)
    {
        weather.Property(w => w.Source).HasMaxLength(200);
        weather.HasIndex(w => new { w.IssuedAt, w.Longitude, w.Latitude, w.ReceivedAt }).IsUnique();
    }
}

internal sealed class ForecastProgressTable : IEntityTypeConfiguration<ForecastProgress>
{
    public void Configure(EntityTypeBuilder<ForecastProgress> progress) => progress.Property(p => p.Id).ValueGeneratedNever();
}
