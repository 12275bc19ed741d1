using Qingshan.Analysis.Effect;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>A calendar year of a city as measured.</summary>
/// <param name="Capture">The share of its hours that have a value, in percent.</param>
/// <param name="LeastOfMonth">The same of the month with the fewest.</param>
public sealed record CityYear(int Year, double Mean, double Capture, double LeastOfMonth)
{
    /// <summary>Whether enough of it is there to be compared with others, by the same measure as years freed from weather.</summary>
    public bool IsWhole => Capture >= DeweatheredYear.LeastCapture && LeastOfMonth >= DeweatheredYear.LeastMonthCapture;

    /// <summary>Years of a pollutant, the first one first.</summary>
    internal static IReadOnlyList<CityYear> Of(CityAir city, AirPollutant pollutant)
    {
        var values = StudyWork.ValuesOf(city, pollutant);
        return [.. Enumerable.Range(0, values.Length).Where(h => !double.IsNaN(values[h])).GroupBy(h => city.Hours.TimeOf(h).Year).OrderBy(y => y.Key).Select(y => Whole(city, values, y.Key, [.. y]))];
    }

    private static CityYear Whole(CityAir city, double[] values, int year, int[] hours)
    {
        var months = hours.CountBy(h => city.Hours.TimeOf(h).Month).ToDictionary();
        return new(year, hours.Average(h => values[h]), 100.0 * hours.Length / (24 * (DateTime.IsLeapYear(year) ? 366 : 365)), Enumerable.Range(1, 12).Min(m => 100.0 * months.GetValueOrDefault(m) / (24 * DateTime.DaysInMonth(year, m))));
    }
}
