namespace Qingshan.Hj212;

/// <summary>Periods that a device has not sent; the command asks for them with BeginTime and EndTime.</summary>
/// <param name="Command">2051, 2061 or 2031.</param>
/// <param name="BeginUtc">Start of the first period that is missing.</param>
/// <param name="EndUtc">Start of the last one.</param>
/// <param name="Periods">How many there are.</param>
public readonly record struct MissingSpan(int Command, DateTime BeginUtc, DateTime EndUtc, int Periods)
{
    /// <summary>What is missing between two packets of a device.</summary>
    /// <param name="command">The CN of both.</param>
    /// <param name="beforeUtc">DataTime of the earlier one: the start of its period.</param>
    /// <param name="afterUtc">DataTime of the later one.</param>
    /// <param name="period">Length of the period.</param>
    /// <returns>Null where nothing is missing between them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not positive.</exception>
    public static MissingSpan? Between(int command, DateTime beforeUtc, DateTime afterUtc, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        var missing = (int)Math.Min((afterUtc - beforeUtc) / period - 1, int.MaxValue);
        return missing <= 0 ? null : new(command, beforeUtc + period, beforeUtc + (missing * period), missing);
    }
}
