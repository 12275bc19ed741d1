using System.Runtime.CompilerServices;
using Qingshan.Analysis.Episodes;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>The few situations most like the one in which a forecast was made, found once for those who see the same and kept as long as the hours of the city are.</summary>
public sealed class SimilarNow(TimeProvider time)
{
    /// <summary>How many are laid beside a forecast.</summary>
    public const int Count = 5;

    // They go with the reading of the city that they were found in.
    private readonly ConditionalWeakTable<CityAir, Kept<DateTime, Result<SimilarSituations>>> _kept = [];

    /// <param name="city">The city as its book holds it.</param>
    /// <param name="at">The last hour that was known, Beijing time.</param>
    public async Task<Result<SimilarSituations>> OfAsync(CityAir city, DateTime at)
    {
        return await _kept.GetValue(city, _ => new(time, CityAirBook.Keep, most: 32)).OfAsync(at, () => Task.FromResult(Find()));

        Result<SimilarSituations> Find()
        {
            var origin = (int)(at - city.Hours.Start).TotalHours;
            if (origin < 0 || origin >= city.Hours.Count) return HazeErrors.NoAnswer.Of(new Text("起报时刻不在该城市的小时值之内。", "The hour of the forecast is not among the hours of the city."));
            return SimilarSituations.Of(city.Hours, origin, new SimilarityRules(Count)).TryGet(out var found, out var problem) ? found : HazeErrors.Of(problem);
        }
    }
}
