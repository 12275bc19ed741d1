namespace Qingshan.Platform.Forecasts;

/// <summary>气象预报 · What somebody's weather forecast says of one place, hour by hour. Written once; what is imported again with other numbers stands beside it.</summary>
public sealed class WeatherForecast
{
    public long Id { get; init; }

    /// <summary>When it was issued by whoever made it, UTC.</summary>
    public DateTime IssuedAt { get; init; }

    /// <summary>WGS-84.</summary>
    public double Longitude { get; init; }

    public double Latitude { get; init; }

    /// <summary>When it came to the platform, UTC.</summary>
    public DateTime ReceivedAt { get; init; }

    public required string Source { get; init; }

    /// <summary>The first hour that it is of, UTC.</summary>
    public DateTime First { get; init; }

    /// <summary>Numbers of 32 bits: for each factor of <see cref="Qingshan.Analysis.Forecasting.Panel.Weather"/> its hours, NaN where nothing is said.</summary>
    public required byte[] Hours { get; init; }
}
