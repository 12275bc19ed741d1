using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Duty;

/// <summary>Makes the bulletin of a region and a day, of what the viewer may see.</summary>
public sealed class BulletinMaker(PlatformDbs dbs, LedgerBook ledger, SeriesBook series, IObservationStore store, AirDays airDays, CaptureReader capture, DutyLog log, TimeProvider time)
{
    private const int MostEntries = 500;

    /// <param name="region">Code of a region or a basin.</param>
    /// <param name="date"><c>yyyy-MM-dd</c>, a day of Beijing that has begun.</param>
    public async Task<Result<Bulletin>> MakeAsync(Viewer viewer, string region, string date, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1980 || BeijingTime.ToUtc(day.ToDateTime(default)) > now)
            return BulletinErrors.WrongDay.Of(date);
        if (!ledger.Now.RegionsByCode.TryGetValue(region, out var found) || !NoticeSight.SeesAllOf(viewer, found.Id)) return LedgerErrors.UnknownRegion.Of(region);
        if (!PointFilter.Of(ledger.Now, viewer, region, null, null).TryGet(out var filter, out var error)) return error;
        var points = filter.Points.ToList();
        var start = BeijingTime.ToUtc(day.ToDateTime(default));

        var air = new List<AirLine>();
        foreach (var point in points.Where(p => p.Kind == "air-station")) air.Add(await AirAsync(point, start, cancel));
        var water = new List<WaterLine>();
        foreach (var point in points.Where(p => p.Kind is "water-section" or "drinking-water-source")) water.Add(await WaterAsync(point, start, cancel));
        return new Bulletin(
            found.Code, new(found.Name, found.NameEn ?? found.Name), day, now, points.Exists(p => p.Simulated), ledger.Now.Editions.Of(found.Id, AirStandards.Index, day)?.Title,
            air, water, await capture.ReadAsync(points, start, cancel), await SignalsAsync(viewer, points, start, cancel), await LogAsync(viewer, start, cancel));
    }

    private async Task<AirLine> AirAsync(MonitoringPoint point, DateTime start, CancellationToken cancel)
    {
        var stored = await OfDayAsync(point, Indices.Aqi, k => k == SeriesKind.DailyMean, start, cancel);
        var made = await airDays.ReadAsync(point, start, cancel);
        var aqi = stored.Count > 0 ? (int)stored[^1].Value : (int?)null;
        // The stored index is the published one; what it rests on is told where that still gives the same.
        var primary = made?.Aqi == aqi && aqi is not null ? made!.Primary.Select(NameOf) : [];
        return new(point.Code, NameOf(point), point.Simulated, aqi, aqi is { } index && made is not null ? AqiLevel.Of(index, made.Edition) : null, [.. primary], [.. made?.Missing.Select(NameOf) ?? []]);
    }

    private async Task<WaterLine> WaterAsync(MonitoringPoint point, DateTime start, CancellationToken cancel)
    {
        var classes = await OfDayAsync(point, Indices.WaterClass, _ => true, start, cancel);
        return classes.Count == 0
            ? new(point.Code, NameOf(point), point.Simulated, null, null, null)
            : new(point.Code, NameOf(point), point.Simulated, (WaterClass)(int)classes[^1].Value, (WaterClass)(int)classes.Max(c => c.Value), classes[^1].Start);
    }

    /// <summary>Values of an index that begin within the day, in order of time.</summary>
    private async Task<List<Observation>> OfDayAsync(MonitoringPoint point, string index, Func<SeriesKind, bool> kind, DateTime start, CancellationToken cancel)
    {
        var ids = series.OfPoint(point.Id).Where(s => s.Factor == index && kind(s.Kind)).Select(s => s.Id).ToList();
        var values = new List<Observation>();
        if (ids.Count == 0) return values;
        await foreach (var o in store.ReadAsync(ids, start, start.AddDays(1), cancel))
            if (double.IsFinite(o.Value)) values.Add(o);
        return [.. values.OrderBy(o => o.Start)];
    }

    private async Task<IReadOnlyList<SignalLine>> SignalsAsync(Viewer viewer, List<MonitoringPoint> points, DateTime start, CancellationToken cancel)
    {
        var (end, of) = (start.AddDays(1), points.Where(p => SignalAccess.Sees(viewer, p)).ToDictionary(p => p.Id));
        await using var db = dbs.Open(viewer);
        var open = await db.Set<Signal>().AsNoTracking().Where(s => s.OpenedAt < end && (s.ClosedAt == null || s.ClosedAt >= start)).OrderBy(s => s.OpenedAt).ToListAsync(cancel);
        return
        [
            .. from s in open
               where of.ContainsKey(s.SubjectId)
               let point = of[s.SubjectId]
               orderby s.Severity descending
               select new SignalLine(s.Id, point.Code, NameOf(point), point.Simulated, s.Severity, new(s.Zh, s.En), s.OpenedAt, s.OpenedAt >= start,
                   s.ClosedAt < end ? s.ClosedAt : null, s.AcknowledgedAt < end ? s.AcknowledgedBy : null),
        ];
    }

    private async Task<IReadOnlyList<LogExtract>?> LogAsync(Viewer viewer, DateTime start, CancellationToken cancel)
    {
        if (!viewer.May(Permission.KeepDutyLog)) return null;
        var read = await log.ReadAsync(viewer, start, start.AddDays(1), null, MostEntries, cancel);
        return read.IsOk
            ? [.. read.Value.Where(l => l.CorrectedBy is null).Reverse().Select(l => new LogExtract(l.Entry.At, DutyWords.Of(l.Entry.Kind), l.Entry.Author, l.Entry.Text))]
            : null;
    }

    private static Text NameOf(MonitoringPoint point) => new(point.Name, point.NameEn ?? point.Name);

    private static Text NameOf(AirPollutant pollutant) => pollutant switch
    {
        AirPollutant.SulphurDioxide => new("二氧化硫", "SO₂"),
        AirPollutant.NitrogenDioxide => new("二氧化氮", "NO₂"),
        AirPollutant.CarbonMonoxide => new("一氧化碳", "CO"),
        AirPollutant.Ozone => new("臭氧", "O₃"),
        AirPollutant.Pm10 => new("PM₁₀", "PM₁₀"),
        _ => new("PM₂.₅", "PM₂.₅"),
    };
}
