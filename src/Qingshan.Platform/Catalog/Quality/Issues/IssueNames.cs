using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Qingshan.Platform.Catalog;

/// <summary>What the identities in issues are called.</summary>
public sealed class IssueNames(LedgerSnapshot ledger, IReadOnlyDictionary<Guid, Text> organisations, RecordDatasets records)
{
    /// <summary>The organisations by name; those that answer for something, or did.</summary>
    public IReadOnlyDictionary<Guid, Text> Organisations => organisations;

    public static async Task<IssueNames> LoadAsync(PlatformDbs dbs, LedgerBook ledger, RecordDatasets records, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return new(ledger.Now, await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => new Text(o.Name, o.NameEn ?? o.Name), cancel), records);
    }

    public static Text Rule(QualityIssue issue) => QualityRules.Find(issue.Rule)?.Facts.Name ?? new(issue.Rule, issue.Rule);

    public MonitoringPoint? Point(QualityIssue issue) => issue.PointId is { } id ? ledger.Points.GetValueOrDefault(id) : null;

    public Text Subject(QualityIssue issue) => Point(issue) is { } point ? new(point.Name, point.NameEn ?? point.Name) : Subject(issue.Subject);

    /// <summary>A type of records by its code.</summary>
    public Text Subject(string code) => records.Find(code)?.Kind.Name ?? new(code, code);

    public Region? Region(QualityIssue issue) => Point(issue)?.RegionId is { } id ? ledger.Regions.GetValueOrDefault(id) : null;

    public Text? Organisation(QualityIssue issue) => issue.OrganisationId is { } id && organisations.TryGetValue(id, out var name) ? name : null;
}
