using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Observations;

/// <summary>What of the observations is asked for, as the parameters of an address say it.</summary>
public sealed record ChoiceQuery
{
    /// <summary>Numbers of series, separated by commas; instead of all that follows but the span.</summary>
    [FromQuery(Name = "series")]
    public string? Series { get; init; }

    /// <summary>Code of a region or a basin: its points and those within it.</summary>
    [FromQuery(Name = "region")]
    public string? Region { get; init; }

    /// <summary>Kind of point.</summary>
    [FromQuery(Name = "kind")]
    public string? PointKind { get; init; }

    /// <summary>Part of the code or a name of points.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>Codes of points.</summary>
    [FromQuery(Name = "point")]
    public string[]? Point { get; init; }

    /// <summary>Codes of factors; all where none is given.</summary>
    [FromQuery(Name = "factor")]
    public string[]? Factor { get; init; }

    /// <summary>Kind of series, such as <c>mean:PT1H</c>.</summary>
    [FromQuery(Name = "period")]
    public string? Period { get; init; }

    /// <summary>Origin of series, such as <c>reported</c>.</summary>
    [FromQuery(Name = "origin")]
    public string? Origin { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }
}

/// <summary>The series that were asked for and may be seen, by point, factor, kind, origin and channel, and the span.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, exclusive.</param>
public sealed record ObservationChoice(IReadOnlyList<(Series Series, MonitoringPoint Point)> Series, DateTime From, DateTime To)
{
    /// <summary>An export of more would not end within a day.</summary>
    public const int MostSeries = 20_000;

    public bool Simulated => Series.Any(IsSimulated);

    public static bool IsSimulated((Series Series, MonitoringPoint Point) s) => s.Series.Origin == Origin.Simulated || s.Point.Simulated;

    public static Result<ObservationChoice> Of(ChoiceQuery query, SeriesAccess access, LedgerBook ledger, Viewer viewer, DateTime now)
    {
        if (!Query.Span(query.From, query.To, now, TimeSpan.FromDays(1)).TryGet(out var span, out var error)) return error;
        var found = string.IsNullOrEmpty(query.Series) ? Filtered(query, access, ledger, viewer) : Named(query.Series, access, viewer);
        if (!found.TryGet(out var series, out error)) return error;
        if (series.Count > MostSeries) return ObservationErrors.TooManySeries.Of(MostSeries);
        return new ObservationChoice(series, span.From, span.To);
    }

    private static Result<List<(Series, MonitoringPoint)>> Named(string text, SeriesAccess access, Viewer viewer)
    {
        var named = new List<(Series, MonitoringPoint)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return CommonErrors.BadParameter.Of("series", part, "1,2,3");
            if (!access.Find(viewer, id).TryGet(out var found, out var error)) return error;
            named.Add(found);
        }
        return named;
    }

    private static Result<List<(Series, MonitoringPoint)>> Filtered(ChoiceQuery query, SeriesAccess access, LedgerBook ledger, Viewer viewer)
    {
        if (!PointFilter.Of(ledger.Now, viewer, query.Region, query.PointKind, query.Text).TryGet(out var filter, out var error)) return error;
        SeriesKind? kind = null;
        if (!string.IsNullOrEmpty(query.Period))
        {
            if (!SeriesKind.TryParse(query.Period, out var asked)) return CommonErrors.BadParameter.Of("period", query.Period, "instant, mean:PT1H, mean:P1D");
            kind = asked;
        }
        var (points, factors) = (Set(query.Point), Set(query.Factor));
        if (points?.FirstOrDefault(code => !ledger.Now.PointsByCode.TryGetValue(code, out var at) || !Policy.For(viewer)(at)) is { } unknown) return LedgerErrors.UnknownPoint.Of(unknown);
        return filter.Points.Where(p => points is null || points.Contains(p.Code))
            .SelectMany(p => access.Of(p).Select(s => (Series: s, Point: p)))
            .Where(s => (kind is null || s.Series.Kind == kind) && (factors is null || factors.Contains(s.Series.Factor))
                && (string.IsNullOrEmpty(query.Origin) || SeriesView.OriginName(s.Series.Origin) == query.Origin)).ToList();
    }

    /// <summary>Values may come apart, or together with commas in between; none means all.</summary>
    private static HashSet<string>? Set(string[]? given)
    {
        var all = given?.SelectMany(g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        return all is { Count: > 0 } ? all : null;
    }
}
