using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>A forecast with what of it a viewer sees.</summary>
/// <param name="Stations">Those that the viewer sees and that have a forecast.</param>
public sealed record SeenIssue(ForecastIssue Issue, TrainedModel Model, IReadOnlyList<(MonitoringPoint Point, IssuedStation Said)> Stations);

/// <summary>Which forecasts are asked for.</summary>
/// <param name="Region">With all that lies within it.</param>
/// <param name="From">Made from then on, UTC.</param>
public sealed record IssueQuery(Guid? Region, Guid? Point, PanelFactor? Factor, Guid? Model = null, DateTime? From = null, DateTime? To = null);

/// <summary>Models and issued forecasts as a viewer sees them.</summary>
public sealed class ForecastArchive(PlatformDbs dbs, LedgerBook ledger, ForecastAccess access)
{
    /// <summary>The models of which a viewer sees a station, what is in use first.</summary>
    public async Task<IReadOnlyList<TrainedModel>> ModelsAsync(Viewer viewer, PanelFactor? factor, ModelState? state, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var all = await db.Set<TrainedModel>().AsNoTracking().Where(m => (factor == null || m.Factor == factor) && (state == null || m.State == state)).ToListAsync(cancel);
        return [.. all.Where(m => access.Sees(viewer, m)).OrderByDescending(m => m.State == ModelState.InUse).ThenByDescending(m => m.AskedAt)];
    }

    public async Task<Result<TrainedModel>> ModelAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await db.Set<TrainedModel>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancel) is { } model && access.Sees(viewer, model) ? model : ForecastErrors.UnknownModel.Of(id);
    }

    /// <summary>The newest forecast, for the stations that were asked for: of each factor where none is named that of the first that has one.</summary>
    public async Task<Result<SeenIssue>> LatestAsync(Viewer viewer, IssueQuery query, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var newest = new List<ForecastIssue>();
        foreach (var model in (await ModelsAsync(viewer, query.Factor, null, cancel)).Where(m => query.Model is null || m.Id == query.Model))
            if (Wanted(viewer, model, query).Any() && await db.Set<ForecastIssue>().AsNoTracking().Where(i => i.ModelId == model.Id && !i.Hindcast).OrderByDescending(i => i.MadeAt).FirstOrDefaultAsync(cancel) is { } issue)
                newest.Add(issue);
        return newest.OrderByDescending(i => i.MadeAt).ThenBy(i => i.Factor).ThenByDescending(i => i.Stations).FirstOrDefault() is { } found ? await SeenAsync(db, viewer, found, query, cancel) : ForecastErrors.NoneYet.Of();
    }

    public async Task<Result<SeenIssue>> OneAsync(Viewer viewer, long id, IssueQuery query, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (await db.Set<ForecastIssue>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } issue) return ForecastErrors.UnknownIssue.Of(id);
        return (await SeenAsync(db, viewer, issue, query, cancel)).TryGet(out var seen, out var error) && seen.Stations.Count > 0 ? seen : error ?? ForecastErrors.UnknownIssue.Of(id);
    }

    /// <summary>Forecasts, the newest first, without what they say.</summary>
    public async Task<Result<Page<ForecastIssue>>> ListAsync(Viewer viewer, IssueQuery query, string? after, int take, CancellationToken cancel)
    {
        if (!Cursor.Decode(after).TryGet(out var at, out var error)) return error;
        var models = (await ModelsAsync(viewer, query.Factor, null, cancel)).Where(m => (query.Model is null || m.Id == query.Model) && Wanted(viewer, m, query).Any()).Select(m => m.Id).ToArray();
        await using var db = dbs.Open(viewer);
        var rows = db.Set<ForecastIssue>().AsNoTracking().Where(i => models.Contains(i.ModelId));
        if (query.From is { } from) rows = rows.Where(i => i.MadeAt >= from);
        if (query.To is { } to) rows = rows.Where(i => i.MadeAt < to);
        if (long.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var before)) rows = rows.Where(i => i.Id < before);
        var found = await rows.OrderByDescending(i => i.Id).Take(take + 1).Select(i => new ForecastIssue
        {
            Id = i.Id, ModelId = i.ModelId, Factor = i.Factor, MadeAt = i.MadeAt, IssuedAt = i.IssuedAt, IssuedBy = i.IssuedBy, Hindcast = i.Hindcast, WeatherAt = i.WeatherAt, WeatherMissing = i.WeatherMissing,
            Stations = i.Stations, Blob = Array.Empty<byte>(),
        }).ToListAsync(cancel);
        return Cursor.Cut(found, take, i => i.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<Result<SeenIssue>> SeenAsync(PlatformDb db, Viewer viewer, ForecastIssue issue, IssueQuery query, CancellationToken cancel)
    {
        var model = await db.Set<TrainedModel>().AsNoTracking().SingleAsync(m => m.Id == issue.ModelId, cancel);
        var said = IssueBlob.Read(issue.Blob).Where(s => s.Mean.Length > 0).ToDictionary(s => s.Point);
        return new SeenIssue(issue, model, [.. Wanted(viewer, model, query).Where(p => said.ContainsKey(p.Id)).Select(p => (p, said[p.Id]))]);
    }

    private IEnumerable<MonitoringPoint> Wanted(Viewer viewer, TrainedModel model, IssueQuery query)
    {
        var within = query.Region is { } region ? ledger.Now.Within(region) : null;
        return access.Stations(viewer, model).Where(p => (query.Point is null || p.Id == query.Point) && (within is null || (p.RegionId is { } at && within.Contains(at))));
    }
}
