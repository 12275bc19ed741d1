using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Layout;

/// <summary>What people come to do; the first row of the navigation. An application puts each of its entries under one of them.</summary>
public enum NavigationGroup
{
    /// <summary>监测: see how things are.</summary>
    Watch,

    /// <summary>企业: what an enterprise does for itself.</summary>
    Enterprise,

    /// <summary>值班: what has to be looked at, by whom, and what was told to whom.</summary>
    Duty,

    /// <summary>数据质量: whether the data can be trusted.</summary>
    Quality,

    /// <summary>数据资源: what data there are, and who may have them.</summary>
    Resources,

    /// <summary>资料: what is computed by which rule.</summary>
    Reference,

    /// <summary>管理: who may do what.</summary>
    Administration,
}

/// <summary>One entry of the navigation.</summary>
/// <param name="Group">Under which it stands.</param>
/// <param name="Path">The page that it leads to; also in force on pages below it.</param>
/// <param name="Needs">Who does not hold this does not see the entry.</param>
public sealed record NavigationEntry(NavigationGroup Group, string Path, Text Name, Permission Needs)
{
    /// <summary>Where its pages stand that do not lie below <see cref="Path"/>.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>False where what lies below <see cref="Path"/> has entries of its own.</summary>
    public bool Below { get; init; } = true;

    /// <summary>Whether a page belongs to this entry.</summary>
    /// <param name="path">The path of the page.</param>
    public bool Holds(string path) => (Below ? Lies(path, Path) : path.Equals(Path, StringComparison.OrdinalIgnoreCase)) || Also.Any(also => Lies(path, also));

    private static bool Lies(string path, string below) =>
        path.Equals(below, StringComparison.OrdinalIgnoreCase)
        || (below != "/" && path.StartsWith(below + "/", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The navigation of all applications, by group and in their order.</summary>
public sealed class Navigation(IEnumerable<NavigationEntry> entries)
{
    private readonly List<NavigationEntry> _entries = [.. entries.OrderBy(e => e.Group)];

    /// <summary>What a viewer can open: an entry that would only be refused is not shown, nor is a group without entries.</summary>
    public IReadOnlyList<IGrouping<NavigationGroup, NavigationEntry>> For(Viewer viewer) =>
        [.. _entries.Where(e => viewer.May(e.Needs) && (!viewer.Waits || e.Needs == Permission.SeePublic)).GroupBy(e => e.Group)];

    public static Text NameOf(NavigationGroup group) => group switch
    {
        NavigationGroup.Watch => new("监测", "Monitoring"),
        NavigationGroup.Enterprise => new("企业端", "Enterprise"),
        NavigationGroup.Duty => new("值班", "Duty"),
        NavigationGroup.Quality => new("数据质量", "Data quality"),
        NavigationGroup.Resources => new("数据资源", "Data resources"),
        NavigationGroup.Reference => new("资料", "Reference"),
        _ => new("管理", "Administration"),
    };
}
