using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Forecasts;

/// <summary>Where models are asked for, called off and put in use; each of it by somebody with the permission and the jurisdiction, or by the program.</summary>
public sealed partial class TrainingDesk(PlatformDbs dbs, LedgerBook ledger, ForecastPanel panels, TrainingQueue queue, ForecastAccess access, TimeProvider time)
{
    /// <summary>Nobody said from when: then it is from the first value, or so long before the last one as is usual.</summary>
    internal static readonly DateTime FromTheFirst = DateTime.UnixEpoch;

    private const int UsualTrial = 30, LongestTrial = 366;

    /// <summary>The level of a heavily polluted hour of PM2.5; of others nothing is taken for granted.</summary>
    private const double HeavyPm25 = 150;

    /// <summary>Asks for a new version of a model.</summary>
    public async Task<Result<TrainedModel>> AskAsync(Viewer by, TrainingRequest request, CancellationToken cancel)
    {
        if (!PlaceOf(by, request).TryGet(out var place, out var error) || !request.Ahead().TryGet(out var horizons, out error)) return error;
        if ((string.IsNullOrEmpty(request.Factor) ? PanelFactor.Pm25 : PanelCodes.Find(request.Factor)) is not { } factor)
            return ForecastErrors.BadRequest.Of("factor", $"{request.Factor} ({string.Join(", ", Panel.Pollutants.Select(PanelCodes.Of))})");
        if ((request.EventLevel ?? (factor == PanelFactor.Pm25 ? HeavyPm25 : double.NaN)) is not (> 0 and < 1e6 and var level)) return ForecastErrors.BadRequest.Of("eventLevel", $"{request.EventLevel} ({PanelCodes.UnitOf(factor)}, > 0)");
        var (trial, weather) = (request.TrialDays ?? UsualTrial, request.Weather ?? WeatherUse.None);
        if (trial is < 3 or > LongestTrial) return ForecastErrors.BadRequest.Of("trialDays", $"{trial} (3…{LongestTrial})");
        var now = time.GetUtcNow().UtcDateTime;
        if (!Query.Time("until", request.Until, now).TryGet(out var until, out error) || !Query.Time("from", request.From, FromTheFirst).TryGet(out var from, out error)) return error;
        var name = string.IsNullOrEmpty(request.Name) ? NameOf(request, factor, weather) : request.Name;
        if (!Names().IsMatch(name)) return ForecastErrors.BadRequest.Of("name", $"{name} (a-z, 0-9, -)");
        if (panels.Stations(place.Region, place.Points, factor).Count == 0) return ForecastErrors.NoStations.Of(request.Region ?? string.Join(", ", request.Points ?? []), PanelCodes.Of(factor));

        await using var db = dbs.Open(by);
        var earlier = await db.Set<TrainedModel>().AsNoTracking().Where(m => m.Name == name).OrderByDescending(m => m.Version).ToListAsync(cancel);
        if (earlier.Exists(m => m.State is ModelState.Waiting or ModelState.Training)) return ForecastErrors.AlreadyAsked.Of(name);
        var asked = string.Join(',', place.Points.Order());
        if (earlier.Exists(m => (m.RegionId, m.Asked, m.Factor, m.Weather) != (place.Region, asked, factor, weather)))
            return ForecastErrors.BadRequest.Of("name", $"{name} v{earlier[0].Version}: {PanelCodes.Of(earlier[0].Factor)}, {earlier[0].Weather}");
        var model = new TrainedModel
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name, Version = (earlier.FirstOrDefault()?.Version ?? 0) + 1, RegionId = place.Region, Asked = asked, Factor = factor, Weather = weather,
            Horizons = TrainingRequest.Write(horizons), EventLevel = level, TrialDays = trial, From = OfHour(from), Until = OfHour(until), AskedBy = by.Name, AskedAt = now,
        };
        db.Add(model);
        Audit.Add(db, "train-forecast", Subject(model), $"{PanelCodes.Of(factor)} {model.From:O} … {model.Until:O}, {horizons.Length} horizons");
        await db.SaveChangesAsync(cancel);
        queue.Tell();
        return model;
    }

    /// <summary>Asks for what a model is, with what has come since.</summary>
    internal async Task<Result<TrainedModel>> AskAgainAsync(TrainedModel model, CancellationToken cancel)
    {
        var now = ledger.Now;
        return await AskAsync(Viewer.Program, new(
            model.Name, model.RegionId is { } region ? now.Regions[region].Code : null, model.RegionId is null ? [.. model.AskedIds.Where(now.Points.ContainsKey).Select(p => now.Points[p].Code)] : null,
            PanelCodes.Of(model.Factor), model.Weather, Horizons: TrainingRequest.Read(model.Horizons), EventLevel: model.EventLevel, TrialDays: model.TrialDays), cancel);
    }

    /// <summary>Calls a training off.</summary>
    public async Task<Result<TrainedModel>> CancelAsync(Viewer by, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await HeldAsync(db, by, id, cancel)).TryGet(out var model, out var error)) return error;
        if (model.State is not (ModelState.Waiting or ModelState.Training)) return ForecastErrors.NotRunning.Of(Subject(model));
        var said = ForecastErrors.Cancelled.Of(by.Name).Detail;
        (model.State, model.SaidZh, model.SaidEn, model.EndedAt) = (ModelState.Cancelled, said.Zh, said.En, time.GetUtcNow().UtcDateTime);
        Audit.Add(db, "cancel-training", Subject(model));
        await db.SaveChangesAsync(cancel);
        queue.Cancel(id);
        return model;
    }

    /// <summary>Puts a model in use, in the place of the version that was.</summary>
    public async Task<Result<TrainedModel>> UseAsync(Viewer by, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        if (!(await HeldAsync(db, by, id, cancel)).TryGet(out var model, out var error)) return error;
        if (model.State is not (ModelState.Trained or ModelState.Replaced)) return ForecastErrors.NotReady.Of(Subject(model), Terms.Of(model.State));
        // What was said of it when it was learned, that a person decides, is over with that.
        (model.SaidZh, model.SaidEn) = (null, null);
        await PutInUseAsync(db, model, by.Name, time.GetUtcNow().UtcDateTime, "", cancel);
        return model;
    }

    /// <summary>Puts a model of this context in use and saves it.</summary>
    internal static async Task PutInUseAsync(PlatformDb db, TrainedModel model, string by, DateTime now, string why, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // First the place is free: the database knows of no moment with two.
        foreach (var before in await db.Set<TrainedModel>().Where(m => m.Name == model.Name && m.State == ModelState.InUse).ToListAsync(cancel)) before.State = ModelState.Replaced;
        await db.SaveChangesAsync(cancel);
        (model.State, model.UsedSince, model.UsedBy) = (ModelState.InUse, now, by);
        Audit.Add(db, "use-forecast-model", Subject(model), why);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    internal static string Subject(TrainedModel model) => $"ForecastModel {model.Name} v{model.Version}";

    private async Task<Result<TrainedModel>> HeldAsync(PlatformDb db, Viewer by, Guid id, CancellationToken cancel) =>
        await db.Set<TrainedModel>().FirstOrDefaultAsync(m => m.Id == id, cancel) is not { } model || !access.Sees(by, model) ? ForecastErrors.UnknownModel.Of(id)
        : access.Holds(by, model) ? model : CommonErrors.Forbidden.Of(nameof(Permission.TrainForecasts));

    private Result<(Guid? Region, IReadOnlyList<Guid> Points)> PlaceOf(Viewer by, TrainingRequest request)
    {
        var (now, sees) = (ledger.Now, Policy.For(by));
        if (!string.IsNullOrEmpty(request.Region))
        {
            if (!now.RegionsByCode.TryGetValue(request.Region, out var region) || !sees(region)) return LedgerErrors.UnknownRegion.Of(request.Region);
            return by.Everywhere || by.Regions.Contains(region.Id) ? (region.Id, []) : CommonErrors.Forbidden.Of(nameof(Permission.TrainForecasts));
        }
        if (request.Points is not { Count: > 0 }) return ForecastErrors.BadRequest.Of("region", "–");
        var points = new List<Guid>();
        foreach (var code in request.Points.Distinct())
        {
            if (!now.PointsByCode.TryGetValue(code, out var point) || !sees(point)) return LedgerErrors.UnknownPoint.Of(code);
            if (!Policy.Holds(by, point)) return CommonErrors.Forbidden.Of(nameof(Permission.TrainForecasts));
            points.Add(point.Id);
        }
        return (null, points);
    }

#pragma warning disable CA1308 // Names are lower case.
    private static string NameOf(TrainingRequest request, PanelFactor factor, WeatherUse weather) =>
        $"{request.Region ?? request.Points![0]}-{factor}{(weather == WeatherUse.None ? "" : "-weather")}".ToLowerInvariant();
#pragma warning restore CA1308

    private static DateTime OfHour(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerHour));

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Names();
}
