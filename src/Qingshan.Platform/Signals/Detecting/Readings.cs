using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Signals;

/// <summary>The values of one factor at a point over one kind of period, as detectors see them.</summary>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Values">In order of time, valid or not; they begin <see cref="Memory"/> before what is to be judged.</param>
/// <param name="Limits">The limits of the ledger for the factor and the period, also those that are no longer valid.</param>
/// <param name="Editions">Which edition of a standard counts at the point.</param>
internal sealed record Readings(
    MonitoringPoint Point, string Factor, SeriesKind Kind, string Channel, string Unit, IReadOnlyList<Observation> Values, IReadOnlyList<PointLimit> Limits, AppliedEditions Editions)
{
    /// <summary>How far back a detector may look from a value that it judges.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    public string Part => Channel.Length == 0 ? $"{Factor} {Kind}" : $"{Factor} {Kind} #{Channel}";

    /// <summary>End of the period of a value.</summary>
    public DateTime EndOf(in Observation o) => o.Start + Kind.Period;

    public Judgement Unknown(in Observation o) => new(o.Start, o.Start, EndOf(o), Mark.Unknown, double.NaN, 0, o.Series);

    public static bool IsValid(in Observation o) => StreamInputs.IsValid(o);
}
