using System.Collections.Immutable;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What a plan's grading makes of what was measured in a city: the warnings that would have been in force, had every forecast been right.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Warnings">Its warnings, the last ones first.</param>
/// <param name="Days">How many days had which highest level.</param>
/// <param name="Now">The level at the last hour.</param>
public sealed record CityWarnings(WarningPlan Plan, ImmutableArray<Warning> Warnings, IReadOnlyDictionary<WarningLevel, int> Days, WarningLevel Now)
{
    /// <summary>By a plan, or by the one that is in force in the city on a day.</summary>
    public static Result<CityWarnings> Of(CityAir city, string? key, DateOnly today)
    {
        var plan = key is { Length: > 0 } ? WarningPlans.Find(key) : WarningPlans.InForce(city.Place.Code, today);
        if (plan is null) return HazeErrors.NoPlan.Of(key ?? city.Place.Code, string.Join(", ", WarningPlans.All.Select(p => p.Key)));
        var index = WarningIndex.Of(city.Hours.Start, city.Pollutants.Where(p => p.Key != AirPollutant.Ozone).ToDictionary(), plan.Basis);
        var course = WarningCourse.Of(plan, index);
        var days = course.InForce.Select((level, hour) => (Day: DateOnly.FromDateTime(index.FirstHour.AddHours(hour)), Level: level)).GroupBy(h => h.Day).Select(d => d.Max(h => h.Level)).CountBy(l => l).ToDictionary();
        return new CityWarnings(plan, [.. Warning.Of(course).Reverse()], days, city.Last >= 0 && city.Last < course.InForce.Length ? course.InForce[city.Last] : WarningLevel.None);
    }
}
