using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>Every edition of warning rules that this library holds, read once from the tables embedded in it. Most are unverified and say so.</summary>
public static class WarningPlans
{
    /// <summary>The plans, in the order of the table.</summary>
    public static ImmutableArray<WarningPlan> All { get; } = Read();

    /// <summary>Finds a plan.</summary>
    /// <param name="key">Such as <c>national-2024</c>; null or unknown gives null.</param>
    /// <returns>The plan, or null.</returns>
    public static WarningPlan? Find(string? key) => All.FirstOrDefault(p => p.Key == key);

    /// <summary>The plan by which a place warned on a day: its own before the country's, of several the newest.</summary>
    /// <param name="region">GB/T 2260 code of a place, such as <c>110105</c>.</param>
    /// <param name="date">The day, by the calendar of Beijing.</param>
    /// <returns>The plan; null where none is held.</returns>
    public static WarningPlan? InForce(string region, DateOnly date) => All.Where(p => p.HoldsFor(region, date))
        .OrderBy(p => p.Regions.Contains(WarningPlan.Country)).ThenByDescending(p => p.From).FirstOrDefault();

    private static ImmutableArray<WarningPlan> Read()
    {
        var rules = (from row in Rows("Air/Warnings/rules.tsv", 8)
                     group row by (Plan: row[0], Level: LevelOf(row[1]), Alternative: row[2]) into one
                     select (one.Key.Plan, Rule: new WarningRule(one.Key.Level, [.. one.Select(ConditionOf).OrderBy(c => c.Index)]))).ToLookup(r => r.Plan, r => r.Rule);
        return [.. Rows("Air/Warnings/plans.tsv", 11).Select(row => PlanOf(row, [.. rules[row[0]]]))];
    }

    private static WarningPlan PlanOf(string[] row, ImmutableArray<WarningRule> rules)
    {
        if (rules.IsEmpty) throw new InvalidDataException($"The warning plan {row[0]} has no rules.");
        var names = row[2].Split(" · ");
        return new(row[0], [.. row[1].Split(',')], names[0], names[1], row[3] == "-" ? null : row[3], DateOf(row[4]), row[5] == "-" ? null : DateOf(row[5]),
            row[6] switch { "day" => WarningBasis.CalendarDay, "24h" => WarningBasis.AnyDay, var basis => throw new InvalidDataException($"Basis {basis} is unknown.") },
            row[7] == "-" ? null : int.Parse(row[7], CultureInfo.InvariantCulture), EvidenceOf(row[8]), EvidenceOf(row[9]), row[10], rules);
    }

    private static WarningCondition ConditionOf(string[] row) => new(row[3] switch { ">" => Bound.Above, "≥" => Bound.AtLeast, var bound => throw new InvalidDataException($"Bound {bound} is unknown.") },
        int.Parse(row[4], CultureInfo.InvariantCulture), int.Parse(row[5], CultureInfo.InvariantCulture), EvidenceOf(row[6]), row[7] == "-" ? null : row[7]);

    private static WarningLevel LevelOf(string text) => text switch
    {
        "blue" => WarningLevel.Blue, "yellow" => WarningLevel.Yellow, "orange" => WarningLevel.Orange, "red" => WarningLevel.Red,
        _ => throw new InvalidDataException($"Level {text} is unknown."),
    };

    private static Evidence EvidenceOf(string mark) => mark switch
    {
        "S" => Evidence.Seen, "R" => Evidence.SecondHand, "M" => Evidence.Recalled, _ => throw new InvalidDataException($"Evidence {mark} is unknown."),
    };

    private static DateOnly DateOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The rows behind the header. What does not hold is a fault of this library and throws when the tables are first used.</summary>
    private static List<string[]> Rows(string name, int cells)
    {
        using var stream = typeof(WarningPlans).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The table {name} is not embedded in the library.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var row = line.Split('\t');
            if (row.Length != cells || row.Contains("")) throw new InvalidDataException($"{name}: '{line}' has not {cells} filled cells.");
            rows.Add(row);
        }
        return rows[1..];
    }
}
