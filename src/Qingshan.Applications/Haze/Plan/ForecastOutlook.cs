using System.Globalization;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>How likely a level is by a forecast, from when on, and why, in words.</summary>
/// <param name="Chance">The share of possible courses in which the level or a higher one is reached after the last known hour; 0 to 1.</param>
/// <param name="Earliest">In the first of those courses, Beijing time; null where none reaches it.</param>
/// <param name="Likely">In the middle one of them: the hour from which half of them have reached it.</param>
/// <param name="Until">Until when that middle course says, Beijing time.</param>
public sealed record LevelOutlook(WarningLevel Level, double Chance, DateTime? Earliest, DateTime? Likely, DateTime? Until, string ReasonZh, string ReasonEn);

/// <summary>What a plan makes of a forecast: measured hours continued by courses that the air may take. Beijing time.</summary>
/// <param name="Said">Who uses the plan has said so; null where the plan follows from place and day.</param>
/// <param name="Made">The last hour that was known.</param>
/// <param name="Courses">How many courses there are.</param>
/// <param name="Levels">Of every level of the plan, the highest first.</param>
public sealed record ForecastOutlook(AirCity City, WarningPlan Plan, AppliedWarningPlan? Said, SeenIssue Seen, DateTime Made, int Courses, IReadOnlyList<LevelOutlook> Levels)
{
    /// <summary>A level is suggested from this chance on. The project's own choice: no plan says one.</summary>
    public const double Enough = 0.5;

    /// <summary>Measured hours before the forecast that are looked at: a stretch that has begun already counts.</summary>
    public const int Behind = 120;

    /// <summary>The highest level that is likely enough; none where no level is.</summary>
    public WarningLevel Suggested => Levels.Where(l => l.Chance >= Enough).Select(l => l.Level).DefaultIfEmpty().Max();

    /// <summary>Of measured hours and courses of PM2.5.</summary>
    /// <param name="measured">Hourly means of the city of pollutants but ozone, from <paramref name="start"/> on; NaN for missing.</param>
    /// <param name="start">The Beijing time of the first measured hour.</param>
    /// <param name="courses">PM2.5 of the hours after <paramref name="made"/>, all equally long.</param>
    public static IReadOnlyList<LevelOutlook> LevelsOf(WarningPlan plan, IReadOnlyDictionary<AirPollutant, double[]> measured, DateTime start, DateTime made, IReadOnlyList<double[]> courses)
    {
        var (first, count) = (made.AddHours(1 - Behind), Behind + courses[0].Length);
        var at = (int)Math.Round((first - start).TotalHours);
        var rows = measured.Where(m => m.Key != AirPollutant.Ozone).ToDictionary(m => m.Key, m =>
            Enumerable.Range(0, count).Select(h => h < Behind && at + h >= 0 && at + h < m.Value.Length ? m.Value[at + h] : double.NaN).ToArray());
        var paths = new List<WarningIndex>();
        foreach (var course in courses)
        {
            var pm25 = rows.TryGetValue(AirPollutant.Pm25, out var known) ? (double[])known.Clone() : [.. Enumerable.Repeat(double.NaN, count)];
            course.CopyTo(pm25, Behind);
            paths.Add(WarningIndex.Of(first, new Dictionary<AirPollutant, double[]>(rows) { [AirPollutant.Pm25] = pm25 }, plan.Basis));
        }
        var chance = WarningChance.Of(plan, paths, Behind);
        var ways = paths.ConvertAll(p => WarningCourse.Of(plan, p));
        return [.. chance.Any.OrderByDescending(a => a.Key).Select(a => Of(a.Key, a.Value, ways, made))];
    }

    private static LevelOutlook Of(WarningLevel level, double chance, List<WarningCourse> ways, DateTime made)
    {
        var reaching = ways.Select(w => (Way: w, First: FirstHour(w, level))).Where(w => w.First >= 0).OrderBy(w => w.First).ToList();
        if (reaching.Count == 0)
            return new(level, 0, null, null, null, $"{ways.Count} 条可能的走势中没有一条达到{level.NameZh()}。", $"None of {ways.Count} possible courses reaches {level.NameEn()}.");
        // The middle one of those that reach this level and no higher one tells best what it would be like.
        var likely = reaching[reaching.Count / 2];
        var same = reaching.Where(w => w.Way.Reached.Skip(Behind).Max() == level).ToList();
        var told = Warning.Of((same.Count > 0 ? same[same.Count / 2] : likely).Way).Where(w => w.Level >= level && w.Until > made).OrderBy(w => w.From).FirstOrDefault();
        DateTime TimeOf(int hour) => likely.Way.Index.FirstHour.AddHours(hour);
        var (earliest, middle) = (TimeOf(reaching[0].First), TimeOf(likely.First));
        var percent = (100 * chance).ToString("0", CultureInfo.InvariantCulture);
        return new(level, chance, earliest, middle, told?.Until,
            $"{ways.Count} 条可能的走势中有 {reaching.Count} 条在 {Time(made)} 之后达到{level.NameZh()}或以上（{percent} %），最早 {Time(earliest)}，居中 {Time(middle)} 起。例如：{told?.ReasonZh}",
            $"Of {ways.Count} possible courses {reaching.Count} reach {level.NameEn()} or more after {Time(made)} ({percent} %), the first from {Time(earliest)}, the middle one from {Time(middle)}. For example: {told?.ReasonEn}");
    }

    private static int FirstHour(WarningCourse way, WarningLevel level)
    {
        for (var h = Behind; h < way.Reached.Length; h++)
            if (way.Reached[h] >= level) return h;
        return -1;
    }

    private static string Time(DateTime beijing) => beijing.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A city as the outlook names it.</summary>
public sealed record AirCity(string Code, Guid Region, Platform.Common.Text Name, bool Simulated);
