using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Episodes;

/// <summary>The weather around the end of an episode, and what of it speaks for having ended it.</summary>
internal static class EpisodeWeather
{
    /// <summary>The least rain that counts, mm: less washes little out.</summary>
    private const double LeastRain = 1;

    /// <summary>The least mean wind vector from the northern sector, m/s.</summary>
    private const double LeastNorth = 0.75;

    /// <summary>The least rise of pressure in 12 hours, hPa, and fall of the dew point, K, that together make a front.</summary>
    private const double LeastRise = 3, LeastFall = 3;

    public static EpisodeClearing Clearing(EpisodeHours hours, int last, int cleared, double fastestFall)
    {
        var columns = hours.Columns;
        var wind = Wind(hours, last - 2, last + 6);
        var rain = 0.0;
        for (var h = Math.Max(0, last - 6); h <= Math.Min(hours.Count - 1, last + 6); h++)
            if (columns.Rain![h] > 0) rain += columns.Rain[h];
        var (rise, fall) = (Change(columns.Pressure!, last), -Change(columns.DewPoint!, last));
        var end = EpisodeEnd.None;
        if (wind is { Vector: var vector } && vector.Speed >= LeastNorth && vector.Direction is >= 292.5 or <= 67.5) end |= EpisodeEnd.NorthWind;
        if (rain >= LeastRain) end |= EpisodeEnd.Rain;
        if (rise >= LeastRise && fall >= LeastFall) end |= EpisodeEnd.Front;
        return new(cleared < 0 ? null : hours.TimeOf(cleared), cleared < 0 ? double.NaN : cleared - last, fastestFall, end, rain, rise, fall, wind);
    }

    public static WindMean? Wind(EpisodeHours hours, int first, int last)
    {
        (first, last) = (Math.Max(0, first), Math.Min(hours.Count - 1, last));
        if (last < first) return null;
        return WindMean.Of(hours.Columns.WindSpeed!.AsSpan(first, last - first + 1), hours.Columns.WindDirection!.AsSpan(first, last - first + 1)) is { IsOk: true, Value: var wind } ? wind : null;
    }

    /// <summary>From the three hours around 6 hours before to those around 6 hours behind; NaN where one of them is not known.</summary>
    private static double Change(double[] values, int at) => Around(values, at + 6) - Around(values, at - 6);

    private static double Around(double[] values, int at)
    {
        var (sum, count) = (0.0, 0);
        for (var h = Math.Max(0, at - 1); h <= Math.Min(values.Length - 1, at + 1); h++)
            if (!double.IsNaN(values[h])) (sum, count) = (sum + values[h], count + 1);
        return count == 0 ? double.NaN : sum / count;
    }
}
