using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>A duty on the wire, with how it is kept.</summary>
/// <param name="Holder">Name of the organisation or enterprise that is responsible.</param>
/// <param name="Enterprise">Whether it is an enterprise.</param>
/// <param name="States">How many obligations (points × factors) are in which state; of a set of records its one state.</param>
/// <param name="Due">Values that were due in the window.</param>
/// <param name="InTime">Values of these that came before their deadline.</param>
public sealed record DutyView(
    string Code, string Holder, bool Enterprise, string Kind, string? Point, string? Region, IReadOnlyList<string> Factors, string Dataset, CollectionWay Way, string Cycle, string Deadline, string Mandate,
    string Method, IReadOnlyDictionary<string, int> States, long Due, long Arrived, long InTime)
{
    public static IReadOnlyList<DutyView> All(ResponsibilitySnapshot now, Viewer viewer, LedgerSnapshot ledger)
    {
        var (obligations, records) = (now.Obligations(viewer).ToLookup(o => o.Duty.Id), now.Records(viewer).ToDictionary(r => r.Duty.Id));
        return [.. now.Duties(viewer).Select(d => Of(d, now, [.. obligations[d.Id]], records.GetValueOrDefault(d.Id), ledger))];
    }

    private static DutyView Of(CollectionDuty d, ResponsibilitySnapshot now, IReadOnlyList<Obligation> obligations, KeptRecords? records, LedgerSnapshot ledger)
    {
        var holder = now.HolderOf(d);
        var states = records is null ? obligations.GroupBy(o => o.State).OrderBy(g => g.Key).ToDictionary(g => CatalogQuery.Written(g.Key), g => g.Count()) : new() { [CatalogQuery.Written(records.State)] = 1 };
        return new(d.Code, holder.Name.ToString(), holder.Enterprise, d.PointKind, d.PointId is { } p ? ledger.Points.GetValueOrDefault(p)?.Code : null, d.RegionId is { } r ? ledger.Regions.GetValueOrDefault(r)?.Code : null,
            d.FactorList, d.Dataset, d.Way, d.Cycle, d.Deadline, d.Mandate, d.Method, states, obligations.Sum(o => o.Due), obligations.Sum(o => o.Arrived), obligations.Sum(o => o.InTime));
    }
}

/// <param name="Key">Duty, point and factor.</param>
/// <param name="Series">The series that answers it; null where nothing does.</param>
public sealed record ObligationView(string Key, string Duty, string Holder, string Point, string Factor, int? Series, DutyState State, long Due, long Arrived, long InTime)
{
    public static ObligationView Of(Obligation o, ResponsibilitySnapshot now) =>
        new($"{o.Duty.Code} {o.Point.Code} {o.Factor}", o.Duty.Code, now.HolderOf(o.Duty).Name.ToString(), o.Point.Code, o.Factor, o.Series?.Id, o.State, o.Due, o.Arrived, o.InTime);
}

public sealed record FindingView(string Key, DirectoryFindingKind Kind, string Words, int Count);

/// <param name="At">When it was worked out (UTC).</param>
public sealed record ContributionsView(string Formula, DateTime At, IReadOnlyList<ContributionView> Organisations);

/// <param name="Score">0 to 100; null where nothing can be measured.</param>
public sealed record ContributionView(string Organisation, bool Enterprise, double? Score, int Obligations, double? Quality, double? Timeliness, long Uses, double? Use);

/// <param name="Code">A code that may be taken for it.</param>
/// <param name="Points">How many points it would be for.</param>
/// <param name="Duty">As it can be sent in.</param>
public sealed record ProposalView(string Code, int Points, WantedDuty Duty);

/// <param name="Changed">False where the directory said the same already.</param>
public sealed record DutyWritten(string Code, bool Changed);
