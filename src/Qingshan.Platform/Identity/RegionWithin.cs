namespace Qingshan.Platform.Identity;

/// <summary>
/// Which region lies within which, itself included: the tree unrolled, so that a jurisdiction is one look-up.
/// The ledger keeps it in step with its regions.
/// </summary>
public sealed class RegionWithin
{
    public Guid RegionId { get; init; }

    public Guid AncestorId { get; init; }
}
