using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingshan.Hj212;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.EndToEnd;

[CollectionDefinition(Name)]
public sealed class CaseCollection : ICollectionFixture<CaseProgram>
{
    public const string Name = "cases";
}

/// <summary>
/// The published program with two bureaus, outlets with limits, and a mail server: what a case needs to go its way. Its ledger is written before it
/// starts; packets, people and everything else come to it as they come to any other.
/// </summary>
public sealed class CaseProgram : IAsyncLifetime
{
    public const string North = "北局", South = "南局";
    private static readonly DateTime Y2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly DataFolder _folder = new(new TestFolder().Path);
    private HttpClient _operator = null!;

    public RunningProgram Running { get; private set; } = null!;

    public DebianExim Mail { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await WriteLedgerAsync();
        Running = new(_folder.Root, demo: false, new Dictionary<string, string>
        {
            ["CasesEvery"] = "1", ["NotifyEvery"] = "1", ["DeriveEvery"] = "0", ["DetectEvery"] = "0", ["StoreMemory"] = "256",
            ["MailHost"] = "127.0.0.1", ["MailPort"] = $"{Mail.Relay}", ["MailSecurity"] = "none", ["MailFrom"] = "qingshan@platform.test",
        });
        await Running.InitializeAsync();
        _operator = new HttpClient { BaseAddress = new Uri(Running.Address) };
        _operator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Running.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _operator?.Dispose();
        if (Running is not null) await Running.DisposeAsync();
        Mail.Dispose();
    }

    /// <summary>Makes an account; gives its one-time password.</summary>
    public async Task<string> PersonAsync(string user, string role, string organisation) =>
        (await Running.CommandAsync(["people", "add", user, "--role", role, "--organisation", organisation, .. organisation switch { North => (string[])["--region", "NORTH"], South => ["--region", "SOUTH"], _ => [] }])).Split('\n')[^1].Trim();

    /// <summary>Two hours above the limit, from the wire to the signal that comes of them.</summary>
    public async Task<string> SignalAsync(string outlet)
    {
        var hour = BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime) is var now ? now.Date.AddHours(now.Hour) : default;
        foreach (var (before, value) in ((int, int)[])[(5, 30), (4, 52), (3, 55)]) await SendAsync(outlet, hour, before, value);
        for (var tries = 0; tries < 200; tries++)
        {
            foreach (var what in (string[])["derive", "detect"]) await PostAsync($"/api/v1/operation/{what}", null);
            if ((await JsonAsync($"/api/v1/signals?detector=exceedance&point={outlet}"))["items"]!.AsArray() is [{ } signal, ..]) return (string)signal["id"]!;
            await Task.Delay(100);
        }
        throw new InvalidOperationException("The packets make no signal.");
    }

    public async Task<JsonNode> JsonAsync(string path) => (await _operator.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonNode> PostAsync(string path, object? body)
    {
        using var answer = await _operator.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>The time that a case had has passed. Nobody waits for a working day in a test: what is moved is the deadline, in the database, and nothing else.</summary>
    public async Task MissDeadlineAsync(string number)
    {
        await using var db = new PlatformDbs(LedgerPlace.Sqlite(_folder), TimeProvider.System).Open(Viewer.Program);
        var passed = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
        Assert.Equal(1, await db.Set<Case>().Where(c => c.Number == number).ExecuteUpdateAsync(s => s.SetProperty(c => c.DueAt, passed)));
    }

    private async Task WriteLedgerAsync()
    {
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(_folder), TimeProvider.System);
        await dbs.MigrateAsync(CancellationToken.None);
        var writer = new LedgerWriter(dbs, new LedgerBook(dbs, TimeProvider.System), new Viewers(dbs, TimeProvider.System));
        var regions = await PutAsync(writer, new Region { Code = "NORTH", Name = "北区", Disclosure = Disclosure.Public }, new Region { Code = "SOUTH", Name = "南区", Disclosure = Disclosure.Public });
        foreach (var code in (string[])["WALK", "FIELD"])
        {
            var point = (await PutAsync(writer, new MonitoringPoint { Code = code, Name = $"{code} 排放口", Kind = "waste-gas-outlet", Place = Place.Wgs84(116.4, 39.9), RegionId = regions[0] }))[0];
            await PutAsync(writer, new Device { Code = code, PointId = point, Name = code, RegionId = regions[0] });
            await PutAsync(writer, new PointLimit { Code = $"{code}/a21026", PointId = point, Factor = "a21026", Period = "PT1H", Upper = 35, Unit = "mg/m³", Basis = "许可证", RegionId = regions[0] });
        }
    }

    private static async Task<List<Guid>> PutAsync<T>(LedgerWriter writer, params T[] records) where T : Platform.Common.Record
    {
        var put = await writer.PutAsync(Viewer.Program, records, Y2020, "test", CancellationToken.None);
        Assert.True(put.IsOk, put.Error?.ToString());
        return [.. put.Value.Select(p => p.Id)];
    }

    /// <summary>An hour's mean as a device sends it, and its acknowledgement.</summary>
    private async Task SendAsync(string mn, DateTime hour, int before, int value)
    {
        using var device = new TcpClient();
        await device.ConnectAsync("127.0.0.1", Running.GatewayPort);
        var segment = string.Create(CultureInfo.InvariantCulture,
            $"QN={hour.AddMilliseconds(before):yyyyMMddHHmmssfff};ST=31;CN=2061;PW=123456;MN={mn};Flag=5;CP=&&DataTime={hour.AddHours(-before):yyyyMMddHHmmss};a21026-Avg={value},a21026-ZsAvg={value},a21026-Flag=N&&");
        var bytes = Encoding.UTF8.GetBytes(segment);
        await device.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"##{bytes.Length:D4}{segment}{HjCrc.Compute(bytes):X4}\r\n")));
        using var reader = new StreamReader(device.GetStream());
        Assert.Contains("CN=9014", await reader.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token), StringComparison.Ordinal);
    }
}
