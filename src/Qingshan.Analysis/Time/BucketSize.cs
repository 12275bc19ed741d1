using System.Collections.Immutable;
using Qingshan.Standards;

namespace Qingshan.Analysis.Time;

/// <summary>
/// A size of time buckets and where they begin: on multiples of the size counted from a Beijing midnight (Monday, 1 January of the
/// year 1). So buckets of an hour and more begin with the Beijing day, those of 7 days on Mondays; 30, 90 and 365 days are plain
/// counts of days, not months or years.
/// </summary>
public readonly record struct BucketSize
{
    /// <summary>Makes a size.</summary>
    /// <param name="length">The length of a bucket; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or negative.</exception>
    public BucketSize(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        Length = length;
    }

    /// <summary>The length of a bucket.</summary>
    public TimeSpan Length { get; }

    /// <summary>The sizes to choose from, small to large: 1, 5, 10, 30 min; 1, 3, 6, 12 h; 1, 7, 30, 90, 365 d.</summary>
    public static ImmutableArray<BucketSize> Nice { get; } =
    [
        Minutes(1), Minutes(5), Minutes(10), Minutes(30),
        Hours(1), Hours(3), Hours(6), Hours(12),
        Hours(24), Hours(24 * 7), Hours(24 * 30), Hours(24 * 90), Hours(24 * 365),
    ];

    /// <summary>Chooses the smallest nice size with which a span, begun at any instant and both ends counted, touches no more buckets than pixels.</summary>
    /// <param name="span">The span to show; negative or zero gives the smallest size.</param>
    /// <param name="pixels">How many buckets the chart can show; less than 2 counts as 2.</param>
    /// <returns>A size of <see cref="Nice"/>, or a multiple of 365 days beyond them.</returns>
    public static BucketSize For(TimeSpan span, int pixels)
    {
        var most = Math.Max(2, pixels) - 1;
        foreach (var size in Nice)
            if (Ceiling(span.Ticks, size.Length.Ticks) <= most) return size;
        var largest = Nice[^1].Length;
        return new(largest * Ceiling(span.Ticks, largest.Ticks * most));
    }

    /// <summary>Gives the beginning of the bucket in which an instant lies.</summary>
    /// <param name="utc">The instant; its kind has to be UTC.</param>
    /// <returns>The beginning, UTC; never later than the instant. At the very beginning of the calendar it is the first instant of it.</returns>
    /// <exception cref="ArgumentException">The kind is not UTC.</exception>
    public DateTime StartOf(DateTime utc)
    {
        if (utc.Kind != DateTimeKind.Utc) throw new ArgumentException("An instant has to be UTC.", nameof(utc));
        var beijing = utc.Ticks + BeijingTime.Offset.Ticks;
        var start = beijing - (beijing % Length.Ticks) - BeijingTime.Offset.Ticks;
        return new(Math.Max(0, start), DateTimeKind.Utc);
    }

    private static long Ceiling(long a, long b) => a <= 0 ? 0 : ((a - 1) / b) + 1;

    private static BucketSize Minutes(int minutes) => new(TimeSpan.FromMinutes(minutes));

    private static BucketSize Hours(int hours) => new(TimeSpan.FromHours(hours));
}
