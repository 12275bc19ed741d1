using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>企业 · Who is responsible. Its code is the unified social credit code (GB 32100) where it has one.</summary>
public sealed class Enterprise : Record
{
    public required string Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>GB/T 4754 class, as given.</summary>
    public string? Industry { get; init; }

    public string? Address { get; init; }

    public Place? Place { get; init; }
}

/// <summary>污染源 · A place of an enterprise that emits: the unit of a discharge permit (HJ 608).</summary>
public sealed class PollutionSource : Record
{
    public required Guid EnterpriseId { get; init; }

    public required string Name { get; init; }

    public Place? Place { get; init; }
}

/// <summary>排放口 · Where something leaves a source, for example DW001 or DA001 (HJ 608).</summary>
public sealed class Outlet : Record
{
    public required Guid SourceId { get; init; }

    public required string Name { get; init; }

    public OutletMedium Medium { get; init; }
}

public enum OutletMedium
{
    Air,
    Water,
    Noise,
}
