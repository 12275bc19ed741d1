using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Warnings of a city with what the rule says of them on what was measured.</summary>
/// <param name="Judged">Signed warnings, the last first.</param>
/// <param name="Missed">What was called for since the first of them while nothing was issued.</param>
public sealed record JudgedCity(CityAir City, IReadOnlyList<(IssuedWarning Warning, JudgedWarning Judged)> Judged, IReadOnlyList<Warning> Missed);

/// <summary>Holds issued warnings against what was measured, and gathers the numbers of an evaluation.</summary>
public sealed class WarningJudge(CityAirBook book, WarningAccess access, MeasureCheck check, ForecastArchive archive, WarningEffects effects)
{
    private const int Most = 200;

    /// <summary>All signed warnings of a city.</summary>
    public async Task<Result<JudgedCity>> CityAsync(Viewer viewer, string? region, CancellationToken cancel)
    {
        if (!(await book.OfAsync(viewer, region)).TryGet(out var city, out var error) || !(await access.ListAsync(viewer, city.Place.Code, false, null, Most, cancel)).TryGet(out var page, out error)) return error;
        List<IssuedWarning> signed = [.. page.Items.Where(w => w.IsPublic && w.RegionCode == city.Place.Code)];
        var (judged, spans, since) = (new List<(IssuedWarning, JudgedWarning)>(), new List<IssuedSpan>(), DateTime.MaxValue);
        // What a plan calls for takes a while to find, and most warnings go by the same few plans.
        var called = signed.Select(w => w.Plan).Distinct().ToDictionary(p => p, p => CalledBy(city, p));
        foreach (var warning in signed)
        {
            var span = await SpanAsync(viewer, warning, cancel);
            spans.Add(span);
            judged.Add((warning, IssuedAgainstRule.Of(span, called[warning.Plan], Known(city))));
            if (span.SignedAt < since) since = span.SignedAt;
        }
        return new JudgedCity(city, judged, signed.Count == 0 ? [] : IssuedAgainstRule.Missed(spans, called[signed[0].Plan], since));
    }

    /// <summary>The numbers of one warning.</summary>
    /// <param name="withEffect">Begins to compute the effect on the air, where nobody has.</param>
    /// <returns>The numbers, and whether the effect is still being computed.</returns>
    public async Task<Result<(WarningFacts Facts, CityAir City, IReadOnlyList<Checked> Measures, Result<EffectOnAir>? Effect)>> FactsAsync(Viewer viewer, SeenWarning seen, bool withEffect, CancellationToken cancel)
    {
        var warning = seen.Warning;
        if (!(await book.OfAsync(viewer, warning.RegionCode)).TryGet(out var city, out var error)) return error;
        if (warning.From is not { } began) return WarningErrors.NotNow.Of(warning.Number, Terms.Of(warning.State), new Text("评估", "evaluated"));
        var judged = IssuedAgainstRule.Of(await SpanAsync(viewer, warning, cancel), CalledBy(city, warning.Plan), Known(city));
        // Of one enterprise a sum would tell what is internal.
        var measures = seen.Internal ? await check.OfAsync(warning, await access.OrderedAsync(viewer, warning, cancel), cancel) : [];
        var last = LastOrders(measures);
        var (first, end) = (At(city, BeijingTime.FromUtc(began)), warning.LiftedAt is { } lifted ? At(city, BeijingTime.FromUtc(lifted)) : city.Hours.Count);
        List<double> hours = [.. Enumerable.Range(Math.Max(0, first), Math.Max(0, Math.Min(end, city.Hours.Count) - Math.Max(0, first))).Select(h => city.Hours.CityMean[h]).Where(double.IsFinite)];
        var others = (await access.ListAsync(Viewer.Program, warning.RegionCode, false, null, Most, cancel)).TryGet(out var all, out _) ? all.Items : [];
        var effect = await effects.OfAsync(viewer, warning, city, others, withEffect, cancel);
        var facts = new WarningFacts(
            WarningApiWords.Of(warning.Highest), WarningApiWords.Of(judged.Called?.Level ?? WarningLevel.None), judged.Called?.From, judged.Called?.Until, WarningApiWords.Of(judged.Hit), judged.HoursAhead is { } ahead ? Math.Round(ahead, 1) : null,
            hours.Count == 0 ? null : Math.Round(hours.Average(), 1), hours.Count == 0 ? null : Math.Round(hours.Max(), 1), hours.Count, WarningFacts.SumsOf(last), last.GroupBy(m => m.Seen).ToDictionary(g => WarningApiWords.Of(g.Key), g => g.Count()),
            await ForecastAsync(viewer, seen, city, cancel), effect is { IsOk: true } known ? known.Value : null);
        return (facts, city, measures, effect);
    }

