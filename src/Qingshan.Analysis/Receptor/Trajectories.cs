using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>Back trajectories of air that arrived at a receptor: where each was, hour by hour, and what was measured when it arrived.</summary>
public sealed class Trajectories
{
    private Trajectories(int[] start, double[] longitude, double[] latitude, double[] hours, double[] values, string[] names, int left) =>
        (Start, Longitude, Latitude, Hours, Values, Names, LeftOut) = (start, longitude, latitude, hours, values, names, left);

    /// <summary>How many trajectories there are.</summary>
    public int Count => Values.Length;

    /// <summary>How many endpoints were left out for want of a place or a time.</summary>
    public int LeftOut { get; }

    internal int[] Start { get; }

    internal double[] Longitude { get; }

    internal double[] Latitude { get; }

    internal double[] Hours { get; }

    /// <summary>What was measured when each arrived; NaN where it was not.</summary>
    internal double[] Values { get; }

    internal string[] Names { get; }

    /// <summary>Groups endpoints, O(n log n).</summary>
    /// <param name="names">The trajectory of each endpoint: a name, or its arrival as text.</param>
    /// <param name="hours">Hours since (or before) the arrival; the sign does not matter.</param>
    /// <param name="longitude">Degrees; NaN is left out.</param>
    /// <param name="latitude">Degrees.</param>
    /// <param name="values">What was measured at the arrival, the same for all endpoints of a trajectory; NaN where it was not.</param>
    /// <returns>The trajectories; a problem with places that are not on the earth or without any.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static Analysed<Trajectories> Of(string[] names, double[] hours, double[] longitude, double[] latitude, double[] values)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(longitude);
        ArgumentNullException.ThrowIfNull(latitude);
        ArgumentNullException.ThrowIfNull(values);
        if (new[] { hours.Length, longitude.Length, latitude.Length, values.Length }.Any(l => l != names.Length)) throw new ArgumentException("All columns need the same length.", nameof(names));
        int[] rows = [.. Enumerable.Range(0, names.Length).Where(i => names[i].Length > 0 && double.IsFinite(hours[i]) && double.IsFinite(longitude[i]) && double.IsFinite(latitude[i]))];
        foreach (var i in rows)
            if (Math.Abs(longitude[i]) > 360 || Math.Abs(latitude[i]) > 90)
                return AnalysisProblem.Shape($"第 {i + 1} 行的经纬度 ({longitude[i]:G6}, {latitude[i]:G6}) 不在地球上。", $"Row {i + 1} has the longitude and latitude ({longitude[i]:G6}, {latitude[i]:G6}), which is not on the earth.");
        var groups = rows.GroupBy(i => names[i], StringComparer.Ordinal).Select(g => g.OrderBy(i => Math.Abs(hours[i])).ToArray()).ToList();
        if (groups.Count == 0) return AnalysisProblem.TooFew(1, 0, "轨迹", "trajectories");
        var start = new int[groups.Count + 1];
        for (var g = 0; g < groups.Count; g++) start[g + 1] = start[g] + groups[g].Length;
        int[] all = [.. groups.SelectMany(g => g)];
        return new Trajectories(start, [.. all.Select(i => longitude[i])], [.. all.Select(i => latitude[i])], [.. all.Select(i => Math.Abs(hours[i]))],
            [.. groups.Select(g => g.Select(i => values[i]).FirstOrDefault(v => !double.IsNaN(v), double.NaN))], [.. groups.Select(g => names[g[0]])], names.Length - rows.Length);
    }

    /// <summary>Where the air arrived: the mean of the endpoints nearest to the arrival.</summary>
    /// <returns>Degrees.</returns>
    public (double Longitude, double Latitude) Receptor() =>
        (Enumerable.Range(0, Count).Average(t => Longitude[Start[t]]), Enumerable.Range(0, Count).Average(t => Latitude[Start[t]]));
}
