using Qingshan.Platform.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Observations;

/// <summary>
/// 数据序列 · What is measured at one point, of one factor, over one kind of period, from one origin, by one channel, in one
/// unit. The unit of rights, of the catalogue and of SensorThings' Datastream. Never changed once it has observations: a
/// device that changes its unit starts a new channel.
/// </summary>
public sealed class Series
{
    /// <summary>Small and dense: observations carry it.</summary>
    public int Id { get; init; }

    public required Guid PointId { get; init; }

    /// <summary>Factor code (HJ 524/525 and friends).</summary>
    public required string Factor { get; init; }

    public required SeriesKind Kind { get; init; }

    public required Origin Origin { get; init; }

    /// <summary>Which instrument or repetition of the factor; empty for the first. Part of the identity.</summary>
    public required string Channel { get; init; }

    /// <summary>A symbol of <c>Qingshan.Standards.Unit</c>.</summary>
    public required string Unit { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The code of its dataset in the catalogue; it stands in addresses as it is.</summary>
    public static string CodeOf(int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"series.{id}");

    public SeriesKey Key => new(PointId, Factor, Kind, Origin, Channel);
}

/// <summary>What makes a series the one it is.</summary>
public readonly record struct SeriesKey(Guid PointId, string Factor, SeriesKind Kind, Origin Origin, string Channel);

/// <summary>来源 · How the values of a series came to be. Series of different origin stand side by side and are never mixed.</summary>
public enum Origin
{
    /// <summary>上报: by the device itself.</summary>
    [Term("上报", "reported")]
    Reported,

    /// <summary>汇总: computed by the platform from finer values.</summary>
    [Term("汇总", "rolled up")]
    RolledUp,

    /// <summary>手工: entered by a person.</summary>
    [Term("手工", "manual")]
    Manual,

    /// <summary>替代: put in place of missing or invalid values by a rule.</summary>
    [Term("替代", "substituted")]
    Substituted,

    /// <summary>导入: from a file of history.</summary>
    [Term("导入", "imported")]
    Imported,

    /// <summary>模拟: made by a program. Said wherever it is shown.</summary>
    [Term("模拟", "simulated")]
    Simulated,
}

internal sealed class SeriesTable : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> series)
    {
        series.Property(s => s.Factor).HasMaxLength(20);
        series.Property(s => s.Kind).HasConversion(k => k.ToString(), t => SeriesKind.Parse(t)).HasMaxLength(20);
        series.Property(s => s.Origin).HasConversion<string>().HasMaxLength(16);
        series.Property(s => s.Channel).HasMaxLength(20);
        series.Property(s => s.Unit).HasMaxLength(20);
        series.Ignore(s => s.Key);
        series.HasIndex(s => new { s.PointId, s.Factor, s.Kind, s.Origin, s.Channel }).IsUnique();
    }
}
