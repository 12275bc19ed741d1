using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// Makes forecasts and archives them: at each hour whose values have come, with the model in use, once. Nothing that is measured after the hour is
/// read, and what was issued is never rewritten.
/// </summary>
public sealed class Issuer : IDisposable
{
    /// <summary>An hour is waited for until all stations that report have sent it, or so long after its end; then half of them do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Afterwards is a day later.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);

    /// <summary>So many hours before the last one are looked at for a new one, and so many for which stations report.</summary>
    private const int Newest = 6, Reporting = 24;

    /// <summary>A model looks back ten days; with the hours of which it makes means.</summary>
    private const int Memory = 11 * 24;

    private readonly PlatformDbs _dbs;
    private readonly LedgerBook _ledger;
    private readonly ForecastPanel _panels;
    private readonly ModelShelf _shelf;
    private readonly WeatherForecasts _weather;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);

    public Issuer(PlatformDbs dbs, LedgerBook ledger, ForecastPanel panels, ModelShelf shelf, WeatherForecasts weather, TimeProvider time) =>
        (_dbs, _ledger, _panels, _shelf, _weather, _time) = (dbs, ledger, panels, shelf, weather, time);

    public void Dispose() => _one.Dispose();

    /// <summary>Issues what has become due with every model in use.</summary>
    public async Task<IReadOnlyList<ForecastIssue>> IssueDueAsync(CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var issued = new List<ForecastIssue>();
        foreach (var group in (await InUseAsync(db, cancel)).GroupBy(m => (m.RegionId, m.Asked, m.Factor)))
            if ((await IssueNewestAsync(Viewer.Program, [.. group], cancel)).TryGet(out var issue, out _)) issued.Add(issue);
        return issued;
    }

    /// <summary>Issues the newest hour of models that stand for one another, if its values have come and it was not issued.</summary>
    public async Task<Result<ForecastIssue>> IssueNewestAsync(Viewer by, IReadOnlyList<TrainedModel> group, CancellationToken cancel)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var last = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddHours(-1);
        await using var db = _dbs.Open(Viewer.Program);
        var ids = group.Select(m => m.Id).ToArray();
        var issued = await db.Set<ForecastIssue>().Where(i => ids.Contains(i.ModelId) && !i.Hindcast).MaxAsync(i => (DateTime?)i.MadeAt, cancel);
        var notYet = ForecastErrors.NotYet.Of(group[0].Name, issued is { } at ? BeijingTime.ToIso(at) : "–");
        if (issued >= last || await NewestAsync(group[0], last, now, cancel) is not { } hour || issued >= hour) return notYet;
        var plain = group.FirstOrDefault(m => m.Weather == WeatherUse.None);
        var knowing = group.FirstOrDefault(m => m.Weather != WeatherUse.None);
        if (knowing is not null && await MakeAsync(by, knowing, hour, missing: false, cancel) is { } made && (made.IsOk || plain is null)) return made;
        return plain is null ? notYet : await MakeAsync(by, plain, hour, missing: knowing is not null, cancel);
    }

    /// <summary>Forecasts afterwards from an hour of the past that the model has not learned from, with what is known now of the hours up to then.</summary>
    public async Task<Result<ForecastIssue>> HindcastAsync(Viewer by, TrainedModel model, DateTime hour, CancellationToken cancel) =>
        hour < model.Until.AddHours(-1) ? ForecastErrors.Learned.Of($"{model.Name} v{model.Version}", BeijingTime.ToIso(model.Until))
        // An hour that may still be issued in its time is not to be taken by what is made afterwards.
        : hour > _time.GetUtcNow().UtcDateTime - Past ? ForecastErrors.TooRecent.Of(BeijingTime.ToIso(hour), Past.TotalHours) : await MakeAsync(by, model, hour, missing: false, cancel, hindcast: true);

    internal static async Task<List<TrainedModel>> InUseAsync(PlatformDb db, CancellationToken cancel) =>
        await db.Set<TrainedModel>().AsNoTracking().Where(m => m.State == ModelState.InUse).OrderBy(m => m.Name).ToListAsync(cancel);

    private async Task<Result<ForecastIssue>> MakeAsync(Viewer by, TrainedModel model, DateTime hour, bool missing, CancellationToken cancel, bool hindcast = false)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await using var db = _dbs.Open(by);
            var subject = $"{model.Name} v{model.Version}";
            if (await db.Set<ForecastIssue>().AnyAsync(i => i.ModelId == model.Id && i.MadeAt == hour, cancel)) return ForecastErrors.Issued.Of(subject, BeijingTime.ToIso(hour));
            if (!(await _shelf.OfAsync(model, cancel)).TryGet(out var loaded, out var error)) return error;
            var stations = Stations(model);
            var (from, behind) = (hour.AddHours(-Memory), hour.AddHours(1));
            var panel = await _panels.BuildAsync(stations, from, behind, behind.AddHours(loaded.Reach), cancel);
            DateTime? weatherAt = null;
            if (model.Weather != WeatherUse.None)
            {
                weatherAt = await _weather.PutAsync(panel, hour, hindcast ? null : _time.GetUtcNow().UtcDateTime, cancel);
                if (weatherAt is null) return ForecastErrors.NoWeather.Of(subject, BeijingTime.ToIso(hour));
            }
            var said = loaded.Forecast(panel, panel.HourOf(hour));
            if (said.All(s => s.Hours.IsEmpty)) return ForecastErrors.NothingKnown.Of(BeijingTime.ToIso(hour), PanelCodes.Of(model.Factor));
            var issue = new ForecastIssue
            {
                ModelId = model.Id, Factor = model.Factor, MadeAt = hour, IssuedAt = _time.GetUtcNow().UtcDateTime, IssuedBy = by.Name, Hindcast = hindcast, WeatherAt = weatherAt, WeatherMissing = missing,
                Stations = said.Count(s => !s.Hours.IsEmpty),
                Blob = IssueBlob.Write([.. stations.Select((s, i) => IssuedStation.Of(s.Id, panel[model.Factor, i][panel.HourOf(hour)], said[i]))]),
            };
            db.Add(issue);
            Audit.Add(db, "issue-forecast", $"ForecastModel {subject}", $"{hour:O}{(hindcast ? ", afterwards" : "")}");
            await db.SaveChangesAsync(cancel);
            return issue;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The newest hour that enough of the stations have; null where there is none.</summary>
    private async Task<DateTime?> NewestAsync(TrainedModel model, DateTime last, DateTime now, CancellationToken cancel)
    {
        var from = last.AddHours(1 - Reporting);
        var rows = new List<float[]>();
        foreach (var station in Stations(model)) rows.Add(await _panels.HoursAsync(station, model.Factor, from, last.AddHours(1), cancel));
        rows.RemoveAll(r => Array.TrueForAll(r, float.IsNaN));
        for (var at = Reporting - 1; at >= Reporting - Newest && rows.Count > 0; at--)
        {
            var (hour, there) = (from.AddHours(at), rows.Count(r => !float.IsNaN(r[at])));
            if (there == rows.Count || (there * 2 >= rows.Count && now >= hour.AddHours(1) + Patience)) return hour;
        }
        return null;
    }

    /// <summary>The stations of a model that are still there, as it learned them.</summary>
    private List<MonitoringPoint> Stations(TrainedModel model)
    {
        var points = _ledger.Now.Points;
        return [.. model.PointIds.Where(id => points.TryGetValue(id, out var point) && point.Place is not null).Select(id => points[id])];
    }
}
