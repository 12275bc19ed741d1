using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>A mark on the wire.</summary>
/// <param name="Batch">The act that it belongs to: what was entered together is withdrawn together.</param>
/// <param name="Factor">Null: everything that the point measures.</param>
/// <param name="Detail">What the person wrote, or the numbers that the check found.</param>
public sealed record MarkView(
    Guid Batch, string? Factor, DateTime From, DateTime To, string Stage, string StageName, string Verdict, string Reason, string ReasonName, string Detail, string By, DateTime At)
{
    internal static MarkView Of(Mark m) => new(
        m.Batch, m.Factor, m.From, m.To, m.Stage.Key(), m.Stage.Name().ToString(), VerdictKey(m.Verdict), m.Reason,
        MarkReason.Find(m.Reason)?.Name.ToString() ?? m.Reason, m.Detail, m.By, m.At);

    internal static string VerdictKey(MarkVerdict verdict) => verdict.ToString().ToLowerInvariant();
}

/// <summary>Hours of one factor with what the reviews say, for the curve and for who computes with them.</summary>
/// <param name="Rows">Each <c>[start, value, valid, flag, stage, verdict, reason, origin]</c>: milliseconds since 1970 UTC; null is not given.</param>
public sealed record ReviewedHoursView(string Factor, string FactorName, string Kind, string Unit, IReadOnlyList<object?[]> Rows)
{
    internal static ReviewedHoursView Of(ReviewedHours hours, SeriesBook book) => new(
        hours.Factor, SeriesAccess.FactorName(hours.Factor), hours.Kind.ToString(), hours.Unit,
        [.. hours.Values.Select(v => new object?[]
        {
            new DateTimeOffset(v.Value.Start).ToUnixTimeMilliseconds(), ObservationView.Given(v.Value.Value), v.Valid, ObservationView.FlagOf(v.Value.Flag),
            v.Said.Mark?.Stage.Key(), v.Said.Mark is { } m ? MarkView.VerdictKey(m.Verdict) : null, v.Said.Mark?.Reason,
            book.Find(v.Value.Series) is { } s ? SeriesView.OriginName(s.Origin) : null,
        })]);
}

/// <summary>Hours under review with the marks over them.</summary>
public sealed record ReviewView(string Point, DateTime From, DateTime To, IReadOnlyList<ReviewedHoursView> Hours, IReadOnlyList<MarkView> Marks);

/// <summary>A day of a point on the wire.</summary>
/// <param name="Stage">The highest stage at which a person accepted it.</param>
/// <param name="Reopened">It was accepted, and values changed since.</param>
public sealed record ReviewDayView(
    string Point, string PointName, DateOnly Day, string Stage, int Due, int Present, int Invalid, int Questionable, bool Reopened, DateTime? ReviewedAt, string? ReviewedBy)
{
    internal static ReviewDayView Of(MonitoringPoint point, ReviewDay d) => new(
        point.Code, new Common.Text(point.Name, point.NameEn ?? point.Name).ToString(), d.Day, d.Stage.Key(), d.Due, d.Present, d.Invalid, d.Questionable, d.Reopened, d.ReviewedAt, d.ReviewedBy);
}

/// <summary>How much waits for a stage.</summary>
public sealed record WaitingView(string Stage, string StageName, int Days, int Doubtful, int Reopened, DateOnly? Oldest)
{
    internal static WaitingView Of(Waiting w) => new(w.Stage.Key(), w.Stage.Name().ToString(), w.Days, w.Doubtful, w.Reopened, w.Oldest);
}

/// <summary>The transmission figures of a point; shares from 0 to 1, null where there is nothing to divide by.</summary>
public sealed record TransmissionView(
    string Point, string PointName, string Quarter, int Factors, int Hours, int Excused, int Due, int Received, int Valid,
    double? Rate, double? ValidRate, double? Effective, IReadOnlyList<MarkView> Excuses)
{
    internal static TransmissionView Of(MonitoringPoint point, Transmission t) => new(
        point.Code, new Common.Text(point.Name, point.NameEn ?? point.Name).ToString(), t.Quarter, t.Factors, t.Hours, t.Excused, t.Due, t.Received, t.Valid,
        ObservationView.Given(t.Rate), ObservationView.Given(t.ValidRate), ObservationView.Given(t.Effective), [.. t.Excuses.Select(MarkView.Of)]);
}

/// <summary>A mark to be entered.</summary>
/// <param name="Factors">Factor codes; none: everything that the point measures.</param>
/// <param name="From">ISO 8601, or a Beijing date or time.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Stage"><c>enterprise</c>, <c>station</c>, <c>city</c>, <c>province</c>.</param>
/// <param name="Reason">A key of the list of reasons; it decides whether the values are valid.</param>
public sealed record MarkRequest(IReadOnlyList<string>? Factors, string From, string To, string Stage, string Reason, string? Detail);

/// <summary>Days to be accepted, or taken back.</summary>
/// <param name="Stage">At which they are accepted; not needed to take them back.</param>
public sealed record AcceptRequest(DateOnly From, DateOnly To, string? Stage);

/// <summary>Hours to be substituted by the rule for the kind of point.</summary>
public sealed record SubstitutionRequest(string Factor, string From, string To, string Stage);

/// <summary>What an act did.</summary>
/// <param name="Batch">By which it is taken back.</param>
/// <param name="Count">Hours that were put in, days that were accepted, marks that were withdrawn.</param>
public sealed record ReviewActView(Guid? Batch, int Count);
