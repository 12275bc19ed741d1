namespace Qingshan.Platform.Identity;

/// <summary>
/// 本企业的记录 · Which records of the ledger are an enterprise's own. Identity comes before the ledger and does not know it: each room that has
/// such records says which. What is not named here is nobody's own, so that a new type of records shuts a door instead of opening one.
/// </summary>
public interface IOwnRecords
{
    /// <param name="enterprises">Credit codes (GB 32100).</param>
    /// <returns>Identities of records in force.</returns>
    Task<IReadOnlyCollection<Guid>> OfAsync(PlatformDb db, IReadOnlyCollection<string> enterprises, CancellationToken cancel);
}
