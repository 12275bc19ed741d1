using Qingshan.Standards;

namespace Qingshan.Platform.Notify;

/// <summary>勿扰时段 · A stretch of every Beijing day; it may go over midnight. Beginning and end differ.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>The first moment from the given one on that is not quiet.</summary>
    /// <param name="now">UTC.</param>
    /// <returns>UTC; the same moment where it is not quiet.</returns>
    public DateTime Until(DateTime now)
    {
        var beijing = BeijingTime.FromUtc(now);
        if (!TimeOnly.FromDateTime(beijing).IsBetween(From, To)) return now;
        var end = beijing.Date + To.ToTimeSpan();
        return BeijingTime.ToUtc(end > beijing ? end : end.AddDays(1));
    }
}
