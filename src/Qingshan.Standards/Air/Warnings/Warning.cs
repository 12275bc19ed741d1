using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>A stage of a warning: hours in a row at one level. Immutable.</summary>
/// <param name="Level">The level.</param>
/// <param name="From">The Beijing time at which it begins.</param>
/// <param name="Until">The Beijing time at which it ends; does not belong to it.</param>
public sealed record WarningStage(WarningLevel Level, DateTime From, DateTime Until);

/// <summary>A warning from its start to its lifting. Immutable.</summary>
/// <param name="Level">Its highest level.</param>
/// <param name="From">The Beijing time at which it begins.</param>
/// <param name="Until">The Beijing time at which it may be lifted; does not belong to it.</param>
/// <param name="IsOpen">Whether the row of hours ends before the warning may be lifted.</param>
/// <param name="Stages">The levels one after the other.</param>
/// <param name="Reason">The rule that gives the highest level, with its numbers.</param>
/// <param name="ReasonZh">The reason in a sentence, in Chinese.</param>
/// <param name="ReasonEn">The same in English.</param>
public sealed record Warning(
    WarningLevel Level, DateTime From, DateTime Until, bool IsOpen, ImmutableArray<WarningStage> Stages, WarningFinding Reason, string ReasonZh, string ReasonEn)
{
    /// <summary>The warnings of a course, in the order of time.</summary>
    /// <param name="course">What a plan says of a row of hours.</param>
    /// <returns>The warnings; empty where no level is reached.</returns>
    public static ImmutableArray<Warning> Of(WarningCourse course)
    {
        ArgumentNullException.ThrowIfNull(course);
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        var stages = new List<WarningStage>();
        for (var h = 0; h <= course.InForce.Length; h++)
        {
            var level = h < course.InForce.Length ? course.InForce[h] : WarningLevel.None;
            if (stages.Count > 0 && stages[^1].Level == level && h < course.InForce.Length) stages[^1] = stages[^1] with { Until = At(h + 1) };
            else if (level != WarningLevel.None) stages.Add(new(level, At(h), At(h + 1)));
            else if (stages.Count > 0)
            {
                warnings.Add(Made(course, [.. stages], h == course.InForce.Length));
                stages.Clear();
            }
        }
        return warnings.ToImmutable();

        DateTime At(int hour) => course.Index.FirstHour.AddHours(hour);
    }

    private static Warning Made(WarningCourse course, ImmutableArray<WarningStage> stages, bool open)
    {
        var (from, until, level) = (stages[0].From, stages[^1].Until, stages.Max(s => s.Level));
        // Of several findings of the highest level the longest says most.
        var reason = course.Findings.Where(f => f.Rule.Level == level && f.From < until && f.Until > from).MaxBy(f => f.Stretches[0].Hours)!;
        return new(level, from, until, open, stages, reason, WarningReason.Zh(course.Plan, reason), WarningReason.En(course.Plan, reason));
    }
}
