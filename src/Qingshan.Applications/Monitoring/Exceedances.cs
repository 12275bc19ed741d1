using System.Xml;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring;

/// <summary>高于限值 · A latest value that lies beyond a limit of its point: a lead, since nobody has reviewed the value.</summary>
/// <param name="Value">In the unit of the limit.</param>
public sealed record Exceedance(PointLimit Limit, Series Series, DateTime Start, double Value);

/// <summary>Latest values beyond the limits of their points. The limits are read again whenever the ledger is.</summary>
public sealed class Exceedances(PlatformDbs dbs, SeriesBook series, LatestBook latest)
{
    private readonly Lock _reading = new();
    private (LedgerSnapshot? Of, ILookup<Guid, PointLimit> Limits) _held = (null, Enumerable.Empty<PointLimit>().ToLookup(l => l.PointId));

    /// <summary>The limits in force, by point. Who shows one asks the policy first.</summary>
    public ILookup<Guid, PointLimit> LimitsIn(LedgerSnapshot ledger)
    {
        lock (_reading)
        {
            if (ReferenceEquals(_held.Of, ledger)) return _held.Limits;
            using var db = dbs.Open(Viewer.Program);
            _held = (ledger, db.Set<PointLimit>().AsNoTracking().ToList().ToLookup(l => l.PointId));
            return _held.Limits;
        }
    }

    /// <summary>What lies beyond a limit now; a value whose period ended more than a period (and at least an hour) ago tells nothing of now.</summary>
    public IEnumerable<Exceedance> Of(MonitoringPoint point, IEnumerable<PointLimit> limits, DateTime now)
    {
        foreach (var limit in limits)
        {
            if (KindOf(limit.Period) is not { } kind || !Unit.TryParse(limit.Unit, out var wanted)) continue;
            foreach (var s in series.OfPoint(point.Id))
            {
                if (s.Factor != limit.Factor || s.Kind != kind || s.Channel.Length > 0 || latest.Of(s.Id) is not { } last || !IsValid(last)) continue;
                if (now - (last.Start + kind.Period) > TimeSpan.FromTicks(Math.Max(kind.Period.Ticks, TimeSpan.TicksPerHour))) continue;
                if (!Unit.TryParse(s.Unit, out var given) || !Unit.TryConvert(last.Value, given, wanted, out var value)) continue;
                if (value > limit.Upper || value < limit.Lower) yield return new(limit, s, last.Start, value);
            }
        }
    }

    /// <summary>Limits of a period are compared with means over it, those of no period with instants; where a source says nothing, with nothing.</summary>
    internal static SeriesKind? KindOf(string iso)
    {
        if (iso.Length == 0) return null;
        try
        {
            return XmlConvert.ToTimeSpan(iso) is { Ticks: > 0 } period ? SeriesKind.Mean(period) : SeriesKind.Instant;
        }
        catch (FormatException)
        {
            // The ledger takes periods of other sources as they are written; such a limit is shown and not compared.
            return null;
        }
    }

    private static bool IsValid(in Observation o) => double.IsFinite(o.Value) && o.Flag is '\0' or 'N' or 'n';
}
