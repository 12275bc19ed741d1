using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>Whether somebody may be told of what is found in a region as a whole; of one point <see cref="Signals.SignalAccess.Sees"/> says it.</summary>
public static class NoticeSight
{
    /// <summary>The jurisdiction holds the region, and internal records may be seen.</summary>
    public static bool SeesAllOf(Viewer viewer, Guid region) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || viewer.Regions.Contains(region));
}
