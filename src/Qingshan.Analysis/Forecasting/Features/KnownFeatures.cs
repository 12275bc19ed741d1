namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>
/// What is known at the hour a forecast is made: nothing in here looks at a later hour (a test replaces the future to hold it to that). There is no
/// day of the year, month or place among them: with few years of data, trees would learn single episodes by their date instead of what made them.
/// </summary>
public static class KnownFeatures
{
    /// <summary>How many hours old the last value of a site may be for a forecast to start from it.</summary>
    public const int LongestSilence = 6;

    /// <summary>How many hours before the one a forecast is made at are looked at.</summary>
    public const int Memory = 240;

    private static readonly int[] Lags = [1, 2, 3, 4, 6, 9, 12, 18, 23, 24, 36, 48];

    /// <summary>The first feature: what a site measured last.</summary>
    public const int Last = 0;

    /// <summary>All features of a site.</summary>
    /// <param name="panel">The data.</param>
    /// <param name="target">What is to be forecast.</param>
    /// <param name="site">Which site.</param>
    /// <returns>A column for each feature, in the order in which models know them.</returns>
    public static IEnumerable<Column> Of(Panel panel, PanelFactor target, int site)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return [.. OwnPast(panel[target, site], target), .. OtherPollutants(panel, target, site), .. WeatherSoFar(panel, site), .. Neighbours.Features(panel, target, site), new("hour", LocalHour(panel))];
    }

    private static List<Column> OwnPast(Span<float> values, PanelFactor target)
    {
        var last = Running.Last(values, LongestSilence);
        List<Column> columns = [new("last", last)];
        foreach (var lag in Lags) columns.Add(new($"lag {lag}", Running.Lag(values, lag)));
        foreach (var hours in (int[])[3, 6, 12, 24, 48, 72]) columns.Add(new($"mean {hours}", Running.Mean(values, hours)));
        foreach (var hours in (int[])[6, 24]) columns.Add(new($"deviation {hours}", Running.Deviation(values, hours)));
        foreach (var hours in (int[])[12, 24, 72]) columns.Add(new($"most {hours}", Running.Most(values, hours)));
        foreach (var hours in (int[])[12, 24, 72]) columns.Add(new($"least {hours}", Running.Least(values, hours)));
        var day = Running.Mean(values, 24);
        foreach (var days in (int[])[1, 2, 3, 4]) columns.Add(new($"day mean {days} ago", Running.Lag(day, 24 * days)));
        foreach (var level in Levels(target)) columns.Add(new($"hours above {level}", Running.HoursAbove(last, level)));
        return columns;
    }

    /// <summary>Levels that tell how old an episode is: of PM2.5 the limits of a good, a polluted and a heavily polluted day.</summary>
    private static float[] Levels(PanelFactor target) => target == PanelFactor.Pm25 ? [35, 75, 150] : [];

    private static List<Column> OtherPollutants(Panel panel, PanelFactor target, int site)
    {
        List<Column> columns = [];
        foreach (var factor in Panel.Pollutants.Where(f => f != target))
        {
            var values = panel[factor, site];
            columns.Add(new($"{factor}", Running.Last(values, 3)));
            columns.Add(new($"{factor} lag 3", Running.Lag(values, 3)));
            columns.Add(new($"{factor} mean 6", Running.Mean(values, 6)));
            columns.Add(new($"{factor} mean 24", Running.Mean(values, 24)));
        }
        return columns;
    }

    private static List<Column> WeatherSoFar(Panel panel, int site)
    {
        var (temperature, dewPoint, rain) = (panel[PanelFactor.Temperature, site].ToArray(), panel[PanelFactor.DewPoint, site].ToArray(), panel[PanelFactor.Rain, site].ToArray());
        List<Column> columns = [new("dew point depression", Running.Minus(temperature, dewPoint))];
        foreach (var factor in Panel.Weather.Where(f => f != PanelFactor.Rain)) columns.Add(new($"{factor}", panel[factor, site].ToArray()));
        foreach (var hours in (int[])[6, 24]) columns.Add(new($"Rain sum {hours}", Running.Sum(rain, hours)));
        foreach (var factor in (PanelFactor[])[PanelFactor.Temperature, PanelFactor.Pressure, PanelFactor.DewPoint])
            foreach (var hours in (int[])[3, 12, 24]) columns.Add(new($"{factor} change {hours}", Running.Change(panel[factor, site], hours)));
        foreach (var factor in (PanelFactor[])[PanelFactor.WindEast, PanelFactor.WindNorth, PanelFactor.WindSpeed])
            foreach (var hours in (int[])[3, 6, 12, 24]) columns.Add(new($"{factor} mean {hours}", Running.Mean(panel[factor, site], hours)));
        columns.Add(new("DewPoint mean 24", Running.Mean(dewPoint, 24)));
        columns.Add(new("Temperature deviation 24", Running.Deviation(temperature, 24)));
        return columns;
    }

    private static float[] LocalHour(Panel panel)
    {
        var hours = new float[panel.Hours];
        for (var hour = 0; hour < hours.Length; hour++) hours[hour] = (panel.At(hour) + panel.Clock).Hour;
        return hours;
    }
}
