using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Simulation;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Haze;

/// <summary>A warning over the wire, from the list of measures to the evaluation, on the made-up city, and what each page shows to whom.</summary>
public sealed class WarningFlowTests : IAsyncDisposable
{
    private RunningPlatform _platform = null!;

    public async ValueTask DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task A_warning_goes_from_proposal_to_evaluation_and_everybody_sees_what_he_may()
    {
        _platform = await RunningPlatform.StartAsync();
        await DemoRegion.EnsureAsync(_platform.Services.GetRequiredService<LedgerWriter>(), Viewer.Program, CancellationToken.None);
        using var officer = _platform.With(await KeyAsync(Roles.DutyOfficer, "officer"));
        using var leader = _platform.With(await KeyAsync(Roles.DutyLeader, "leader"));
        using var @operator = _platform.With(await KeyAsync(Roles.Operator, "keeper"));

        // The lists of the made-up city are there; another measure is added by a table, and a wrong one is refused cell by cell.
        var listed = (await @operator.ItemsAsync("/api/v1/haze/measures")).Count;
        Assert.True(listed > 25, $"{listed} measures");
        using (var wrong = await @operator.PostAsync("/api/v1/haze/measures/list", Csv("enterprise,level,measure\nSIM-E-001,purple,x\n")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Contains("level", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.True((await @operator.PostAsync("/api/v1/haze/measures/list", Csv("enterprise,level,number,measure\nSIM-E-001,yellow,9,洒水抑尘\n"))).IsSuccessStatusCode);
        Assert.Equal(listed + 1, (await @operator.ItemsAsync("/api/v1/haze/measures")).Count);

        var proposed = await AnswerAsync(await officer.PostAsJsonAsync("/api/v1/haze/issued-warnings", new { region = "SIM-CITY", level = "yellow", from = DateTime.UtcNow.AddMinutes(-5).ToString("O"), reason = "预计重度污染", chance = 0.7 }));
        var number = (string)proposed["number"]!;
        Assert.Equal(("proposed", true, "national-2024"), ((string)proposed["state"]!, (bool)proposed["simulated"]!, (string)proposed["plan"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Visitor.GetAsync($"/api/v1/haze/issued-warnings/{number}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{number}/sign", new { })).StatusCode);
        var signed = await AnswerAsync(await leader.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{number}/sign", new { text = "同意" }));
        Assert.Equal(("issued", "yellow"), ((string)signed["state"]!, (string)signed["level"]!));

        var measures = await leader.ItemsAsync($"/api/v1/haze/issued-warnings/{number}/measures");
        Assert.Contains(measures, m => (string?)m["measure"] == "洒水抑尘" && (string?)m["seen"] == "no-data");
        Assert.Empty(await _platform.Visitor.ItemsAsync($"/api/v1/haze/issued-warnings/{number}/measures"));
        Assert.Equal(measures.Count + 1, (await leader.GetStringAsync($"/api/v1/haze/issued-warnings/{number}/measures?format=csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        // Everybody sees it; who signed it is nobody's business outside.
        var open = Assert.Single(await _platform.Visitor.ItemsAsync("/api/v1/haze/issued-warnings?inForce=true&region=SIM-CITY"));
        Assert.Equal(number, (string?)open["number"]);
        var seen = await _platform.Visitor.JsonAsync($"/api/v1/haze/issued-warnings/{number}");
        Assert.Null(seen["steps"]![0]!["decidedBy"]);
        Assert.Equal("leader", (string?)(await officer.JsonAsync($"/api/v1/haze/issued-warnings/{number}"))["steps"]![0]!["decidedBy"]);
        Assert.Contains(number, await _platform.Visitor.GetStringAsync("/haze"), StringComparison.Ordinal);
        Assert.DoesNotContain("洒水抑尘", await _platform.Visitor.GetStringAsync($"/haze/plan/{number}"), StringComparison.Ordinal);
        Assert.Contains("洒水抑尘", await leader.GetStringAsync($"/haze/plan/{number}"), StringComparison.Ordinal);
        Assert.Contains("洒水抑尘", await leader.GetStringAsync("/enterprises/SIM-E-001"), StringComparison.Ordinal);

        await AnswerAsync(await officer.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{number}/steps", new { step = "lift", reason = "转好" }));
        var lifting = await AnswerAsync(await leader.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{number}/sign", new { }));
        Assert.Equal("lifted", (string)lifting["state"]!);
        foreach (var page in (string[])["/haze/plan", $"/haze/plan/{number}", $"/haze/plan/{number}/evaluation", "/haze/plan/rules", "/haze/warnings"])
            foreach (var who in (HttpClient[])[_platform.Visitor, leader])
                using (var answer = await who.GetAsync(page)) Assert.True(answer.IsSuccessStatusCode, $"{page} {answer.StatusCode}");
    }

    private static async Task<JsonNode> AnswerAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    /// <summary>Somebody of a bureau that holds the made-up city.</summary>
    private async Task<string> KeyAsync(Role role, string user) => await _platform.KeyAsync(role, user, _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["SIM-CITY"].Id);
}
