using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Observations;

/// <summary>A series on the wire.</summary>
/// <param name="Point">Code of its monitoring point.</param>
/// <param name="Simulated">Its values were made by a program.</param>
/// <param name="Decimals">Digits behind the point that the factor's data type leaves; null where it has none.</param>
public sealed record SeriesView(
    int Id, string Point, string Factor, string FactorName, string Kind, string Origin, string Channel, string Unit, bool Simulated, int? Decimals)
{
    public static SeriesView Of(Series s, MonitoringPoint point) => new(
        s.Id, point.Code, s.Factor, SeriesAccess.FactorName(s.Factor), s.Kind.ToString(), OriginName(s.Origin), s.Channel, s.Unit,
        s.Origin == Observations.Origin.Simulated || point.Simulated, Standards.FactorTable.Hj212Of2017.Find(s.Factor)?.Decimals);

    /// <summary><c>reported</c>, <c>rolled-up</c>, <c>manual</c>, <c>substituted</c>, <c>imported</c>, <c>simulated</c>.</summary>
    public static string OriginName(Origin origin) => origin == Observations.Origin.RolledUp ? "rolled-up" : origin.ToString().ToLowerInvariant();
}

/// <summary>A stretch of a series on the wire: every value, or summaries, as the span and the pixels ask for.</summary>
/// <param name="Resolution"><c>raw</c>, or the period of the summaries (ISO 8601).</param>
/// <param name="Rows">Each <c>[start, value, min, max, flag, count]</c>: milliseconds since 1970 UTC; null is not given.</param>
public sealed record ObservationsView(SeriesView Series, DateTime From, DateTime To, string Resolution, IReadOnlyList<object?[]> Rows);

/// <summary>One observation with everything that is known of it.</summary>
/// <param name="Qualifier"><c>=</c>, <c>&lt;</c>, <c>&gt;</c>, or <c>ND</c> for not detected.</param>
/// <param name="Packet">Sequence of the packet that brought it: see <c>/api/v1/packets/{sequence}</c>.</param>
public sealed record ObservationView(
    int Series, DateTime Start, double? Value, double? Min, double? Max, double? Total, double? Converted,
    string Qualifier, string? Flag, DateTime Received, long Packet)
{
    public static ObservationView Of(in Observation o) => new(
        o.Series, o.Start, Given(o.Value), Given(o.Min), Given(o.Max), Given(o.Total), Given(o.Converted),
        o.Qualifier switch { Observations.Qualifier.Less => "<", Observations.Qualifier.Greater => ">", Observations.Qualifier.NotDetected => "ND", _ => "=" },
        FlagOf(o.Flag), o.Received, o.Packet);

    internal static double? Given(double value) => double.IsNaN(value) ? null : value;

    internal static string? FlagOf(char flag) => flag == '\0' ? null : flag.ToString();
}

/// <summary>The latest values of one point.</summary>
public sealed record LatestView(string Point, string Name, bool Simulated, IReadOnlyList<LatestValue> Values);

public sealed record LatestValue(
    int Series, string Factor, string Kind, string Origin, string Unit, DateTime Start, double? Value, string? Flag, DateTime Received);
