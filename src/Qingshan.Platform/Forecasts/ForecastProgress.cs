namespace Qingshan.Platform.Forecasts;

/// <summary>How far forecasts have been scored: one row, written after the scores.</summary>
internal sealed class ForecastProgress
{
    public const int TheOnly = 1;

    public int Id { get; init; } = TheOnly;

    /// <summary>Values stored up to this packet have been scored against.</summary>
    public long Position { get; set; }

    /// <summary>Reviews up to this moment have been heeded, UTC.</summary>
    public DateTime Reviewed { get; set; }

    /// <summary>Forecasts made afterwards have been scored up to this one.</summary>
    public long Issue { get; set; }
}
