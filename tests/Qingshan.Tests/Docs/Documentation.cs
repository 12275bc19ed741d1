using System.CommandLine;
using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Commands;
using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Docs;

/// <summary>
/// What is not documented does not pass. Three files are written by the program itself: set QINGSHAN_UPDATE=1 to write
/// docs/openapi.json, docs/errors.md and docs/methods.md anew, then read the difference before committing it.
/// </summary>
public sealed class Documentation
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("QINGSHAN_UPDATE") == "1";

    [Fact]
    public void Every_setting_is_documented() =>
        AllIn("settings.md", typeof(Settings).GetProperties().Where(p => p.CanWrite).Select(p => $"`{p.Name}`"));

    [Fact]
    public void Every_command_and_option_is_documented()
    {
        AllIn("commands.md", CommandsOf(CommandLine.Build(), ""));

        static IEnumerable<string> CommandsOf(Command command, string above) => command.Subcommands.SelectMany(c =>
            (c.Subcommands.Count == 0 ? new[] { $"`{above}{c.Name}`" } : [])
            .Concat(c.Options.Select(o => $"`{o.Name}`"))
            .Concat(CommandsOf(c, $"{above}{c.Name} ")));
    }

    [Fact]
    public void Every_role_and_permission_is_documented() =>
        AllIn("security.md", Roles.All.Select(r => $"`{r.Name}`").Concat(Enum.GetNames<Permission>().Select(p => $"`{p}`")));

    [Fact]
    public async Task Every_route_is_documented()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var routes = platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(r => "/" + r.RoutePattern.RawText?.TrimStart('/'))
            // Files that pages load are no routes of ours: /dist, the framework's, and those of the page at /docs.
            .Where(r => !r.StartsWith("/dist/", StringComparison.Ordinal) && !r.StartsWith("/_", StringComparison.Ordinal) && !r.StartsWith("/{**", StringComparison.Ordinal)
                && !System.IO.Path.HasExtension(r.Replace("openapi.json", "openapi", StringComparison.Ordinal).Replace(".geojson", "", StringComparison.Ordinal))).Distinct();
        AllIn("api.md", routes.Select(r => $"`{r}`"));
    }

    [Fact]
    public async Task The_description_of_the_interface_is_the_one_that_is_checked_in()
    {
        await using var platform = await RunningPlatform.StartAsync();
        var now = (await platform.Visitor.GetStringAsync("/api/v1/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        Same("openapi.json", now);
        Assert.Contains("\"openapi\": \"3.1", now, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_error_code_is_documented_as_the_program_says_it()
    {
        var kinds = ErrorKinds().OrderBy(k => k.Code, StringComparer.Ordinal).ToList();
        Assert.Equal(kinds.Count, kinds.Select(k => k.Code).Distinct().Count());
        var lines = kinds.Select(k => $"| <a id=\"{k.Code}\"></a>`{k.Code}` | {k.Status} | {k.Title.Zh}<br>{k.Title.En} | {k.Detail.Zh}<br>{k.Detail.En} |");
        Same("errors.md", string.Join('\n', (string[])[
            "# 错误编码 · Error codes", "",
            "Written by the program (see the documentation test). `{0}`, `{1}`, … are filled where the error happens.", "",
            "| code | HTTP | what | how to mend it |", "|---|---|---|---|", .. lines, ""]));
    }

    [Fact]
    public void Every_method_of_analysis_is_documented_as_it_says_of_itself() => Same("methods.md", MethodPages.Write());

    [Fact]
    public void Every_error_says_in_both_languages_what_is_wrong()
    {
        foreach (var kind in ErrorKinds())
        {
            Assert.Matches("^[a-z]+\\.[a-z0-9-]+$", kind.Code);
            Assert.InRange(kind.Status, 400, 599);
            Assert.All((string[])[kind.Title.Zh, kind.Title.En, kind.Detail.Zh, kind.Detail.En], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        }
    }

    private static IEnumerable<ErrorKind> ErrorKinds() =>
        ((Assembly[])[typeof(ErrorKind).Assembly, typeof(Ui.UiErrors).Assembly, typeof(Applications.Application).Assembly, typeof(Settings).Assembly]).SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (ErrorKind)f.GetValue(null)!);

    private static void AllIn(string file, IEnumerable<string> names)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(ProjectFolder.Docs, file));
        var missing = names.Distinct().Where(n => !text.Contains(n, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, $"docs/{file} does not mention: {string.Join(", ", missing)}");
    }

    private static void Same(string file, string now)
    {
        var path = System.IO.Path.Combine(ProjectFolder.Docs, file);
        if (Update) File.WriteAllText(path, now);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == now, $"docs/{file} is not what the program says now; write it with QINGSHAN_UPDATE=1 and read the difference.");
    }

}