    /// <summary>Of measures that were ordered with several steps those of the last: sums count each enterprise once.</summary>
    public static IReadOnlyList<Checked> LastOrders(IReadOnlyList<Checked> measures) =>
        measures.Count == 0 ? [] : [.. measures.Where(m => m.Ordered.StepId == measures.Max(x => x.Ordered.StepId))];

    private async Task<ForecastDid?> ForecastAsync(Viewer viewer, SeenWarning seen, CityAir city, CancellationToken cancel)
    {
        if (seen.Steps.FirstOrDefault(s => s.Kind == WarningStepKind.Activate)?.IssueId is not { } id || city.Place.Region is not { } region) return null;
        if (!(await archive.OneAsync(viewer, id, new IssueQuery(region, null, PanelFactor.Pm25), cancel)).TryGet(out var issue, out _) || !issue.Stations.Any(s => s.Said.Quantiles.Length > 0 && s.Said.Mean.Length > 0)) return null;
        var said = CityForecast.Of(issue, null);
        var now = At(city, said.Made);
        var known = now >= 0 && now < city.Hours.Count ? city.Hours.CityMean[now] : double.NaN;
        var (errors, stays, within) = (new List<double>(), new List<double>(), 0);
        for (var h = 0; h < said.Mean.Length; h++)
        {
            if (now + h + 1 is var at && (at < 0 || at >= city.Hours.Count) || !double.IsFinite(city.Hours.CityMean[at])) continue;
            var truth = city.Hours.CityMean[at];
            errors.Add(said.Mean[h] - truth);
            if (double.IsFinite(known)) stays.Add(Math.Abs(known - truth));
            if (truth >= said.Quantiles[0][h] && truth <= said.Quantiles[^1][h]) within++;
        }
        return errors.Count == 0 ? null : new ForecastDid(id, errors.Count, Math.Round(errors.Average(Math.Abs), 1), Math.Round(errors.Average(), 1), stays.Count == 0 ? double.NaN : Math.Round(stays.Average(), 1), Math.Round((double)within / errors.Count, 2));
    }

    private async Task<IssuedSpan> SpanAsync(Viewer viewer, IssuedWarning warning, CancellationToken cancel)
    {
        var signed = (await access.FindAsync(viewer, warning.Number, cancel)).TryGet(out var seen, out _) ? seen.Approved.FirstOrDefault()?.DecidedAt : null;
        return new(warning.Highest, BeijingTime.FromUtc(signed ?? warning.From!.Value), BeijingTime.FromUtc(warning.From!.Value), warning.LiftedAt is { } lifted ? BeijingTime.FromUtc(lifted) : null);
    }

    private static ImmutableArray<Warning> CalledBy(CityAir city, string plan) => CityWarnings.Of(city, plan, default).TryGet(out var called, out _) ? called.Warnings : [];

    private static DateTime Known(CityAir city) => city.Hours.TimeOf(city.Last + 1);

    private static int At(CityAir city, DateTime beijing) => (int)Math.Floor((beijing - city.Hours.Start).TotalHours);
}
