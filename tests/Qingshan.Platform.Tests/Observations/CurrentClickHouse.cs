using System.Diagnostics;
using System.Globalization;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>
/// A current ClickHouse engine for one test class: the library <c>chdb</c> of npm in a Node process, behind as much HTTP as the
/// store uses (<c>tests/chdb/server.mjs</c>).
/// </summary>
public sealed class CurrentClickHouse : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qingshan-chdb-").FullName;
    private readonly Process _node;
    private readonly HttpClient _http = new();
    private readonly int _port;

    public CurrentClickHouse()
    {
        var home = Path.Combine(ProjectFolder.Root, "tests", "chdb");
        Assert.SkipUnless(Directory.Exists(Path.Combine(home, "node_modules", "@chdb")), "The library chdb is not installed (npm install in tests/chdb).");
        _node = Process.Start(new ProcessStartInfo("node", [Path.Combine(home, "server.mjs"), _folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var said = _node.StandardOutput.ReadLine();
        Assert.True(int.TryParse(said, CultureInfo.InvariantCulture, out _port), $"The engine did not start: {said}");
    }

    public async Task<string> NewConnectionAsync()
    {
        var name = "q" + Guid.NewGuid().ToString("N");
        await AskAsync("default", $"CREATE DATABASE {name}");
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={name};Timeout=60");
    }

    public async Task<string> AskAsync(string database, string sql)
    {
        using var body = new StringContent(sql);
        using var answer = await _http.PostAsync($"http://127.0.0.1:{_port}/?database={database}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{sql}: {text}");
        return text.TrimEnd('\n');
    }

    public void Dispose()
    {
        _http.Dispose();
        _node.StandardInput.Close();
        if (!_node.WaitForExit(10_000)) _node.Kill();
        _node.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

}
