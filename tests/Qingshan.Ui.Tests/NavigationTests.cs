using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Ui.Tests;

public class NavigationTests
{
    private static readonly Navigation Two = new(
    [
        new("/", new("在线监测", "Monitoring"), Permission.SeePublic),
        new("/quarantine", new("隔离区", "Quarantine"), Permission.SeeQuarantine),
    ]);

    [Fact]
    public void A_visitor_sees_only_what_is_public() => Assert.Equal(["/"], Two.For(Viewer.Visitor).Select(e => e.Path));

    [Fact]
    public void Who_holds_the_permission_sees_the_entry() =>
        Assert.Equal(["/", "/quarantine"], Two.For(Viewer.Visitor with { Role = Roles.DutyOfficer }).Select(e => e.Path));

    [Fact]
    public void With_a_one_time_password_only_public_entries_show() =>
        Assert.Equal(["/"], Two.For(Viewer.Visitor with { Role = Roles.Administrator, MustChangePassword = true }).Select(e => e.Path));

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/", "/quarantine", false)]
    [InlineData("/quarantine", "/quarantine/9", true)]
    [InlineData("/quarantine", "/quarantined", false)]
    public void An_entry_holds_its_page_and_those_below_it(string entry, string path, bool holds) =>
        Assert.Equal(holds, new NavigationEntry(entry, new("名", "Name"), Permission.SeePublic).Holds(path));
}
