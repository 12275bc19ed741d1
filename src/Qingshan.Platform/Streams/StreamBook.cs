using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>流 · All derivations, in the order in which they build on one another.</summary>
public sealed class StreamBook
{
    public StreamBook() => All =
    [
        Hours, new Means(Period.Day), new OzoneDays(), new Means(Period.Month), new Means(Period.Year),
        new Sums(Period.Hour), new Sums(Period.Day), new Sums(Period.Month), new Sums(Period.Year),
        new AirIndices(Period.Hour), new AirIndices(Period.Day), new WaterClasses(),
    ];

    internal IReadOnlyList<IDerivation> All { get; }

    /// <summary>The first of them: behind it stands the automatic review.</summary>
    internal IDerivation Hours { get; } = new Means(Period.Hour);

    /// <summary>How a derived series is made, and of which series of its point; null where it is none of ours.</summary>
    public Derivation? Describe(MonitoringPoint point, Series derived, SeriesBook book) =>
        Find(point, derived, book) is var (derivation, _, inputs) ? new(derivation.Rule, Stage, inputs) : null;

    /// <summary>What derives a series, as what, and of which series of its point; null where it is none of ours.</summary>
    internal (IDerivation Derivation, Target Target, IReadOnlyList<Series> Inputs)? Find(MonitoringPoint point, Series derived, SeriesBook book)
    {
        if (derived.Origin != Origin.RolledUp) return null;
        foreach (var derivation in All)
        {
            var inputs = book.OfPoint(point.Id).Where(s => derivation.TargetOf(point, s) is { } target && target.KeyOf(point) == derived.Key).ToList();
            if (inputs.Count > 0) return (derivation, derivation.TargetOf(point, inputs[0])!.Value, inputs);
        }
        return null;
    }

    private static Text Stage => new("逐值采用已审核的最高一级（原始、自动、企业标记、站级、市级、省级）", "value by value the highest stage of review there is (raw, automatic, enterprise, station, city, province)");
}

/// <param name="Stage">The stage of review whose values were used.</param>
/// <param name="Inputs">The series that enter into it, at the same point.</param>
public sealed record Derivation(Text Rule, Text Stage, IReadOnlyList<Series> Inputs);
