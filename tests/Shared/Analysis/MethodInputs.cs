using Qingshan.Analysis.Methods;

namespace Qingshan.Tests;

/// <summary>Made-up columns for any method, by the roles that it asks for: to see that it ends well and how its time grows, not what it finds.</summary>
internal static class MethodInputs
{
    private static readonly DateTime Start = new(2013, 3, 1, 0, 0, 0);

    /// <param name="rows">Rows of the table.</param>
    /// <param name="missing">The share of numbers that are missing.</param>
    /// <param name="seed">The same seed gives the same columns.</param>
    public static MethodInput For(Method method, int rows, double missing = 0, int seed = 1) => new(
        Table(method.Columns, rows, missing, seed),
        new Dictionary<string, string>(),
        method.Second.IsEmpty ? null : Table(method.Second, SecondRows(method, rows), 0, seed + 1));

    public static MethodTable Table(IEnumerable<MethodColumn> columns, int rows, double missing, int seed)
    {
        var random = new Random(seed);
        return new(columns.SelectMany(c => Enumerable.Range(0, c.Many ? 5 : 1).Select(k => (c.Name, Column(c, k, rows, missing, random)))));
    }

    /// <summary>Uncertainties go with the rows of the first table; places to estimate at and neighbours are their own.</summary>
    private static int SecondRows(Method method, int rows) => method.Second.Any(c => c.Name.StartsWith("unc", StringComparison.Ordinal)) ? rows : method.Second.Any(c => c.Name == "from") ? 4 * rows : 400;

    private static TableColumn Column(MethodColumn column, int k, int rows, double missing, Random random)
    {
        var name = column.Many ? $"{column.Name}{k}" : column.Name;
        return column.Kind switch
        {
            ColumnKind.Time => new(name, Times: [.. Enumerable.Range(0, rows).Select(i => Start.AddHours(i))]),
            ColumnKind.Text => new(name, Texts: [.. Enumerable.Range(0, rows).Select(i => "ABC"[i % 3].ToString())]),
            _ => new(name, Numbers: [.. Enumerable.Range(0, rows).Select(i => random.NextDouble() < missing ? double.NaN : Number(column.Name, i, k, rows, random))]),
        };
    }

    private static double Number(string role, int i, int k, int rows, Random random) => role switch
    {
        "wd" or "wind-direction" or "direction" => random.Next(0, 36) * 10,
        "ws" or "wind-speed" or "speed" => Math.Round(-4 * Math.Log(1 - random.NextDouble()), 1),
        "x" or "y" => 1000 * random.NextDouble(),
        "lon" or "longitude" => 110 + 10 * random.NextDouble(),
        "lat" or "latitude" => 30 + 10 * random.NextDouble(),
        "from" => i / 4,
        "to" => (i / 4 + 1 + i % 4) % Math.Max(1, rows / 4),
        "id" or "trajectory" => i / 25,
        "hours" or "hours-back" or "hour" => -(i % 25),
        "event" or "observed-event" => random.Next(2),
        "probability" => random.NextDouble(),
        "weight" => 1,
        _ when role.StartsWith("unc", StringComparison.Ordinal) => 1 + random.NextDouble(),
        _ => 30 + 0.0002 * i + 10 * Math.Sin(2 * Math.PI * (i + 3 * k) / 24) + 5 * Math.Cos(2 * Math.PI * i / 8766) + 4 * random.NextDouble() * (k + 1),
    };
}
