using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Tests.Path;

/// <summary>What tests ask a running platform again and again.</summary>
internal static class Asking
{
    private static readonly DateTime Y2000 = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task<JsonNode> JsonAsync(this HttpClient who, string path)
    {
        using var answer = await who.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>All items of a list, over all its pages.</summary>
    public static async Task<List<JsonNode>> ItemsAsync(this HttpClient who, string path)
    {
        var items = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await who.JsonAsync(next is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={next}");
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            next = (string?)page["next"];
        } while (next is not null);
        return items;
    }

    /// <summary>The rows of an export as name and text.</summary>
    public static async Task<List<Dictionary<string, string>>> ExportAsync(this HttpClient who, string query)
    {
        var lines = (await who.GetStringAsync($"/api/v1/observations/export?{query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(l.Split(',')).ToDictionary(f => f.First, f => f.Second))];
    }

    public static double Number(this Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    /// <summary>How far the journal is and how much is stored, once the store has caught up.</summary>
    public static async Task<Stand> StandAsync(this RunningPlatform platform)
    {
        await platform.StoredAsync();
        var size = await platform.Services.GetRequiredService<IObservationStore>().SizeAsync(CancellationToken.None);
        return new(platform.Services.GetRequiredService<PacketJournal>().LastSynced, size.Observations, platform.Services.GetRequiredService<SeriesBook>().Count);
    }

    public static async Task<Guid> AddRegionAsync(this RunningPlatform platform, string code)
    {
        var region = new Region { Code = code, Name = code, Kind = RegionKind.City, Disclosure = Disclosure.Public };
        return (await platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [region], Y2000, "test", CancellationToken.None)).Value[0].Id;
    }

    /// <summary>An account with a key, in an organisation of its own that holds the region, or everything.</summary>
    public static async Task<string> KeyAsync(this RunningPlatform platform, Role role, string user, Guid? region = null, DateTime? expires = null)
    {
        var people = platform.Services.GetRequiredService<People>();
        Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, $"单位 {user}", region, CancellationToken.None)).IsOk);
        return await platform.AddKeyAsync(user, $"key of {user}", expires);
    }

    public static async Task<string> AddKeyAsync(this RunningPlatform platform, string user, string name, DateTime? expires = null, KeyLimits? limits = null) =>
        (await platform.Services.GetRequiredService<KeyDesk>().AddAsync(Viewer.Program, user, new(name, expires, limits ?? KeyLimits.None), CancellationToken.None)).Value;

    public static HttpClient With(this RunningPlatform platform, string key)
    {
        var client = new HttpClient { BaseAddress = platform.Visitor.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public static async Task<List<AuditEntry>> AuditAsync(this RunningPlatform platform)
    {
        await using var db = platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }
}

/// <param name="Position">Last entry of the journal.</param>
internal readonly record struct Stand(long Position, long Observations, int Series);
