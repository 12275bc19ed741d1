using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Data;

/// <summary>
/// What the page shows: what was asked for, and where nothing was said what people usually look for, so that the first look is not empty.
/// </summary>
/// <param name="Kinds">Kinds of points in the region.</param>
/// <param name="Kind">The kind of point that is shown.</param>
/// <param name="Factors">The factors that points of the choice have in the period, main ones first.</param>
/// <param name="Chosen">Those that are shown.</param>
/// <param name="Periods">The kinds of series that the points have, finest first.</param>
/// <param name="Shown">The series and the span; null where there is none.</param>
/// <param name="Points">How many points the choice has.</param>
public sealed record DataChoice(
    IReadOnlyList<MonitoringKind> Kinds, string? Kind, IReadOnlyList<string> Factors, IReadOnlySet<string> Chosen, IReadOnlyList<SeriesKind> Periods, SeriesKind Period,
    ObservationChoice Shown, ChoiceQuery Query, int Points)
{
    private const int UsualFactors = 6;

    public static Result<DataChoice> Of(ChoiceQuery asked, SeriesAccess access, LedgerBook ledger, LatestBook latest, Viewer viewer, DateTime now)
    {
        if (!PointFilter.Of(ledger.Now, viewer, asked.Region, null, null).TryGet(out var region, out var error)) return error;
        var there = region.Points.Select(p => p.Kind).ToHashSet();
        List<MonitoringKind> kinds = [.. MonitoringKind.All.Where(k => there.Contains(k.Key))];
        var kind = string.IsNullOrEmpty(asked.PointKind) ? kinds.FirstOrDefault()?.Key : asked.PointKind;
        if (!PointFilter.Of(ledger.Now, viewer, asked.Region, kind, asked.Text).TryGet(out var filter, out error)) return error;

        var points = filter.Points.ToList();
        var all = points.SelectMany(p => access.Of(p)).ToList();
        List<SeriesKind> periods = [.. all.Select(s => s.Kind).Distinct().OrderBy(k => k.Period).ThenBy(k => k.Statistic)];
        var period = SeriesKind.TryParse(asked.Period, out var given) && periods.Contains(given) ? given
            : periods.Contains(SeriesKind.HourlyMean) ? SeriesKind.HourlyMean : periods.FirstOrDefault();
        List<string> factors = [.. all.Where(s => s.Kind == period).Select(s => s.Factor).Distinct()
            .OrderBy(f => MainFactors.Place(kind ?? "", f)).ThenBy(f => f, StringComparer.Ordinal)];
        var chosen = factors.Where(f => asked.Factor?.Contains(f) == true).ToHashSet();
        if (chosen.Count == 0) chosen = [.. factors.Take(UsualFactors)];

        // Where the last day has nothing, the last day that has something is shown: history that ended long ago is worth a look too.
        var newest = all.Where(s => s.Kind == period && chosen.Contains(s.Factor)).Select(s => latest.Of(s.Id)?.Start).Max();
        var (from, to) = (asked.From, asked.To);
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            var end = newest is { } last && last + period.Period < now.AddDays(-1) ? last + period.Period : now;
            var usual = period.Period >= TimeSpan.FromDays(1) ? TimeSpan.FromDays(period.Period.TotalDays >= 28 ? 3660 : 62) : TimeSpan.FromDays(1);
            (from, to) = (BeijingTime.ToIso(end - usual), BeijingTime.ToIso(end.AddSeconds(1)));
        }
        var query = new ChoiceQuery { Region = asked.Region, PointKind = kind, Text = asked.Text, Factor = [.. factors.Where(chosen.Contains)], Period = period.ToString(), From = from, To = to };
        if (!ObservationChoice.Of(query, access, ledger, viewer, now).TryGet(out var shown, out error)) return error;
        return new DataChoice(kinds, kind, factors, chosen, periods, period, shown, query, points.Count);
    }

    /// <summary>The choice as the query of an address, with more parameters behind it.</summary>
    public string Address(params (string Name, string? Value)[] more) => Links.Query(
    [
        ("region", Query.Region), ("kind", Query.PointKind), ("q", Query.Text), .. Query.Factor!.Select(f => ("factor", (string?)f)),
        ("period", Query.Period), ("from", Query.From), ("to", Query.To), .. more,
    ]);
}
