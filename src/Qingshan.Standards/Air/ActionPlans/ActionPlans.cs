using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>The plans for clean air and their targets as data. None was read in the document itself: each says how it came here.</summary>
public static class ActionPlans
{
    private static readonly FrozenDictionary<string, ActionPlan> Plans = Rows("Air/ActionPlans/plans.tsv", 7)
        .Select(c => new ActionPlan(c[0], c[1], c[2], c[3], Whole(c[4]), Whole(c[5]), EvidenceOf(c[6]))).ToFrozenDictionary(p => p.Key, StringComparer.Ordinal);

    /// <summary>Every target, plan by plan.</summary>
    public static ImmutableArray<ActionPlanTarget> Targets { get; } = [.. Rows("Air/ActionPlans/targets.tsv", 12).Select(Target)];

    /// <summary>The plans in order of time.</summary>
    public static ImmutableArray<ActionPlan> All { get; } = [.. Plans.Values.OrderBy(p => p.FirstYear).ThenBy(p => p.Key, StringComparer.Ordinal)];

    /// <summary>The targets of a region.</summary>
    /// <param name="region">GB/T 2260 code of the province, or the key of a group.</param>
    /// <param name="item">The code of the factor, or <c>good-days</c>, <c>heavy-days</c>.</param>
    /// <returns>The targets; empty where none is held.</returns>
    public static IEnumerable<ActionPlanTarget> Of(string region, string item) => Targets.Where(t => t.Region == region && t.Item == item);

    private static ActionPlanTarget Target(string[] c) => new(
        Plans.TryGetValue(c[0], out var plan) ? plan : throw new InvalidDataException($"No plan is called {c[0]}."), c[1], c[2], c[3], c[4],
        c[5] switch { "concentration" => TargetKind.Concentration, "reduction" => TargetKind.Reduction, "share" => TargetKind.Share, "share-reduction" => TargetKind.ShareReduction, var kind => throw new InvalidDataException($"kind {kind}") },
        c[6] switch { "≤" => Bound.AtMost, "≥" => Bound.AtLeast, var bound => throw new InvalidDataException($"bound {bound}") },
        double.Parse(c[7], CultureInfo.InvariantCulture), c[8] == "-" ? null : Whole(c[8]), Whole(c[9]), EvidenceOf(c[10]), c[11] == "-" ? null : c[11]);

    private static IEnumerable<string[]> Rows(string name, int cells)
    {
        using var stream = typeof(ActionPlans).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The table {name} is not embedded in the library.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("plan\t", StringComparison.Ordinal)) continue;
            var row = line.Split('\t');
            yield return row.Length == cells ? row : throw new InvalidDataException($"{name}: '{line}' has {row.Length} cells instead of {cells}.");
        }
    }

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static Evidence EvidenceOf(string mark) => mark switch { "S" => Evidence.Seen, "R" => Evidence.SecondHand, "M" => Evidence.Recalled, _ => throw new InvalidDataException($"evidence {mark}") };
}
