using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Reads what the newest forecast of a city makes of the plan that applies there.</summary>
public sealed class OutlookReader(CityAirBook book, ForecastArchive archive, IssuedCourses courses, WarningPlanDesk plans)
{
    /// <param name="issue">A forecast of the archive; the newest where none is named.</param>
    public async Task<Result<ForecastOutlook>> OfAsync(Viewer viewer, string? region, long? issue, CancellationToken cancel)
    {
        if (!(await book.OfAsync(viewer, region)).TryGet(out var city, out var error)) return error;
        if (city.Place.Region is not { } place) return HazeErrors.NoCity.Of();
        var query = new IssueQuery(place, null, PanelFactor.Pm25);
        if (!(issue is { } id ? await archive.OneAsync(viewer, id, query, cancel) : await archive.LatestAsync(viewer, query, cancel)).TryGet(out var seen, out error)
            || !(await courses.MeanAsync(seen, [.. city.Place.Stations.Select(s => s.Id)], cancel)).TryGet(out var ways, out error)) return error;
        if (ways.Count == 0) return ForecastErrors.NoneYet.Of();
        var made = BeijingTime.FromUtc(seen.Issue.MadeAt);
        var (plan, said) = await plans.OfAsync(place, DateOnly.FromDateTime(made), cancel);
        if (plan is null) return WarningErrors.NoPlan.Of(city.Place.Code, DateOnly.FromDateTime(made));
        return new ForecastOutlook(new(city.Place.Code, place, city.Place.Name, city.Place.Simulated || seen.Model.Simulated), plan, said, seen, made, ways.Count, ForecastOutlook.LevelsOf(plan, city.Pollutants, city.Hours.Start, made, ways));
    }

    /// <summary>That there is no forecast, no plan, or no file of the model any more, is nothing that who asks did wrong: the page has more to show.</summary>
    public static bool IsNothingYet(Error error) =>
        error.Kind == ForecastErrors.NoneYet || error.Kind == ForecastErrors.FileDamaged || error.Kind == WarningErrors.NoPlan || HazeErrors.IsNothingYet(error);
}
