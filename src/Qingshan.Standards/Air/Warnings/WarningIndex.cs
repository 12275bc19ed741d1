using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The daily air quality index along a row of hours, measured, forecast, or the one continued by the other: of every 24 hours in a row, or of every
/// calendar day. A mean of 24 hours needs 20 of them (GB 3095), an 8 h mean of ozone 6, its daily maximum 14 of these; what has less is not known.
/// Immutable.
/// </summary>
public sealed class WarningIndex
{
    private WarningIndex(DateTime firstHour, int hours, int offset, int step, ImmutableArray<double> values) =>
        (FirstHour, Hours, Offset, Step, Values) = (firstHour, hours, offset, step, values);

    /// <summary>The Beijing time at which the first hour begins.</summary>
    public DateTime FirstHour { get; }

    /// <summary>How many hours the row has.</summary>
    public int Hours { get; }

    /// <summary>The hour, counted from 0, with which the first 24 hours begin.</summary>
    public int Offset { get; }

    /// <summary>From the beginning of one 24 hours to that of the next: 1 or 24 hours.</summary>
    public int Step { get; }

    /// <summary>The index of each 24 hours, the first at <see cref="Offset"/>; NaN where it is not known.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Of hourly concentrations, in O(n).</summary>
    /// <param name="firstHour">The Beijing time at which the first hour begins (<see cref="BeijingTime.FromUtc"/> gives it).</param>
    /// <param name="hours">The pollutants that are to count with their hourly means, equally long, in the unit of the pollutant; NaN for missing. The city's means, not a station's.</param>
    /// <param name="basis">Calendar days or any 24 hours.</param>
    /// <param name="edition">An edition of HJ 633 instead of the one in force on the day on which the 24 hours begin.</param>
    /// <returns>The index: the largest of the pollutants' that are known.</returns>
    /// <exception cref="ArgumentException">The rows differ in length, there is none, or the edition is of another standard.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on a day and none was named.</exception>
    public static WarningIndex Of(DateTime firstHour, IReadOnlyDictionary<AirPollutant, double[]> hours, WarningBasis basis, StandardEdition? edition = null)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var lengths = hours.Values.Select(v => v.Length).Distinct().ToList();
        if (lengths is not [var n]) throw new ArgumentException("Every pollutant has to have the same number of hours, and there has to be one.", nameof(hours));
        var (offset, step) = Grid(firstHour, basis);
        var values = new double[n < offset + 24 ? 0 : ((n - offset - 24) / step) + 1];
        Array.Fill(values, double.NaN);
        foreach (var (pollutant, row) in hours)
        {
            var means = pollutant == AirPollutant.Ozone ? EightHours(row) : DayMeans(row);
            for (var k = 0; k < values.Length; k++)
            {
                var at = offset + (k * step);
                var date = DateOnly.FromDateTime(firstHour.AddHours(at));
                var item = AirQualityIndex.Individual(pollutant, pollutant == AirPollutant.Ozone ? AirMean.EightHours : AirMean.Day, means[at], Editions.Choose(AirStandards.Index, date, edition));
                if (item is not null && !(values[k] >= item.Index)) values[k] = item.Index;
            }
        }
        return new(firstHour, n, offset, step, [.. values]);
    }

    /// <summary>Of indices of calendar days that are known already, such as a forecast of daily indices.</summary>
    /// <param name="firstDay">The first day, by the calendar of Beijing.</param>
    /// <param name="days">The index of each day in a row; NaN for not known.</param>
    /// <returns>The index.</returns>
    public static WarningIndex OfDays(DateOnly firstDay, ReadOnlySpan<double> days) => new(firstDay.ToDateTime(default), days.Length * 24, 0, 24, [.. days]);

    private static (int Offset, int Step) Grid(DateTime firstHour, WarningBasis basis) =>
        basis == WarningBasis.AnyDay ? (0, 1) : ((24 - firstHour.Hour) % 24, 24);

    /// <summary>The mean of the 24 hours that begin with each hour.</summary>
    private static double[] DayMeans(double[] row) => Means(row, 24, 20);

    private static double[] Means(double[] row, int width, int least)
    {
        var means = new double[row.Length];
        Array.Fill(means, double.NaN);
        for (var i = 0; i + width <= row.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            // Summed anew each time: no rounding of a long running sum decides about a warning.
            foreach (var value in row.AsSpan(i, width))
                if (double.IsFinite(value)) (sum, count) = (sum + value, count + 1);
            if (count >= least) means[i] = sum / count;
        }
        return means;
    }

    /// <summary>The largest of the means of 8 hours within the 24 hours that begin with each hour.</summary>
    private static double[] EightHours(double[] row)
    {
        var eight = Means(row, 8, 6);
        var largest = new double[row.Length];
        Array.Fill(largest, double.NaN);
        for (var i = 0; i + 24 <= row.Length; i++)
        {
            var there = eight.AsSpan(i, 17).ToArray().Where(double.IsFinite).ToArray();
            if (there.Length >= 14) largest[i] = there.Max();
        }
        return largest;
    }
}
