using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// How likely each level is, as the share of possible courses of the air in which it is reached. It takes whole courses (the members of an ensemble, or
/// paths drawn from a forecast that knows how its hours hang together): quantiles hour by hour cannot say how likely three bad days in a row are. Immutable.
/// </summary>
/// <param name="Paths">How many courses there are.</param>
/// <param name="Any">For each level the share of courses in which it or a higher one is reached from the origin on; 0 to 1.</param>
/// <param name="Hours">For each level, hour by hour, the share of courses in which it or a higher one is reached then.</param>
public sealed record WarningChance(int Paths, ImmutableDictionary<WarningLevel, double> Any, ImmutableDictionary<WarningLevel, ImmutableArray<double>> Hours)
{
    /// <summary>Counts over courses.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="paths">At least one course, all of the same hours: what was measured, continued by what may come.</param>
    /// <param name="origin">The number of the first hour that is a forecast; only hours from it on count for <see cref="Any"/>.</param>
    /// <returns>The shares.</returns>
    /// <exception cref="ArgumentException">There is no course, or they are not of the same hours.</exception>
    public static WarningChance Of(WarningPlan plan, IReadOnlyList<WarningIndex> paths, int origin = 0)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0 || paths.Any(p => p.Hours != paths[0].Hours || p.FirstHour != paths[0].FirstHour)) throw new ArgumentException("There has to be a path, and all have to be of the same hours.", nameof(paths));
        var courses = paths.Select(p => WarningCourse.Of(plan, p).Reached).ToList();
        var levels = plan.Rules.Select(r => r.Level).Distinct().ToList();
        return new(paths.Count,
            levels.ToImmutableDictionary(level => level, level => courses.Count(c => c.Skip(origin).Any(l => l >= level)) / (double)paths.Count),
            levels.ToImmutableDictionary(level => level, level => Enumerable.Range(0, paths[0].Hours).Select(h => courses.Count(c => c[h] >= level) / (double)paths.Count).ToImmutableArray()));
    }
}
