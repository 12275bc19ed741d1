using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Observations;

/// <summary>使用次数 · How often an organisation has read a dataset on a day. A request that reads it is one use, whatever number of rows it gives.</summary>
public sealed class UseCount
{
    /// <summary>By the calendar of Beijing.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Code of the dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>Of whoever read it; empty for those who have not signed in.</summary>
    public required Guid OrganisationId { get; init; }

    public long Times { get; set; }
}

internal sealed class UseCountTable : IEntityTypeConfiguration<UseCount>
{
    public void Configure(EntityTypeBuilder<UseCount> use)
    {
        use.HasKey(u => new { u.Day, u.Dataset, u.OrganisationId });
        use.Property(u => u.Dataset).HasMaxLength(64);
    }
}
