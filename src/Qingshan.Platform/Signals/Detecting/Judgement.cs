namespace Qingshan.Platform.Signals;

/// <summary>What a detector says of one value.</summary>
internal enum Mark
{
    /// <summary>Not to be judged: missing, invalid, or nothing to hold it against.</summary>
    Unknown,

    Good,

    Bad,
}

/// <summary>One value, judged.</summary>
/// <param name="Start">Start of the period of the value (UTC).</param>
/// <param name="Since">From when on it has been so: the start, or earlier where a value is only bad as the last of several.</param>
/// <param name="End">End of the period, exclusive.</param>
/// <param name="Value">The value that was judged, in the unit of the series.</param>
/// <param name="Weight">How far out it is; larger is worse. Only compared within one detector.</param>
/// <param name="Series">The series that it is of.</param>
internal readonly record struct Judgement(DateTime Start, DateTime Since, DateTime End, Mark Mark, double Value, double Weight, int Series);
