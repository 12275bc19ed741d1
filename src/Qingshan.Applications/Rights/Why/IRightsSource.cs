using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Rights.Why;

/// <summary>What is asked about: a record of the ledger, or a page or route.</summary>
/// <param name="Needs">The permission without which it is not seen; a record that is public needs <see cref="Permission.SeePublic"/>.</param>
/// <param name="Record">Null for pages and routes, which no jurisdiction limits.</param>
public sealed record RightsTarget(Text Name, Permission Needs, Record? Record = null);

public enum ReasonKind
{
    /// <summary>It is public.</summary>
    Public,

    /// <summary>By role and, for a record, by the jurisdiction of the organisation.</summary>
    Role,

    /// <summary>By its being the person's enterprise's own, or that of one that has admitted his organisation.</summary>
    Own,

    /// <summary>By a grant of its dataset to the organisation.</summary>
    Grant,

    /// <summary>By acting for a colleague.</summary>
    Delegation,

    /// <summary>By an API key of somebody who sees it.</summary>
    Key,
}

/// <summary>Why somebody can see something, in a sentence.</summary>
/// <param name="UserName">Null where it is everybody.</param>
/// <param name="Until">When the reason ends by itself.</param>
public sealed record RightsReason(ReasonKind Kind, Guid? PersonId, string? UserName, string? Name, Text Because, DateTime? Until = null);

/// <summary>
/// One way of coming to see something. Each way is a class of its own, asked in the order in which they are registered; another way (such as
/// data that is shared on request) adds itself here, and the page and the interface then name it.
/// </summary>
public interface IRightsSource
{
    /// <param name="known">What the ways before this one found: a key, say, opens what its owner sees.</param>
    Task<IReadOnlyList<RightsReason>> ReasonsAsync(RightsTarget target, IReadOnlyList<RightsReason> known, CancellationToken cancel);
}
