using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>自行监测报送 · That an enterprise has filed results taken by hand: who, when, and in which packet of the journal they stand.</summary>
public sealed class ManualFiling : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid EnterpriseId { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Sequence in the journal.</summary>
    public long Packet { get; init; }

    public int Results { get; init; }
}

internal sealed class ManualFilingTable : IEntityTypeConfiguration<ManualFiling>
{
    public void Configure(EntityTypeBuilder<ManualFiling> filing)
    {
        filing.Property(f => f.By).HasMaxLength(200);
        filing.HasIndex(f => new { f.EnterpriseId, f.At });
    }
}
