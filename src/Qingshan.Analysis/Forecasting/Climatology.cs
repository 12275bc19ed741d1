using System.Collections.Concurrent;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Forecasting;

/// <summary>
/// What is usual at a site at an hour of the day and a time of the year: the values of that hour and the two beside it within fifteen days of the day,
/// in all years that are known. With persistence it is what every forecast has to beat.
/// </summary>
public sealed class Climatology
{
    private const int Days = 15, BesideHours = 1;

    /// <summary>Days that far apart differ too little to be kept each.</summary>
    internal const int DaysApart = 3;

    private readonly Panel _panel;
    private readonly PanelFactor _target;
    private readonly int _until;
    private readonly ConcurrentDictionary<(int Site, int Hour, int Day), Usual> _known = new();

    /// <summary>Of the hours of a panel before some hour.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="target">Of what.</param>
    /// <param name="until">The first hour that is not looked at.</param>
    public Climatology(Panel panel, PanelFactor target, int until) => (_panel, _target, _until) = (panel, target, until);

    /// <summary>What is usual.</summary>
    /// <param name="site">Which site.</param>
    /// <param name="hour">The place of the hour in the panel, which may be beyond its end.</param>
    /// <returns>Mean and distribution; the mean is NaN and the distribution null where nothing is known.</returns>
    public Usual At(int site, int hour)
    {
        var local = _panel.At(hour) + _panel.Clock;
        return _known.GetOrAdd((site, local.Hour, local.DayOfYear), key => Compute(key.Site, key.Hour, key.Day));
    }

    /// <summary>What is usual on the nearest of every third day, as a model keeps it (<see cref="UsualTable"/>).</summary>
    internal Usual Near(int site, DateTime local) => _known.GetOrAdd((site, local.Hour, UsualTable.DayOf(UsualTable.PlaceOf(local))), key => Compute(key.Site, key.Hour, key.Day));

    internal Usual Near(int site, int hour) => Near(site, _panel.At(hour) + _panel.Clock);

    private Usual Compute(int site, int hour, int day)
    {
        var values = new List<double>();
        var first = (_panel.Start + _panel.Clock).Date;
        var last = (_panel.At(_until) + _panel.Clock).Year;
        for (var year = first.Year - 1; year <= last + 1; year++)
        {
            var middle = new DateTime(year, 1, 1, hour, 0, 0, DateTimeKind.Utc).AddDays(day - 1) - _panel.Clock;
            for (var d = -Days; d <= Days; d++)
                for (var h = -BesideHours; h <= BesideHours; h++)
                    if (_panel.HourOf(middle.AddHours(24 * d + h)) is var at && at >= 0 && at < _until && _panel[_target, site][at] is var value && !float.IsNaN(value)) values.Add(value);
        }
        if (values.Count < 10) return Usual.Unknown;
        double[] sorted = [.. values.Order()];
        return new Usual(values.Average(), new(ForecastDistribution.Learned, [.. ForecastDistribution.Learned.Select(level => Quantile.OfSorted(sorted, level))]));
    }
}

/// <summary>What is usual.</summary>
/// <param name="Mean">The mean; NaN where too little is known.</param>
/// <param name="Distribution">The distribution; null where too little is known.</param>
public sealed record Usual(double Mean, ForecastDistribution? Distribution)
{
    /// <summary>Too little is known.</summary>
    public static readonly Usual Unknown = new(double.NaN, null);
}
