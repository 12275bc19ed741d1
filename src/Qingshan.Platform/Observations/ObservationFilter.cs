namespace Qingshan.Platform.Observations;

/// <summary>Which of the values in effect are meant. What is revised counts as what its last revision says.</summary>
/// <param name="Series">Of these; null: of all there are.</param>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, exclusive.</param>
/// <param name="Least">No smaller; null on both sides takes every value, also one that was not given.</param>
/// <param name="Most">No larger.</param>
public sealed record ObservationFilter(IReadOnlyCollection<int>? Series, DateTime From, DateTime To, double? Least = null, double? Most = null)
{
    public bool HasRange => Least is not null || Most is not null;
}

/// <summary>In which order values are found.</summary>
public enum ObservationOrder
{
    /// <summary>By series and start.</summary>
    BySeries,

    /// <summary>By start and series.</summary>
    ByTime,

    /// <summary>By start, the last first, and series.</summary>
    ByTimeBackwards,
}

/// <summary>How many values in effect a series has in a month.</summary>
/// <param name="Revised">A value of it was sent more than once.</param>
public readonly record struct SeriesMonth(int Series, Standards.BeijingMonth Month, long Count, bool Revised);
