namespace Qingshan.Analysis.Statistics;

/// <summary>The mean of a city's stations, hour by hour.</summary>
public static class StationMean
{
    /// <summary>The share of stations that an hour's mean needs.</summary>
    public const double Least = 0.5;

    /// <summary>Averages stations hour by hour.</summary>
    /// <param name="stations">A row of values for each station, all of one length; NaN is missing.</param>
    /// <returns>The mean of those that have a value; NaN where fewer than half have one.</returns>
    public static double[] Of(IReadOnlyList<double[]> stations)
    {
        ArgumentNullException.ThrowIfNull(stations);
        var means = new double[stations.Count == 0 ? 0 : stations[0].Length];
        for (var i = 0; i < means.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var station in stations)
                if (!double.IsNaN(station[i])) (sum, count) = (sum + station[i], count + 1);
            means[i] = count > 0 && count >= Least * stations.Count ? sum / count : double.NaN;
        }
        return means;
    }
}
