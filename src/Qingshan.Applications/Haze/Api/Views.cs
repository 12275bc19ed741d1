using Qingshan.Analysis.Episodes;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>Episodes on the wire.</summary>
/// <param name="City">GB/T 2260 code of the city.</param>
/// <param name="From">The first hour that was looked at, Beijing time.</param>
/// <param name="To">The last hour with a mean of the city, Beijing time.</param>
/// <param name="Simulated">Whether stations of it are simulated.</param>
public sealed record EpisodesView(string City, string Name, IReadOnlyList<string> Stations, DateTime From, DateTime To, bool Simulated, IReadOnlyList<EpisodeView> Episodes)
{
    internal static EpisodesView Of(CityAir c) => new(
        c.Place.Code, c.Place.Name.ToString(), c.Hours.Stations, c.Hours.Start, c.Hours.TimeOf(c.Last), c.Place.Simulated, [.. c.Episodes.Select(EpisodeView.Of)]);
}

/// <param name="From">The first hour above the threshold, Beijing time.</param>
/// <param name="To">The last.</param>
/// <param name="Hours">From the first to the last.</param>
/// <param name="Peak">The highest hour of the city's PM2.5, µg/m³.</param>
/// <param name="Mean">The mean, µg/m³.</param>
/// <param name="Onset">The last clean hour before.</param>
/// <param name="Rate">How fast it grew, µg/m³ in an hour.</param>
/// <param name="Cleared">The first clean hour behind it; absent where none is known.</param>
/// <param name="End">What in the weather ended it: none, northWind, rain, front, several with commas.</param>
/// <param name="TextZh">The same in words.</param>
public sealed record EpisodeView(
    DateTime From, DateTime To, int Hours, double Peak, DateTime PeakAt, double Mean, DateTime Onset, double Rate, bool Explosive, DateTime? Cleared, string End, IReadOnlyList<PassingView> Stations,
    string TextZh, string TextEn)
{
    internal static EpisodeView Of(HazeEpisode e) => new(
        e.From, e.To, e.Hours, e.Peak, e.PeakAt, e.Mean, e.Growth.Onset, e.Growth.Rate, e.Growth.IsExplosive, e.Clearing.Cleared, NameOf(e.Clearing.End),
        [.. e.Stations.Select(s => new PassingView(s.Station, s.At, double.IsNaN(s.Lag) ? null : s.Lag))], EpisodeText.Zh(e), EpisodeText.En(e));

    internal static string NameOf(EpisodeEnd end) => string.Join(',', end.ToString().Split(", ").Select(n => char.ToLowerInvariant(n[0]) + n[1..]));
}

/// <param name="At">When the station passed the threshold; absent where it never did.</param>
/// <param name="Lag">Hours after the city's mean.</param>
public sealed record PassingView(string Station, DateTime? At, double? Lag);

/// <summary>Similar situations on the wire, the most similar first.</summary>
/// <param name="At">The hour that others are compared with, Beijing time.</param>
/// <param name="Compared">How many hours of the past were compared.</param>
/// <param name="Peak">Least, quartiles and most of the peaks that came, µg/m³.</param>
/// <param name="HoursToClearing">The same of the hours until the air was clean.</param>
public sealed record SimilarView(string City, DateTime At, int Compared, RangeView Peak, RangeView HoursToClearing, IReadOnlyList<SituationView> Situations)
{
    internal static SimilarView Of(CityAir city, SimilarSituations s) => new(
        city.Place.Code, s.Origin, s.Compared, RangeView.Of(s.Peak), RangeView.Of(s.HoursToClearing),
        [.. s.Situations.Select(x => new SituationView(x.At, x.Distance, x.Peak, x.PeakAt, double.IsNaN(x.HoursToClearing) ? null : x.HoursToClearing, EpisodeView.NameOf(x.End)))]);
}

/// <param name="Distance">0 for the same; of shape, level, season and weather together.</param>
/// <param name="HoursToClearing">Absent where the air did not get clean within the hours that are known.</param>
public sealed record SituationView(DateTime At, double Distance, double Peak, DateTime PeakAt, double? HoursToClearing, string End);

/// <summary>The spread of something; absent where nothing is known.</summary>
public sealed record RangeView(double? Least, double? Low, double? Median, double? High, double? Most)
{
    internal static RangeView Of(SituationRange r) => new(Known(r.Least), Known(r.Low), Known(r.Median), Known(r.High), Known(r.Most));

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}

/// <summary>Warnings that a plan's grading calls for, the last first.</summary>
/// <param name="Now">The level at the last hour: none, blue, yellow, orange, red.</param>
/// <param name="Days">How many days had which highest level.</param>
public sealed record WarningsView(string City, PlanView Plan, string Now, IReadOnlyDictionary<string, int> Days, IReadOnlyList<WarningView> Warnings)
{
    internal static WarningsView Of(CityAir city, CityWarnings w) => new(
        city.Place.Code, PlanView.Of(w.Plan), Name(w.Now), w.Days.OrderBy(d => d.Key).ToDictionary(d => Name(d.Key), d => d.Value),
        [.. w.Warnings.Select(x => new WarningView(Name(x.Level), x.From, x.Until, x.IsOpen, x.ReasonZh, x.ReasonEn))]);

    internal static string Name(WarningLevel level) => level.ToString().ToLowerInvariant();
}

/// <param name="From">Beijing time.</param>
/// <param name="Until">When it may be lifted; where it is open, the end of what is known.</param>
public sealed record WarningView(string Level, DateTime From, DateTime Until, bool Open, string ReasonZh, string ReasonEn);

/// <summary>A grading.</summary>
/// <param name="Verified">Whether all of it was read in the plan itself.</param>
public sealed record PlanView(string Key, IReadOnlyList<string> Regions, string NameZh, string NameEn, string? Document, DateOnly From, DateOnly? Until, bool Verified, string Note)
{
    internal static PlanView Of(WarningPlan p) => new(p.Key, p.Regions, p.NameZh, p.NameEn, p.Document, p.From, p.Until, p.IsVerified, p.Note);
}
