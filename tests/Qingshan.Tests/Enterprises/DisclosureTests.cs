using System.Net;
using System.Net.Http.Json;
using Qingshan.Platform.Enterprises;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Enterprises;

/// <summary>What is public of an enterprise: what a rule names, to everybody alike, and nothing else.</summary>
public sealed class DisclosureTests : IAsyncLifetime
{
    private EnterpriseWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await EnterpriseWorld.StartAsync(permitted: true);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_visitor_reads_what_the_rules_name_of_a_holder_whose_records_are_all_internal_and_reads_it_nowhere_else()
    {
        var visitor = _world.Platform.Visitor;
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/points/A-POINT")).StatusCode);
        Assert.Empty(await visitor.ItemsAsync("/api/v1/points"));
        var found = (await visitor.JsonAsync($"/api/v1/disclosure/{_world.A.CreditCode}"))["enterprise"]!;
        Assert.Equal(_world.A.Permit, (string)Assert.Single(found["permits"]!.AsArray())!["number"]!);
        var hour = Assert.Single(found["automatic"]!.AsArray())!;
        Assert.Equal(("a21026", 7.25, "mean:PT1H"), ((string)hour["factor"]!, (double)hour["value"]!, (string)hour["kind"]!));
        Assert.Equal(35, (double)Assert.Single(found["limits"]!.AsArray())!["upper"]!);
        Assert.Equal(7.25, (double)Assert.Single(found["reports"]!.AsArray())!["totals"]!["a21026"]!);
        Assert.Empty(found["penalties"]!.AsArray());
        // No other word of it: neither its place nor its remarks, nor who reported.
        var text = found.ToJsonString();
        foreach (var word in (string[])["A-operator", "MN-A", "A-POINT", "路1号", "admin"]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        var rules = (await visitor.JsonAsync($"/api/v1/disclosure/{_world.A.CreditCode}"))["rules"]!.AsArray();
        Assert.Equal(DisclosureRules.All.Select(r => r.Key), rules.Select(r => (string)r!["key"]!));
        Assert.All(rules, r => Assert.False((bool)r!["verified"]!));
    }

    [Fact]
    public async Task Everybody_reads_the_same_on_the_page_and_by_the_interface()
    {
        var asked = $"/api/v1/disclosure/{_world.A.CreditCode}";
        var public_ = (await _world.Platform.Visitor.JsonAsync(asked)).ToJsonString();
        foreach (var user in (string[])["A-operator", "B-operator", "officer"])
        {
            using var client = await _world.ClientAsync(user);
            Assert.Equal(public_, (await client.JsonAsync(asked)).ToJsonString());
        }
        var page = WebUtility.HtmlDecode(await _world.Platform.Visitor.GetStringAsync($"/disclosure/{_world.A.CreditCode}?lang=zh"));
        foreach (var said in (string[])["7.25", _world.A.Permit, "第二十三条", "未经核实", "平台没有这家企业的行政处罚记录"]) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_of_the_enterprise_stands_beside_the_value_and_a_manual_result_is_public_once_filed()
    {
        using var own = await _world.OperatorOfAsync(_world.A);
        using (var marked = await own.PostAsJsonAsync("/api/v1/own/points/A-POINT/marks", new { from = EnterpriseWorld.Hour(1), to = EnterpriseWorld.Hour(0), reason = "fault" })) Assert.True(marked.IsSuccessStatusCode, await marked.Content.ReadAsStringAsync());
        using (var table = new StringContent("point,factor,start,value,unit,method,sampler\nA-POINT,a34013,2026-11-01T10:00,5.5,mg/m3,HJ 836-2017,李四\n", System.Text.Encoding.UTF8, "text/csv"))
        using (var filed = await own.PostAsync("/api/v1/own/results", table)) Assert.True(filed.IsSuccessStatusCode, await filed.Content.ReadAsStringAsync());
        await _world.Platform.StoredAsync();
        var found = (await _world.Platform.Visitor.JsonAsync($"/api/v1/disclosure/{_world.A.CreditCode}"))["enterprise"]!;
        Assert.NotNull(Assert.Single(found["automatic"]!.AsArray())!["note"]);
        Assert.Equal(("a34013", 5.5), ((string)Assert.Single(found["manual"]!.AsArray())!["factor"]!, (double)found["manual"]![0]!["value"]!));
        Assert.DoesNotContain("李四", found.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_valid_permit_only_penalties_are_public_and_without_either_nothing()
    {
        await using var world = await EnterpriseWorld.StartAsync();
        var (visitor, asked) = (world.Platform.Visitor, $"/api/v1/disclosure/{world.A.CreditCode}");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(asked)).StatusCode);
        Assert.Empty(await visitor.ItemsAsync("/api/v1/disclosure"));
        var penalty = new { number = "杭环罚〔2026〕1号", enterprise = world.A.CreditCode, decidedOn = "2026-05-06", fact = "超标排放", basis = "大气污染防治法第九十九条", amountYuan = 100000, office = "杭州市生态环境局" };
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsJsonAsync("/api/v1/penalties", penalty)).StatusCode);
        using (var entered = await world.Platform.Operator.PostAsJsonAsync("/api/v1/penalties", penalty)) Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
        var found = (await visitor.JsonAsync(asked))["enterprise"]!;
        Assert.False((bool)found["holder"]!);
        Assert.Equal(100000, (double)Assert.Single(found["penalties"]!.AsArray())!["amountYuan"]!);
        foreach (var item in (string[])["permits", "limits", "automatic", "manual", "reports"]) Assert.Empty(found[item]!.AsArray());
        Assert.Equal([world.A.CreditCode], (await visitor.ItemsAsync("/api/v1/disclosure?q=AJQ")).Select(e => (string)e["code"]!));
        Assert.Empty(await visitor.ItemsAsync("/api/v1/disclosure?q=BXW"));
    }
}
