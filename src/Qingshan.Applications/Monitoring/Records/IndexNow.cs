using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>What the state of a medium is told by.</summary>
public enum IndexKind
{
    /// <summary>空气质量指数, HJ 633.</summary>
    Air,

    /// <summary>水质类别, GB 3838.</summary>
    Water,
}

/// <summary>The last air quality index or class of water of a point.</summary>
/// <param name="Level">Of the index its level, of water its class: 1 (best) to 6.</param>
/// <param name="Current">It tells of now; an earlier one is shown as such.</param>
public sealed record IndexNow(IndexKind Kind, Series Series, Observation Value, int Level, bool Current)
{
    /// <summary>An hour's index comes some minutes after the hour, and the next one an hour later; sections are measured every four hours.</summary>
    private static readonly TimeSpan AirIsCurrent = TimeSpan.FromHours(3), WaterIsCurrent = TimeSpan.FromHours(10);

    /// <summary>Null where the series is no index, has no valid value, or no edition counted there then.</summary>
    public static IndexNow? Of(MonitoringPoint point, Series series, Observation? latest, AppliedEditions editions, DateTime now)
    {
        if (!Indices.Are(series.Factor) || series.Kind.Period >= TimeSpan.FromDays(1) || latest is not { } value || !double.IsFinite(value.Value)) return null;
        if (series.Factor == Indices.WaterClass)
            return new(IndexKind.Water, series, value, (int)value.Value, now - value.Start <= WaterIsCurrent);
        return editions.Of(point.RegionId, AirStandards.Index, DateOnly.FromDateTime(BeijingTime.FromUtc(value.Start))) is { } edition
            ? new(IndexKind.Air, series, value, AqiLevel.Of((int)value.Value, edition).Number, now - value.Start <= AirIsCurrent)
            : null;
    }

    public Text Name => Levels.NameOf(Kind, Level);

    /// <summary>“AQI 53 良”, “Ⅲ类”.</summary>
    public Text Says => Kind == IndexKind.Air
        ? new(string.Create(CultureInfo.InvariantCulture, $"AQI {Value.Value:0} {Name.Zh}"), string.Create(CultureInfo.InvariantCulture, $"AQI {Value.Value:0} {Name.En}"))
        : Name;
}
