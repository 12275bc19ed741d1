using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 标记时限 · Until when an enterprise may mark its data: some hours into the day after, in Beijing. The rules of marking for automatic monitoring of
/// sources (污染物排放自动监测设备标记规则, 2022) let the data of a day be marked until noon of the next; from memory, unverified. Who reviews may mark later.
/// </summary>
/// <param name="IntoTheNextDay">How long after the end of a day its data may be marked.</param>
public sealed record MarkDeadline(TimeSpan IntoTheNextDay)
{
    /// <summary>Until when data that begin at a moment (UTC) may be marked by the enterprise (UTC).</summary>
    public DateTime Of(DateTime from) => Periods.StartOf(Periods.Day(from).AddDays(1)) + IntoTheNextDay;

    /// <summary>The earliest moment (UTC) whose data may still be marked.</summary>
    public DateTime OpenSince(DateTime now) => Periods.StartOf(Periods.Day(now - IntoTheNextDay));

    internal Error? Missed(Viewer by, DateTime from, DateTime now) => by.OnlyOwn && now >= Of(from)
        ? ReviewErrors.MarkedTooLate.Of(Periods.Show(Periods.Day(from)), BeijingTime.FromUtc(Of(from)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        : null;
}
