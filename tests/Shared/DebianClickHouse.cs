using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Qingshan.Tests;

/// <summary>
/// A real ClickHouse server, Debian's, for one test class: its own folder, its own ports on loopback, an account with a
/// password. It can be killed and started again on the same data.
/// </summary>
public sealed class DebianClickHouse : IDisposable
{
    private const string Program = "/usr/sbin/clickhouse-server";
    private const string Account = "qingshan", Password = "right-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("qingshan-ch-").FullName;
    private readonly HttpClient _http;
    private Process? _server;

    public DebianClickHouse()
    {
        Port = Loopback.FreePort();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{Account}:{Password}")));
        Assert.SkipUnless(File.Exists(Program), "ClickHouse is not installed (Debian: clickhouse-server).");
        File.WriteAllText(System.IO.Path.Combine(_folder, "config.xml"), $"""
            <yandex>
              <logger><level>warning</level><log>{_folder}/log</log><errorlog>{_folder}/errors</errorlog></logger>
              <listen_host>127.0.0.1</listen_host>
              <http_port>{Port}</http_port>
              <tcp_port>{Loopback.FreePort()}</tcp_port>
              <path>{_folder}/data/</path>
              <tmp_path>{_folder}/tmp/</tmp_path>
              <mark_cache_size>67108864</mark_cache_size>
              <users_config>users.xml</users_config>
              <default_profile>default</default_profile>
              <default_database>default</default_database>
            </yandex>
            """);
        File.WriteAllText(System.IO.Path.Combine(_folder, "users.xml"), $"""
            <yandex>
              <profiles><default/><hiding><skip_unavailable_shards>1</skip_unavailable_shards></hiding></profiles>
              <users>
                <{Account}><password>{Password}</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></{Account}>
                <hiding><password>{Password}</password><networks><ip>127.0.0.1</ip></networks><profile>hiding</profile><quota>default</quota></hiding>
              </users>
              <quotas><default/></quotas>
            </yandex>
            """);
        Start();
    }

    public int Port { get; }

    /// <param name="port">Another port, where something stands between.</param>
    public string Connection(string database, int? port = null, string account = Account, string password = Password) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port ?? Port};Database={database};Username={account};Password={password};Timeout=30");

    /// <summary>An empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "q" + Guid.NewGuid().ToString("N");
        await AskAsync("default", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>A statement as somebody at a console would give it; the answer's text.</summary>
    public async Task<string> AskAsync(string database, string sql)
    {
        using var body = new StringContent(sql);
        using var answer = await _http.PostAsync($"?database={database}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{sql}: {text}");
        return text.TrimEnd('\n');
    }

    public void Start()
    {
        // Its output goes to a file: a pipe would fill up. Its standard input is closed, as a service's.
        _server = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} --config-file={_folder}/config.xml </dev/null >>{_folder}/output 2>&1"]))!;
        var began = Stopwatch.StartNew();
        while (!Answers())
        {
            // The file is there only once the shell has begun: it is read where there is something to tell.
            if (_server.HasExited || began.Elapsed > TimeSpan.FromSeconds(60)) Assert.Fail($"ClickHouse did not start: {File.ReadAllText(System.IO.Path.Combine(_folder, "output"))}");
            Thread.Sleep(50);
        }
    }

    /// <summary>Ends it as a power cut of the program would: without a last word.</summary>
    public void Kill()
    {
        _server!.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        if (_server is not null) Kill();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool Answers()
    {
        try
        {
            using var answer = _http.Send(new HttpRequestMessage(HttpMethod.Get, "ping"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Not yet: that is asked again.
        }
    }
}
