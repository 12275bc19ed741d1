using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Ui.Tests;

public class NavigationTests
{
    private static readonly Navigation Three = new(
    [
        new(NavigationGroup.Quality, "/quarantine", new("隔离区", "Quarantine"), Permission.SeeQuarantine),
        new(NavigationGroup.Watch, "/", new("在线监测", "Now"), Permission.SeePublic),
        new(NavigationGroup.Watch, "/duty-screen", new("大屏", "Wall"), Permission.SeeInternal),
    ]);

    [Fact]
    public void A_visitor_sees_only_what_is_public_and_no_empty_group() => Assert.Equal(["Watch: /"], Of(Viewer.Visitor));

    [Fact]
    public void Who_holds_the_permission_sees_the_entry_under_its_group() =>
        Assert.Equal(["Watch: /, /duty-screen", "Quality: /quarantine"], Of(Viewer.Visitor with { Role = Roles.DutyOfficer }));

    [Fact]
    public void With_a_one_time_password_only_public_entries_show() =>
        Assert.Equal(["Watch: /"], Of(Viewer.Visitor with { Role = Roles.Owner, MustChangePassword = true }));

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/quarantine", false)]
    [InlineData("/quarantine", "/quarantine/9", true)]
    [InlineData("/quarantine", "/quarantined", false)]
    [InlineData("/quarantine", "/packets/3", true)]
    public void An_entry_holds_its_page_those_below_it_and_those_that_it_names(string entry, string path, bool holds) =>
        Assert.Equal(holds, new NavigationEntry(NavigationGroup.Quality, entry, new("名", "Name"), Permission.SeePublic) { Also = ["/packets"] }.Holds(path));

    private static IEnumerable<string> Of(Viewer viewer) => Three.For(viewer).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Path))}");
}
