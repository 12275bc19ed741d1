using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>责任目录 · All duties with what follows from them, at one moment. Immutable; it holds everything, and whoever shows any of it asks for a viewer's part.</summary>
public sealed class ResponsibilitySnapshot(
    IReadOnlyList<CollectionDuty> duties, IReadOnlyList<Obligation> obligations, IReadOnlyList<KeptRecords> records, IReadOnlyList<DirectoryFinding> findings,
    IReadOnlyList<Contribution> contributions, Owners owners, DateTime at)
{
    /// <summary>When it was worked out (UTC).</summary>
    public DateTime At => at;

    /// <summary>Score of every organisation that has something to collect, best first.</summary>
    public IReadOnlyList<Contribution> Contributions => contributions;

    /// <summary>The duties that a viewer sees, by code.</summary>
    public IEnumerable<CollectionDuty> Duties(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return duties.Where(d => sees(d));
    }

    /// <summary>What has to be collected, of duties and points that a viewer sees.</summary>
    public IEnumerable<Obligation> Obligations(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return obligations.Where(o => sees(o.Duty) && sees(o.Point));
    }

    public IEnumerable<KeptRecords> Records(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return records.Where(r => sees(r.Duty));
    }

    /// <summary>Findings all of whose records a viewer sees.</summary>
    public IEnumerable<DirectoryFinding> Findings(Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return findings.Where(f => f.Records.All(sees));
    }

    /// <summary>Who is responsible for a duty.</summary>
    public Holder HolderOf(CollectionDuty duty) => owners.HolderOf(duty);
}

/// <summary>Who is responsible for something: an organisation of the platform or an enterprise of the ledger.</summary>
/// <param name="Id">Null where nobody has been determined.</param>
/// <param name="Enterprise">Whether it is an enterprise.</param>
public readonly record struct Holder(Guid? Id, Text Name, bool Enterprise);
