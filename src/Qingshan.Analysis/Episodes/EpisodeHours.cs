using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Episodes;

/// <summary>Columns beside PM2.5, each as long as the times or null where there is none; NaN is missing.</summary>
/// <param name="Temperature">°C.</param>
/// <param name="DewPoint">°C.</param>
/// <param name="Pressure">hPa.</param>
/// <param name="WindSpeed">m/s.</param>
/// <param name="WindDirection">From where it blows, degrees clockwise from north.</param>
/// <param name="Rain">Millimetres in the hour.</param>
/// <param name="Others">Means of the city of other pollutants, each with its name, in any unit.</param>
public sealed record EpisodeColumns(
    double[]? Temperature = null, double[]? DewPoint = null, double[]? Pressure = null, double[]? WindSpeed = null, double[]? WindDirection = null, double[]? Rain = null,
    IReadOnlyList<(string Name, double[] Values)>? Others = null);

/// <summary>The hours of a city without a gap in time: PM2.5 of its stations and their mean, weather, other pollutants. What is not there is NaN. Immutable.</summary>
public sealed class EpisodeHours
{
    private EpisodeHours(DateTime start, ImmutableArray<string> stations, double[][] pm25, double[] city, EpisodeColumns columns) =>
        (Start, Stations, Pm25, City, Columns) = (start, stations, pm25, city, columns);

    /// <summary>The time of the first hour, in the zone of the table.</summary>
    public DateTime Start { get; }

    /// <summary>Names of the stations.</summary>
    public ImmutableArray<string> Stations { get; }

    /// <summary>How many hours there are.</summary>
    public int Count => City.Length;

    /// <summary>The mean of the stations hour by hour, µg/m³; NaN where fewer than half of them have a value.</summary>
    public IReadOnlyList<double> CityMean => City;

    internal double[][] Pm25 { get; }

    internal double[] City { get; }

    /// <summary>Laid on the same hours; a column that was not given is all NaN, except for <see cref="EpisodeColumns.Others"/>, which then is empty.</summary>
    internal EpisodeColumns Columns { get; }

    /// <summary>The time of an hour.</summary>
    /// <param name="hour">Its number from 0.</param>
    /// <returns>The time.</returns>
    public DateTime TimeOf(int hour) => Start.AddHours(hour);

    /// <summary>Lays rows on a grid of hours.</summary>
    /// <param name="times">Times on full steps of an hour, in any order, none twice.</param>
    /// <param name="stations">PM2.5 of at least one station, µg/m³, each as long as the times; NaN is missing.</param>
    /// <param name="columns">What else there is.</param>
    /// <returns>The hours; a problem for fewer than 48, for equal times, for rows that are not of hours, or where no hour has a mean of the city.</returns>
    /// <exception cref="ArgumentException">Columns differ in length, or there is no station.</exception>
    public static Analysed<EpisodeHours> Of(DateTime[] times, IReadOnlyList<(string Name, double[] Values)> stations, EpisodeColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(stations);
        columns ??= new();
        double[]?[] all = [.. stations.Select(s => s.Values), columns.Temperature, columns.DewPoint, columns.Pressure, columns.WindSpeed, columns.WindDirection, columns.Rain, .. (columns.Others ?? []).Select(o => o.Values)];
        if (stations.Count == 0 || all.Any(c => c is not null && c.Length != times.Length)) throw new ArgumentException("There has to be a station, and every column has to be as long as the times.", nameof(stations));
        if (times.Length < 48) return AnalysisProblem.TooFew(48, times.Length, "小时", "hours");
        if (!RegularSeries.Of(times, stations[0].Values).TryGet(out var grid, out var problem)) return problem;
        if (grid.Step != TimeStep.Hour) return AnalysisProblem.Shape("需要逐小时的数据：相邻两行多数应相隔 1 小时；更密的请先求小时均值。", "Rows of hours are needed: most have to be one hour behind the one before; of denser ones take hourly means first.");
        double[][] pm25 = [.. stations.Select(s => Laid(s.Values))];
        var city = StationMean.Of(pm25);
        var known = city.Count(v => !double.IsNaN(v));
        if (known < 48) return AnalysisProblem.TooFew(48, known, "有城市均值的小时（至少半数站点有值）", "hours with a mean of the city (half of its stations)");
        return new EpisodeHours(grid.Start, [.. stations.Select(s => s.Name)], pm25, city, new(Laid(columns.Temperature), Laid(columns.DewPoint), Laid(columns.Pressure),
            Laid(columns.WindSpeed), Laid(columns.WindDirection), Laid(columns.Rain), [.. (columns.Others ?? []).Select(o => (o.Name, Laid(o.Values)))]));

        double[] Laid(double[]? values) => [.. grid.Rows.Select(row => row < 0 || values is null ? double.NaN : values[row])];
    }
}
