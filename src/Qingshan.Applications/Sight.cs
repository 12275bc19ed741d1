using Qingshan.Platform.Identity;

namespace Qingshan.Applications;

/// <summary>Who sees the same, so that what was made for one of them can be shown to the others.</summary>
internal static class Sight
{
    /// <summary>All who see everything share a key, and all who see only what is public; everybody else has one of their own, and another for each key or delegation that they come with.</summary>
    public static string KeyOf(Viewer viewer)
    {
        var sight = Policy.Sight.Of(viewer);
        return sight.Everything ? "*" : !sight.Internal && !sight.HasOwn ? "" : $"{viewer.PersonId?.ToString() ?? viewer.Name}/{viewer.KeyId}/{viewer.For?.DelegationId}";
    }
}
