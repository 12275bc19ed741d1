using System.Globalization;
using Qingshan.Analysis.Episodes;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>Situations of the past like the one at some hour.</summary>
internal static class SimilarPast
{
    /// <summary>At an hour from an address (Beijing time), or at the last one.</summary>
    public static Result<SimilarSituations> Of(CityAir city, string? at)
    {
        var origin = city.Last;
        if (at is { Length: > 0 })
        {
            if (!DateTime.TryParseExact(at, "yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)) return CommonErrors.BadParameter.Of("at", at, "2015-11-30T16");
            origin = (int)(hour - city.Hours.Start).TotalHours;
            if (origin < 0 || origin >= city.Hours.Count) return CommonErrors.BadParameter.Of("at", at, $"{CityAir.AddressOf(city.Hours.Start)} – {CityAir.AddressOf(city.Hours.TimeOf(city.Hours.Count - 1))}");
        }
        return SimilarSituations.Of(city.Hours, origin).TryGet(out var found, out var problem) ? found : HazeErrors.Of(problem);
    }
}
