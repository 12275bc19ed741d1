using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>A study on the wire. Who asked is for those who see what is internal.</summary>
/// <param name="Kind"><c>effect</c>, <c>years</c> or <c>sources</c>.</param>
/// <param name="Window">First and last day of the period; absent for all that there is.</param>
/// <param name="Others">Other periods with measures.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="From">The first hour that was looked at, Beijing time.</param>
/// <param name="Weather">The quantities of weather that were there.</param>
/// <param name="Error">Code of the error; absent unless it failed.</param>
public sealed record StudyView(
    Guid Id, string Kind, string City, string Factor, string Unit, string? Window, string? Others, bool Simulated, string State, double Progress, string AskedAt, string? AskedBy, string? EndedAt, double? Seconds, DateTime? From, DateTime? To,
    IReadOnlyList<string> Weather, string? Error, string? Said, EffectView? Effect, YearsView? Years, SourcesView? Sources)
{
    internal static StudyView Of(Viewer viewer, Study s)
    {
        var (answer, inside, unit) = (s.Answer, viewer.May(Permission.SeeInternal), s.Ask.Pollutant.Unit().ToString());
        return new(
            s.Id, Small(s.Ask.Kind), s.Ask.City, s.Ask.Pollutant.Code(), unit, s.Ask.Window.Length == 0 ? null : s.Ask.Window, s.Ask.Others.Length == 0 ? null : s.Ask.Others, s.Simulated, Small(s.State), Math.Round(s.Progress, 3),
            BeijingTime.ToIso(s.AskedAt), inside ? s.AskedBy : null, s.EndedAt is { } at ? BeijingTime.ToIso(at) : null, s.Took?.TotalSeconds, answer?.From, answer?.To, answer is null ? [] : answer.Weather, s.Error?.Code,
            s.Error?.Detail.ToString() ?? (answer?.Effect is { } e ? $"{EffectWords.Of(e, unit)} {EffectWords.Verdict(e)}" : null),
            answer?.Effect is { } effect ? EffectView.Of(effect) : null, answer?.Years is { } years ? YearsView.Of(years) : null, answer?.Sources is { } sources ? SourcesView.Of(sources, inside) : null);
    }

    internal static double? Known(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;

    private static string Small<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>What measures did, in the unit of the pollutant and in percent; intervals of 95 %.</summary>
/// <param name="Counterfactual">The mean that would have been without measures.</param>
/// <param name="P">The share of windows without measures that are as far out.</param>
/// <param name="Detectable">The least fall, in percent, that can be told from chance.</param>
/// <param name="PlaceboCoverage">The share of placebos within the interval of other years.</param>
/// <param name="Hours">Hour by hour with the days beside the period.</param>
public sealed record EffectView(
    double Observed, double Counterfactual, double Difference, double? DifferenceLow, double? DifferenceHigh, double Percent, double? PercentLow, double? PercentHigh, double P, double Detectable, double? PlaceboCoverage, double RSquared,
    IReadOnlyList<PlaceboView> Placebos, IReadOnlyList<EffectHourView> Hours)
{
    internal static EffectView Of(WindowEffect e) => new(
        e.Observed, e.Counterfactual, e.Difference, StudyView.Known(e.Low), StudyView.Known(e.High), e.Percent, StudyView.Known(e.PercentLow), StudyView.Known(e.PercentHigh), e.P, e.Detectable, StudyView.Known(e.Coverage), e.RSquared,
        [.. e.Placebos.Select(p => new PlaceboView(p.Window.ToString(), Math.Round(p.Observed, 3), Math.Round(p.Predicted, 3)))],
        [.. e.Series.Times.Select((t, i) => new EffectHourView(t, StudyView.Known(e.Series.Observed[i]), StudyView.Known(e.Series.Counterfactual[i]), StudyView.Known(e.Series.Low[i]), StudyView.Known(e.Series.High[i])))]);
}

/// <param name="Window">First and last day.</param>
public sealed record PlaceboView(string Window, double Observed, double Predicted);

/// <param name="Time">Beijing time.</param>
/// <param name="Low">Single hours without measures lie above it.</param>
public sealed record EffectHourView(DateTime Time, double? Observed, double? Counterfactual, double? Low, double? High);

/// <summary>Years as measured and with average weather, what changed between them, and the trend per year.</summary>
public sealed record YearsView(IReadOnlyList<YearView> Years, IReadOnlyList<YearChangeView> Changes, double? Slope, double? SlopeLow, double? SlopeHigh, double RSquared)
{
    internal static YearsView Of(DeweatheredChange c) => new(
        [.. c.Years.Select(y => new YearView(y.First.Year, StudyView.Known(y.Observed), StudyView.Known(y.Weather), StudyView.Known(y.Deweathered), StudyView.Known(y.Low), StudyView.Known(y.High), Math.Round(y.Capture, 1), y.IsWhole))],
        [.. c.Changes.Select(x => new YearChangeView(x.From.First.Year, x.To.First.Year, x.Observed, x.Weather, x.Rest, x.Low, x.High, x.P))],
        c.Trend is { } t ? StudyView.Known(t.Slope) : null, c.Trend is { } l ? StudyView.Known(l.Low) : null, c.Trend is { } h ? StudyView.Known(h.High) : null, c.RSquared);
}

/// <param name="Weather">What the weather of the year added.</param>
/// <param name="Capture">Share of its hours with value and weather, in percent.</param>
/// <param name="Whole">Whether enough of it is there to be compared.</param>
public sealed record YearView(int Year, double? Observed, double? Weather, double? Deweathered, double? Low, double? High, double Capture, bool Whole);

/// <param name="Rest">What the weather did not do.</param>
public sealed record YearChangeView(int From, int To, double Observed, double Weather, double Rest, double RestLow, double RestHigh, double P);

/// <summary>Kinds of evidence side by side. What enterprises report is for those who see what is internal.</summary>
/// <param name="Trajectories">Always false: the platform holds no gridded wind.</param>
/// <param name="Threshold">The value from above which an hour counts as high.</param>
/// <param name="InventoryYear">The year that reports are of; absent without an inventory.</param>
public sealed record SourcesView(
    DateTime From, DateTime To, int Hours, int Calm, double Threshold, bool Trajectories, int? InventoryYear, IReadOnlyList<string> Views, IReadOnlyList<SectorView> Sectors, IReadOnlyList<string> Disagreements)
{
    internal static SourcesView Of(CitySources s, bool inside)
    {
        var shown = inside && s.Inventory is not null ? s.Whole : s.Open;
        return new(
            s.From, s.To, s.Polar.Hours, s.Polar.Calm, s.Polar.Threshold, false, inside && s.Inventory is not null ? s.Held.Year : null, [.. shown.Views.Select(v => new Text(v.Name.Zh, v.Name.En).ToString())],
            [.. shown.Sectors.Select((r, i) => new SectorView(r.Name.En, StudyView.Known(s.Polar.Frequency[i]), StudyView.Known(s.Polar.Cpf[i]), [.. r.Estimates.Select(e => new ShareView(e.View, e.Estimate.Share, StudyView.Known(e.Estimate.Low), StudyView.Known(e.Estimate.High)))]))],
            [.. shown.Disagreements.Select(d => new Text(d.What.Zh, d.What.En).ToString())]);
    }
}

/// <param name="Sector">Point of the compass.</param>
/// <param name="Frequency">How often wind comes from there.</param>
/// <param name="High">The share of its hours that are high.</param>
public sealed record SectorView(string Sector, double? Frequency, double? High, IReadOnlyList<ShareView> Shares);

/// <param name="View">Place among the views.</param>
/// <param name="Low">The 5 % end.</param>
public sealed record ShareView(int View, double Share, double? Low, double? High);
