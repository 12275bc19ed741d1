using System.Collections.Immutable;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Forecasting;

/// <summary>What a panel holds of every site.</summary>
public enum PanelFactor
{
    /// <summary>PM2.5, µg/m³.</summary>
    Pm25,

    /// <summary>PM10, µg/m³.</summary>
    Pm10,

    /// <summary>Sulphur dioxide, µg/m³.</summary>
    So2,

    /// <summary>Nitrogen dioxide, µg/m³.</summary>
    No2,

    /// <summary>Carbon monoxide, mg/m³.</summary>
    Co,

    /// <summary>Ozone, µg/m³.</summary>
    O3,

    /// <summary>Temperature of the air, °C.</summary>
    Temperature,

    /// <summary>Pressure, hPa.</summary>
    Pressure,

    /// <summary>Dew point, °C.</summary>
    DewPoint,

    /// <summary>Precipitation of the hour, mm.</summary>
    Rain,

    /// <summary>Wind towards the east, m/s (a west wind is positive).</summary>
    WindEast,

    /// <summary>Wind towards the north, m/s (a south wind is positive).</summary>
    WindNorth,

    /// <summary>Speed of the wind, m/s: known also where the direction is not.</summary>
    WindSpeed,
}

/// <summary>A place that is forecast for.</summary>
/// <param name="Code">Its code, unique in a panel.</param>
/// <param name="Place">Where it is (WGS-84).</param>
public sealed record PanelSite(string Code, LonLat Place);

/// <summary>Hours of several sites side by side: what a forecast is learned from and made with. NaN is missing; a factor that nobody measures is missing throughout.</summary>
public sealed class Panel
{
    /// <summary>The pollutants.</summary>
    public static readonly ImmutableArray<PanelFactor> Pollutants = [PanelFactor.Pm25, PanelFactor.Pm10, PanelFactor.So2, PanelFactor.No2, PanelFactor.Co, PanelFactor.O3];

    /// <summary>The weather.</summary>
    public static readonly ImmutableArray<PanelFactor> Weather =
        [PanelFactor.Temperature, PanelFactor.Pressure, PanelFactor.DewPoint, PanelFactor.Rain, PanelFactor.WindEast, PanelFactor.WindNorth, PanelFactor.WindSpeed];

    private readonly float[][] _values;
    private static readonly int Factors = Enum.GetValues<PanelFactor>().Length;

    /// <summary>An empty panel: everything is missing until it is set.</summary>
    /// <param name="start">The beginning of its first hour, UTC.</param>
    /// <param name="hours">How many hours.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="clock">How far local time, by which people live and the sun rises, is ahead of UTC.</param>
    /// <exception cref="ArgumentException">The start is not a full hour of UTC.</exception>
    public Panel(DateTime start, int hours, ImmutableArray<PanelSite> sites, TimeSpan clock)
    {
        if (start.Kind != DateTimeKind.Utc || start.Ticks % TimeSpan.TicksPerHour != 0) throw new ArgumentException("A panel starts at a full hour of UTC.", nameof(start));
        (Start, Hours, Sites, Clock) = (start, hours, sites, clock);
        _values = [.. Enumerable.Range(0, Factors * sites.Length).Select(_ => Missing(hours))];
    }

    /// <summary>The beginning of its first hour, UTC.</summary>
    public DateTime Start { get; }

    /// <summary>How many hours.</summary>
    public int Hours { get; }

    /// <summary>The sites.</summary>
    public ImmutableArray<PanelSite> Sites { get; }

    /// <summary>How far local time is ahead of UTC.</summary>
    public TimeSpan Clock { get; }

    /// <summary>The hours of a factor at a site.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="site">The site's place in <see cref="Sites"/>.</param>
    /// <returns>A value for each hour, to be read and, while the panel is being filled, written.</returns>
    public Span<float> this[PanelFactor factor, int site] => _values[(int)factor * Sites.Length + site];

    /// <summary>The beginning of an hour.</summary>
    /// <param name="hour">Its place, which may be beyond the end.</param>
    /// <returns>UTC.</returns>
    public DateTime At(int hour) => Start.AddHours(hour);

    /// <summary>The place of an hour.</summary>
    /// <param name="time">UTC.</param>
    /// <returns>Its place, below 0 or from <see cref="Hours"/> on where the panel does not hold it.</returns>
    public int HourOf(DateTime time) => (int)Math.Floor((time - Start).TotalHours);

    /// <summary>A part of it: pollutants only up to an hour, weather up to another.</summary>
    internal Panel Window(int from, int known, int weatherUntil)
    {
        var part = new Panel(At(from), weatherUntil - from + 1, Sites, Clock);
        foreach (var factor in Enum.GetValues<PanelFactor>())
            for (var site = 0; site < Sites.Length; site++)
            {
                var (first, last) = (Math.Max(0, from), Math.Min(Hours - 1, Pollutants.Contains(factor) ? known : weatherUntil));
                if (last >= first) this[factor, site][first..(last + 1)].CopyTo(part[factor, site][(first - from)..]);
            }
        return part;
    }

    private static float[] Missing(int hours)
    {
        var row = new float[hours];
        Array.Fill(row, float.NaN);
        return row;
    }
}
