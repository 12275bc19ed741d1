using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>A series, and the starts that are wanted of it.</summary>
internal readonly record struct StreamRange(Stream Stream, DateTime From, DateTime To)
{
    public bool Holds(DateTime start) => start >= From && start < To;
}

/// <summary>What of a filter on observations the store can be asked, and what is left.</summary>
/// <param name="Ranges">By series; empty ones are left out.</param>
/// <param name="Least">No result is smaller; null for no such bound.</param>
/// <param name="Rest">What every value has to be asked that the store gives; empty where the store has answered everything.</param>
internal sealed record Narrowed(World World, IReadOnlyList<StreamRange> Ranges, double? Least, double? Most, IReadOnlyList<Bound> Rest)
{
    /// <summary>A range that no value lies in.</summary>
    public bool IsEmpty => Ranges.Count == 0 || Least > Most;

    public bool HasOneRange => Ranges.Count > 0 && Ranges.All(r => r.From == Ranges[0].From && r.To == Ranges[0].To);

    public bool Lets(Reading reading) => Rest.All(r => r.Lets(reading));

    public ObservationFilter Filter(IReadOnlyCollection<int>? series, DateTime from, DateTime to) => new(series, from, to, Least, Most);
}
