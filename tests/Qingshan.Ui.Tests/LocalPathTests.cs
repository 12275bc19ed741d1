namespace Qingshan.Ui.Tests;

public class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/points/P1?factor=a34004&kind=instant")]
    [InlineData("/quarantine")]
    public void A_path_of_this_site_is_gone_back_to(string path) => Assert.Equal(path, LocalPath.OrHome(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("quarantine")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    public void Anything_else_leads_home(string? path) => Assert.Equal("/", LocalPath.OrHome(path));
}
