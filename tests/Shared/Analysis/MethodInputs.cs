using Qingshan.Analysis.Methods;

namespace Qingshan.Tests;

/// <summary>Made-up columns for any method, by the roles that it asks for: to see that it ends well and how its time grows, not what it finds.</summary>
internal static class MethodInputs
{
    private static readonly DateTime Start = new(2013, 3, 1, 0, 0, 0);

    /// <summary>What has to be set so that made-up columns have something to find.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Options = new()
    {
        ["event-scores"] = new() { ["threshold"] = "35" }, ["pmf"] = new() { ["factors"] = "2", ["starts"] = "3" }, ["nmf"] = new() { ["factors"] = "2" },
        ["effect"] = new() { ["window"] = "2013-04-20/2013-04-21", ["confidence"] = "0.9", ["season"] = "30", ["margin"] = "0", ["trees"] = "10", ["leaves"] = "8" }, ["deweathered-change"] = new() { ["first-month"] = "3", ["trees"] = "10", ["leaves"] = "8" },
    };

    /// <summary>Where the sun is asked for, the place has to be.</summary>
    private static readonly Dictionary<string, string> Beijing = new() { ["latitude"] = "39.9", ["longitude"] = "116.4" };

    /// <param name="rows">Rows of the table.</param>
    /// <param name="missing">The share of numbers that are missing.</param>
    /// <param name="seed">The same seed gives the same columns.</param>
    public static MethodInput For(Method method, int rows, double missing = 0, int seed = 1) => new(
        Table(method, method.Columns, rows, missing, seed),
        Options.GetValueOrDefault(method.Name, method.Options.Any(o => o.Name == "latitude") ? Beijing : []),
        method.Second.IsEmpty ? null : Table(method, method.Second, SecondRows(method, rows), 0, seed + 1));

    public static MethodTable Table(Method method, IEnumerable<MethodColumn> columns, int rows, double missing, int seed)
    {
        var random = new Random(seed);
        return new(columns.SelectMany(c => Enumerable.Range(0, c.Name == "quantile" ? 3 : c.Many ? 5 : 1).Select(k => (c.Name, Column(method, c, k, rows, missing, random)))));
    }

    /// <summary>Uncertainties go with the rows of the first table; places to estimate at and neighbours are their own.</summary>
    private static int SecondRows(Method method, int rows) => method.Second.Any(c => c.Name.StartsWith("unc", StringComparison.Ordinal)) ? rows : method.Second.Any(c => c.Name == "from") ? 4 * rows : 400;

    private static TableColumn Column(Method method, MethodColumn column, int k, int rows, double missing, Random random)
    {
        var name = column.Many ? $"{column.Name}{k}" : column.Name;
        return column.Kind switch
        {
            ColumnKind.Time => new(name, Times: [.. Enumerable.Range(0, rows).Select(i => Start.AddHours(i))]),
            ColumnKind.Text => new(name, Texts: [.. Enumerable.Range(0, rows).Select(i => Text(method, column.Name, i, rows))]),
            _ => new(name, Numbers: [.. Enumerable.Range(0, rows).Select(i => random.NextDouble() < missing ? double.NaN : Number(method, column.Name, i, k, random))]),
        };
    }

    /// <summary>Places have names of their own, and neighbours name them; groups are few.</summary>
    private static string Text(Method method, string role, int i, int rows) => role switch
    {
        "id" => $"P{i}",
        "trajectory" => $"T{i / 25}",
        "from" => $"P{i / 4}",
        "to" => $"P{(i / 4 + 1 + i % 4) % Math.Max(1, rows / 4)}",
        _ => method.Name == "polar-difference" ? "AB"[i % 2].ToString() : "ABC"[i % 3].ToString(),
    };

    private static double Number(Method method, string role, int i, int k, Random random) => role switch
    {
        "wd" or "wind-direction" or "direction" => random.Next(0, 36) * 10,
        "ws" or "wind-speed" or "speed" => Math.Round(-4 * Math.Log(1 - random.NextDouble()), 1),
        "x" or "y" => 1000 * random.NextDouble(),
        "lon" or "longitude" => 110 + 10 * random.NextDouble(),
        "lat" or "latitude" => 30 + 10 * random.NextDouble(),
        "id" or "trajectory" => i / 25,
        "hours" or "hours-back" or "hour" => -(i % 25),
        "observed" when method.Name == "probability-scores" => random.Next(2),
        "quantile" => 25 + 5 * k,
        "probability" => random.NextDouble(),
        // Weeks of haze that grows for five days and is blown away.
        "pm25" => i % 168 < 120 ? 15 + 2.2 * (i % 168) + 6 * k + 4 * random.NextDouble() : 20,
        "rain" => random.Next(200) == 0 ? 2 : 0,
        "weight" => 1,
        _ when role.StartsWith("unc", StringComparison.Ordinal) => 1 + random.NextDouble(),
        _ => 30 + 0.0002 * i + 10 * Math.Sin(2 * Math.PI * (i + 3 * k) / 24) + 5 * Math.Cos(2 * Math.PI * i / 8766) + 4 * random.NextDouble() * (k + 1),
    };
}
