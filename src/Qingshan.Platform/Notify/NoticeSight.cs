using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>Whether somebody may be told of a signal at a point: those who see internal records of its region. That a point is public does not make what was found there public.</summary>
public static class NoticeSight
{
    public static bool Sees(Viewer viewer, Record point) => viewer.May(Permission.SeeInternal) && Policy.Holds(viewer, point);

    /// <summary>The same of a region as a whole: the jurisdiction holds it.</summary>
    public static bool SeesAllOf(Viewer viewer, Guid region) => viewer.May(Permission.SeeInternal) && (viewer.Everywhere || viewer.Regions.Contains(region));
}
