using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Something that one viewer may see, with the world in which they see it.</summary>
internal abstract class Entity(World world)
{
    public World World => world;

    /// <summary>A number (int) or a text; stable.</summary>
    public abstract object Id { get; }

    public string IdText => Id as string ?? ((int)Id).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>监测点 · A monitoring point, where things are.</summary>
internal sealed class Site(World world, MonitoringPoint point) : Entity(world)
{
    public MonitoringPoint Point => point;

    public override object Id => point.Code;
}

/// <summary>
/// 位置 · Where a point stood for a time: a location, the moment at which it became that, and the feature that was observed then.
/// </summary>
internal sealed class Stay(World world, Site site, PlaceSpan span) : Entity(world)
{
    public Site Site => site;

    public PlaceSpan Span => span;

    public override object Id => $"{site.Point.Code}@{CompactTime.Of(span.From)}";
}

/// <summary>数据序列 · A series.</summary>
internal sealed class Stream(World world, Series series, MonitoringPoint point) : Entity(world)
{
    public Series Series => series;

    public MonitoringPoint Point => point;

    public override object Id => series.Id;

    public bool IsSimulated => series.Origin == Origin.Simulated || point.Simulated;

    /// <summary>Until when a value that starts then stands. Months and years are kept as of 30 and 365 days, and are as long as the calendar has them.</summary>
    public DateTime EndOf(DateTime start) => series.Kind.Period.TotalDays switch
    {
        30 => BeijingMonth.Of(start).End,
        365 => new BeijingMonth(BeijingMonth.Of(start).Year + 1, 1).Start,
        _ => start + series.Kind.Period,
    };

    /// <summary>The values that are over by a moment are those that start before this one.</summary>
    public DateTime StartsOver(DateTime by) => series.Kind.Period.TotalDays switch
    {
        // Before and after all calendars nothing starts and everything has.
        _ when by.Year is < ObservationId.FirstYear or > ObservationId.LastYear => by,
        30 => BeijingMonth.Of(by).Start,
        365 => new BeijingMonth(BeijingMonth.Of(by).Year, 1).Start,
        _ => by - series.Kind.Period + TimeSpan.FromMicroseconds(1),
    };
}

/// <summary>仪器或方法 · What makes the values: an instrument of a point by its channel, what people enter there, or a rule.</summary>
/// <param name="example">One of the series that it makes and the viewer sees.</param>
/// <param name="streams">All of them.</param>
internal sealed class Maker(World world, Stream example, Func<IEnumerable<Stream>> streams) : Entity(world)
{
    public Stream Example => example;

    public IEnumerable<Stream> Streams => streams();

    public override object Id => IdOf(example);

    public bool IsRule => example.Series.Origin == Origin.RolledUp;

    /// <summary>A rule is the same everywhere; an instrument stands at one point.</summary>
    public static string IdOf(Stream made)
    {
        var series = made.Series;
        return series.Origin == Origin.RolledUp
            ? $"{SeriesView.OriginName(series.Origin)}:{series.Kind}:{series.Factor}"
            : $"{made.Point.Code}:{SeriesView.OriginName(series.Origin)}{(series.Channel.Length == 0 ? "" : $":{series.Channel}")}";
    }
}

/// <summary>因子 · What is measured.</summary>
internal sealed class Observed(World world, string code, Func<IEnumerable<Stream>> streams) : Entity(world)
{
    public string Code => code;

    public IEnumerable<Stream> Streams => streams();

    public override object Id => code;
}

/// <summary>观测值 · A value in effect.</summary>
internal sealed class Reading(World world, Stream stream, Observation value) : Entity(world)
{
    public Stream Stream => stream;

    public Observation Value => value;

    public override object Id => ObservationId.Of(value.Series, value.Start);

    /// <summary>What the value stands for: an instant, or the interval that was averaged or summed.</summary>
    public When Time => new(value.Start, stream.EndOf(value.Start));

    /// <summary>A mean is there when its interval is over.</summary>
    public DateTime ResultTime => stream.EndOf(value.Start);

    public double? Result => double.IsNaN(value.Value) ? null : value.Value;
}
