using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Layout;

/// <summary>One entry of the navigation.</summary>
/// <param name="Path">The page that it leads to; also in force on pages below it.</param>
/// <param name="Needs">Who does not hold this does not see the entry.</param>
public sealed record NavigationEntry(string Path, Text Name, Permission Needs)
{
    /// <summary>Whether a page belongs to this entry.</summary>
    /// <param name="path">The path of the page.</param>
    public bool Holds(string path) =>
        path.Equals(Path, StringComparison.OrdinalIgnoreCase)
        || (Path != "/" && path.StartsWith(Path + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The navigation of all applications, in their order.</summary>
public sealed class Navigation(IEnumerable<NavigationEntry> entries)
{
    private readonly List<NavigationEntry> _entries = [.. entries];

    /// <summary>What a viewer can open: an entry that would only be refused is not shown.</summary>
    public IEnumerable<NavigationEntry> For(Viewer viewer) => _entries.Where(e => viewer.May(e.Needs) && (!viewer.MustChangePassword || e.Needs == Permission.SeePublic));
}
