using System.Xml;

namespace Qingshan.Platform.Catalog;

/// <summary>How often, by when, and over which span it is looked at whether a duty is kept.</summary>
/// <param name="Limit">From the start of a value to the latest moment at which it has to be there.</param>
/// <param name="Window">How far back is looked.</param>
internal readonly record struct DutySpan(TimeSpan Cycle, TimeSpan Limit, TimeSpan Window)
{
    public static DutySpan Of(CollectionDuty duty)
    {
        var (cycle, deadline) = (XmlConvert.ToTimeSpan(duty.Cycle), XmlConvert.ToTimeSpan(duty.Deadline));
        // A week of what comes by the hour, a month of days, a year and more of what is rarer.
        var window = TimeSpan.FromDays(cycle < TimeSpan.FromDays(1) ? 7 : cycle < TimeSpan.FromDays(7) ? 31 : 400);
        return new(cycle, cycle + deadline, window);
    }
}
