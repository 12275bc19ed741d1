using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Desk;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Desk;

/// <summary>The desk: what is worth a look first, for whom.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private RunningPlatform _platform = null!;
    private Guid _north, _south;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        (_north, _south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        await _platform.AddPointAsync("N-AIR", "MN1", Disclosure.Public, _north);
        await _platform.AddPointAsync("S-AIR", "MN2", Disclosure.Public, _south);
        await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(
            Viewer.Program, [new Enterprise { Code = "E1", Name = "一厂", RegionId = _north, Place = Place.Wgs84(116.5, 39.8) }, new Enterprise { Code = "E2", Name = "二厂", RegionId = _south }],
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Grave_and_fresh_leads_come_first_and_those_in_a_case_and_of_other_regions_do_not_come()
    {
        var point = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode;
        var enterprise = await EnterpriseAsync("E1");
        await AddAsync(
            Lead("grave", point["N-AIR"].Id, _north, Severity.Serious, 1), Lead("old", point["N-AIR"].Id, _north, Severity.Serious, 50), Lead("mild", enterprise, _north, Severity.Warning, 0, SubjectKind.Enterprise),
            Lead("elsewhere", point["S-AIR"].Id, _south, Severity.Serious, 0), Lead("closed", point["N-AIR"].Id, _north, Severity.Serious, 0) with { Closed = true });
        using var officer = await PersonAsync("officer", Roles.DutyOfficer, _north);
        var leads = await officer.ItemsAsync("/api/v1/desk/leads");
        Assert.Equal(["grave", "mild", "old"], leads.Select(l => (string)l["text"]!));
        Assert.All(leads, l => Assert.Equal((double)l["weight"]! * (double)l["precision"]! * (double)l["freshness"]!, (double)l["value"]!, 2));
        Assert.Equal(["elsewhere", "grave", "mild", "old"], (await _platform.Operator.ItemsAsync("/api/v1/desk/leads")).Select(l => (string)l["text"]!));

        var map = (await officer.JsonAsync("/api/v1/desk/leads.geojson"))["features"]!.AsArray();
        Assert.Equal([("N-AIR", 3), ("一厂", 2)], map.Select(f => ((string)f!["properties"]!["name"]!, (int)f["properties"]!["level"]!)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _platform.Visitor.GetAsync("/api/v1/desk/leads")).StatusCode);

        // A case takes with it what is open about its subject.
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsJsonAsync("/api/v1/cases", new { signal = (string)leads[0]["signal"]! })).StatusCode);
        Assert.Equal(["mild"], (await officer.ItemsAsync("/api/v1/desk/leads")).Select(l => (string)l["text"]!));
        var ofEnterprise = await officer.PostAsJsonAsync("/api/v1/cases", new { signal = (string)leads[1]["signal"]! });
        var one = (await ofEnterprise.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonNode>())!;
        Assert.Equal(("enterprise", "E1", "一厂"), ((string)one["subjectKind"]!, (string)one["subject"]!, (string)one["subjectName"]!));
        Assert.Empty(await officer.ItemsAsync("/api/v1/desk/leads"));
        Assert.Equal((string)one["number"]!, (string)Assert.Single(await officer.ItemsAsync("/api/v1/cases?enterprise=E1"))["number"]!);
    }

    [Fact]
    public async Task Many_leads_are_ranked_as_if_all_had_been_read()
    {
        var point = _platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["N-AIR"].Id;
        var random = new Random(7);
        await AddAsync([.. Enumerable.Range(0, 2500).Select(i => Lead($"{i}", point, _north, (Severity)random.Next(3), random.Next(1, 2000) / 24.0) with { Detector = $"d{i % 4}" })]);
        var ranking = _platform.Services.GetRequiredService<LeadRanking>();
        var counted = await ranking.CountAsync(Viewer.Program, CancellationToken.None);
        var some = (await ranking.BestAsync(Viewer.Program, counted, 40, CancellationToken.None)).Select(l => l.Signal.Part).ToList();
        // Told that there are few, it reads them all.
        var all = (await ranking.BestAsync(Viewer.Program, [.. counted.Take(1).Select(c => c with { Count = 1 })], 40, CancellationToken.None)).Select(l => l.Signal.Part).ToList();
        Assert.Equal(2500, counted.Sum(c => c.Count));
        Assert.Equal(all, some);
    }

    private sealed record Wanted(string Text, Guid Subject, SubjectKind Kind, Guid Region, Severity Severity, double Days, string Detector = "constant", bool Closed = false);

    private static Wanted Lead(string text, Guid subject, Guid region, Severity severity, double days, SubjectKind kind = SubjectKind.Point) => new(text, subject, kind, region, severity, days);

    private async Task AddAsync(params Wanted[] leads)
    {
        var now = DateTime.UtcNow;
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        foreach (var lead in leads)
        {
            var at = now.AddDays(-lead.Days);
            db.Add(new Signal
            {
                Detector = lead.Detector, SubjectKind = lead.Kind, SubjectId = lead.Subject, RegionId = lead.Region, Part = lead.Text, Severity = lead.Severity, State = lead.Closed ? SignalState.Closed : SignalState.Open,
                Zh = lead.Text, En = lead.Text, Since = at, Until = now, OpenedAt = at, UpdatedAt = at,
            });
        }
        await db.SaveChangesAsync();
    }

    private async Task<Guid> EnterpriseAsync(string code)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        return db.Set<Enterprise>().Single(e => e.Code == code).Id;
    }

    private async Task<HttpClient> PersonAsync(string user, Role role, Guid region)
    {
        Assert.True((await _platform.Services.GetRequiredService<People>().AddAsync(Viewer.Program, user, user, role.Name, $"{user}测试局", region, CancellationToken.None)).IsOk);
        return _platform.With(await _platform.AddKeyAsync(user, user));
    }
}
