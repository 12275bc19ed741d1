using Qingshan.Analysis.Forecasting;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// 发布的预报 · What a model said of every station at one hour. Written once and never changed; the oldest are removed when they are older than the
/// setting says.
/// </summary>
public sealed class ForecastIssue
{
    public long Id { get; init; }

    public Guid ModelId { get; init; }

    public PanelFactor Factor { get; init; }

    /// <summary>The beginning of the last hour whose values were known, UTC.</summary>
    public DateTime MadeAt { get; init; }

    public DateTime IssuedAt { get; init; }

    public required string IssuedBy { get; init; }

    /// <summary>
    /// 回算: made afterwards, of what is known now of the hours up to then. It has seen no later hour; it may have seen values that had not come then.
    /// </summary>
    public bool Hindcast { get; init; }

    /// <summary>When the weather forecast was issued that it looked at; null where it looked at none.</summary>
    public DateTime? WeatherAt { get; init; }

    /// <summary>A model that looks at coming weather is in use and there was none: said with the forecast.</summary>
    public bool WeatherMissing { get; init; }

    /// <summary>Stations with a forecast.</summary>
    public int Stations { get; init; }

    /// <summary>The forecasts (<see cref="IssueBlob"/>).</summary>
    public required byte[] Blob { get; init; }
}
