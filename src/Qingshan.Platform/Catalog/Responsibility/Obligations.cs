using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>Works out of the duties what has to be collected at which point, by which series it is, and how punctual that is.</summary>
internal sealed class Obligations(LedgerSnapshot ledger, SeriesBook series, DatasetStates states, Owners owners, Arrivals arrivals)
{
    private readonly ILookup<string, MonitoringPoint> _ofKind = ledger.InCodeOrder.ToLookup(p => p.Kind);

    /// <summary>An enterprise answers for its own outlets and for nobody else's.</summary>
    private readonly ILookup<(string Kind, Guid? Enterprise), MonitoringPoint> _ofEnterprise = ledger.InCodeOrder.Where(p => p.OutletId is not null).ToLookup(p => (p.Kind, owners.HolderOf(p).Id));

    public IEnumerable<Obligation> Of(CollectionDuty duty)
    {
        if (duty.PointKind.Length == 0) yield break;
        var (span, inside) = (DutySpan.Of(duty), duty.RegionId is { } region ? ledger.Within(region) : null);
        foreach (var point in duty.EnterpriseId is { } enterprise ? _ofEnterprise[(duty.PointKind, enterprise)] : _ofKind[duty.PointKind])
        {
            if ((duty.PointId is { } only && only != point.Id) || (inside is not null && !Lies(point, inside))) continue;
            foreach (var factor in duty.FactorList)
            {
                var answer = AnswerOf(point, factor, duty.Way, span.Cycle);
                yield return answer is null ? new(duty, point, factor, null, 0, 0, 0) : Measured(duty, point, factor, answer, span);
            }
        }
    }

    /// <summary>A set of records is in time as long as something was entered within a cycle and its deadline.</summary>
    public KeptRecords OfRecords(CollectionDuty duty, DateTime now)
    {
        var (span, updated) = (DutySpan.Of(duty), states.Of(duty.Dataset).Updated);
        return new(duty, updated, updated is null ? DutyState.NotCollected : now - updated <= span.Limit ? DutyState.Kept : DutyState.Late);
    }

    private static bool Lies(MonitoringPoint point, IReadOnlySet<Guid> inside) =>
        (point.RegionId is { } at && inside.Contains(at)) || (point.BasinId is { } basin && inside.Contains(basin));

    /// <summary>
    /// The series that answers a duty: what came from outside in the rhythm that is asked for, else in a finer one, else the platform's own means
    /// of a finer one. What comes less often than it has to is no answer.
    /// </summary>
    private Series? AnswerOf(MonitoringPoint point, string factor, CollectionWay way, TimeSpan cycle)
    {
        Series? best = null;
        foreach (var s in series.OfPoint(point.Id))
        {
            if (s.Factor != factor || s.Kind.Period > cycle || RankOf(s, way, cycle) is not { } rank) continue;
            if (best is null || rank > RankOf(best, way, cycle)) best = s;
        }
        return best;
    }

    private static double? RankOf(Series s, CollectionWay way, TimeSpan cycle)
    {
        var manual = s.Origin == Origin.Manual || (s.Origin == Origin.Imported && s.Kind.Period == TimeSpan.Zero);
        if (s.Origin == Origin.Substituted || (way == CollectionWay.Automatic ? manual : !manual)) return null;
        // The first channel before others; what is nearest to the rhythm before what is finer; ours last.
        return (s.Kind.Period / cycle) - (s.Origin == Origin.RolledUp ? 2 : 0) - (s.Channel.Length == 0 ? 0 : 0.001);
    }

    private Obligation Measured(CollectionDuty duty, MonitoringPoint point, string factor, Series answer, DutySpan span)
    {
        // What is sent by the minute under a duty of hours is counted by the minute.
        var period = answer.Kind.Period > TimeSpan.Zero ? answer.Kind.Period : span.Cycle;
        var from = arrivals.FromOf(answer, span);
        if (states.Of(Series.CodeOf(answer.Id)).First is { } first && first > from) from = first;
        var due = (long)Math.Max(0, Math.Floor((arrivals.Now - span.Limit - from) / period));
        var (arrived, inTime) = arrivals.Of(answer, span);
        return new(duty, point, factor, answer, due, Math.Min(arrived, due), Math.Min(inTime, due));
    }
}
