using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>A stretch of hours that fulfils a condition of a plan. Immutable.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="From">The Beijing time at which the stretch begins.</param>
/// <param name="Hours">How long it is.</param>
/// <param name="Highest">The highest daily index in it.</param>
public sealed record WarningStretch(WarningCondition Condition, DateTime From, int Hours, double Highest);

/// <summary>A rule that is fulfilled. Immutable.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Stretches">For each of its conditions the longest stretch; the first is that for which the level holds.</param>
public sealed record WarningFinding(WarningRule Rule, ImmutableArray<WarningStretch> Stretches)
{
    /// <summary>When the level begins to hold, Beijing time.</summary>
    public DateTime From => Stretches[0].From;

    /// <summary>When it ends, Beijing time; does not belong to it.</summary>
    public DateTime Until => From.AddHours(Stretches[0].Hours);
}

/// <summary>
/// What a plan says of a row of hours: which rules are fulfilled, which level the air has reached in each hour, and which warning is in force when it is
/// lowered no sooner than the plan allows. Immutable. More pollution never lowers a level.
/// </summary>
public sealed class WarningCourse
{
    private WarningCourse(WarningPlan plan, WarningIndex index, ImmutableArray<WarningFinding> findings, ImmutableArray<WarningLevel> reached, ImmutableArray<WarningLevel> inForce) =>
        (Plan, Index, Findings, Reached, InForce) = (plan, index, findings, reached, inForce);

    /// <summary>The plan.</summary>
    public WarningPlan Plan { get; }

    /// <summary>What it was applied to.</summary>
    public WarningIndex Index { get; }

    /// <summary>Every rule that is fulfilled, with the stretch and the numbers, in the order of time.</summary>
    public ImmutableArray<WarningFinding> Findings { get; }

    /// <summary>For each hour the highest level of which a rule is fulfilled by a stretch with this hour in it.</summary>
    public ImmutableArray<WarningLevel> Reached { get; }

    /// <summary>
    /// For each hour the warning in force: it begins with the stretch and falls when the following hours, as many as <see cref="WarningPlan.LiftHours"/>, stay
    /// below; two stretches with less between them are one warning. Where the row ends before that can be told, it stays.
    /// </summary>
    public ImmutableArray<WarningLevel> InForce { get; }

    /// <summary>Applies a plan to a row of hours. What is not known of the index fulfils nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="index">The daily index, by the basis of the plan or by another that the caller prefers.</param>
    /// <returns>What the plan says.</returns>
    public static WarningCourse Of(WarningPlan plan, WarningIndex index)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(index);
        var findings = new List<WarningFinding>();
        var reached = new WarningLevel[index.Hours];
        foreach (var rule in plan.Rules)
        {
            var others = rule.Conditions.Skip(1).Select(c => Stretches(c, index)).ToList();
            foreach (var outer in Stretches(rule.Conditions[0], index))
            {
                var inner = others.Select(o => o.Where(s => s.From >= outer.From && s.From.AddHours(s.Hours) <= outer.From.AddHours(outer.Hours)).MaxBy(s => s.Hours)).ToList();
                if (inner.Contains(null)) continue;
                var finding = new WarningFinding(rule, [outer, .. inner.OfType<WarningStretch>()]);
                findings.Add(finding);
                var first = (int)(finding.From - index.FirstHour).TotalHours;
                for (var h = first; h < first + outer.Hours; h++) reached[h] = (WarningLevel)Math.Max((int)reached[h], (int)rule.Level);
            }
        }
        return new(plan, index, [.. findings.OrderBy(f => f.From).ThenBy(f => f.Rule.Level)], [.. reached], Hold(reached, plan.LiftHours ?? 0));
    }

    private static List<WarningStretch> Stretches(WarningCondition condition, WarningIndex index)
    {
        var found = new List<WarningStretch>();
        var first = -1;
        for (var k = 0; k <= index.Values.Length; k++)
        {
            if (k < index.Values.Length && condition.Bound.Holds(index.Values[k], condition.Index))
            {
                if (first < 0) first = k;
                continue;
            }
            if (first >= 0 && ((k - 1 - first) * index.Step) + 24 is var hours && hours >= condition.Hours)
                found.Add(new(condition, index.FirstHour.AddHours(index.Offset + (first * index.Step)), hours, index.Values.AsSpan(first, k - first).ToArray().Max()));
            first = -1;
        }
        return found;
    }

    /// <summary>A level falls to the highest of the hours ahead, as far as these are known.</summary>
    private static ImmutableArray<WarningLevel> Hold(WarningLevel[] reached, int lift)
    {
        var held = new WarningLevel[reached.Length];
        for (var h = 0; h < held.Length; h++)
        {
            held[h] = reached[h];
            if (h == 0 || held[h - 1] <= reached[h]) continue;
            var ahead = h + lift > reached.Length ? held[h - 1] : reached.AsSpan(h, Math.Max(1, lift)).ToArray().Max();
            held[h] = (WarningLevel)Math.Max((int)reached[h], Math.Min((int)held[h - 1], (int)ahead));
        }
        return [.. held];
    }
}
