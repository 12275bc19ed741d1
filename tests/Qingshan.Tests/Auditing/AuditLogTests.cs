using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Auditing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Evidence;
using Qingshan.Tests.Path;
using Qingshan.Tests.Talking;

namespace Qingshan.Tests.Auditing;

/// <summary>Finding things in the audit log, taking them out, and proving them to somebody who has nothing but a file.</summary>
public sealed partial class AuditLogTests(EvidencePlatform shared) : IClassFixture<EvidencePlatform>
{
    private RunningPlatform Platform => shared.Platform;

    [Fact]
    public async Task An_entry_is_found_by_each_of_what_it_says_and_by_all_of_it_together()
    {
        var who = Viewer.Program with { Name = "wu_1", Address = "198.51.100.4" };
        await RecordAsync(who, "export", "series 77", AuditOutcome.Done, "50% of Spring_Water");
        await RecordAsync(who with { Name = "wux1", Address = "198.51.100.40" }, "export", "series 771", AuditOutcome.Refused, "500 of spring water");
        foreach (var query in (string[])["person=wu_1", "person=wu_*", "subject=series%2077", "address=198.51.100.4", "q=50%25", "q=spring_w", "person=wu_1&action=export&subject=series*&outcome=done&address=198.51.*&q=WATER&from=2026-01-01"])
            Assert.Equal("series 77", (string)Assert.Single(await Platform.Operator.ItemsAsync($"/api/v1/audit?{query}"))["subject"]!);
        Assert.Equal(["series 771", "series 77"], (await Platform.Operator.ItemsAsync("/api/v1/audit?address=198.51.100.*")).Select(e => (string)e["subject"]!));
        Assert.Single(await Platform.Operator.ItemsAsync("/api/v1/audit?address=198.51.100.*&outcome=refused"));
        Assert.Empty(await Platform.Operator.ItemsAsync("/api/v1/audit?person=wu_1&to=2026-01-01"));
        Assert.Empty(await Platform.Operator.ItemsAsync("/api/v1/audit?person=wu%25"));
        foreach (var bad in (string[])["outcome=maybe", "from=soon", "from=2026-02-01&to=2026-01-01", "size=0", "after=x"])
            Assert.Equal(HttpStatusCode.BadRequest, (await Platform.Operator.GetAsync($"/api/v1/audit?{bad}")).StatusCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Pages_give_every_entry_once_the_newest_first_also_while_new_ones_are_written(int size)
    {
        var known = (await Platform.AuditAsync()).Select(e => e.Id).ToHashSet();
        var (ids, next) = (new List<long>(), (string?)null);
        do
        {
            var page = await Platform.Operator.JsonAsync($"/api/v1/audit?size={size}{(next is null ? "" : $"&after={next}")}");
            ids.AddRange(page["items"]!.AsArray().Select(i => (long)i!["id"]!));
            next = (string?)page["next"];
            await RecordAsync(Viewer.Program, "export", "series 1", AuditOutcome.Done, null);
        } while (next is not null);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Subset(ids.ToHashSet(), known);
        Assert.Equal(ids.OrderDescending(), ids);
    }

    [Fact]
    public async Task Only_who_may_read_the_log_reads_it_and_an_auditor_sees_of_records_what_the_policy_says()
    {
        using var auditor = Platform.With(await Platform.KeyAsync(Roles.Auditor, "auditor"));
        using var operators = Platform.With(await Platform.KeyAsync(Roles.Operator, "an-operator"));
        foreach (var path in (string[])["/api/v1/audit", "/api/v1/audit/1", "/api/v1/audit/1/proof", "/api/v1/audit/export", "/api/v1/audit/statistics"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Platform.Visitor.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await operators.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(path)).StatusCode);
        }
        await RenameAsync("UP", Disclosure.Public);
        await RenameAsync("SECRET", Disclosure.Internal);
        Assert.Contains(await ChangesAsync(auditor, "UP"), c => ((string)c["field"]!, (string?)c["before"], (string?)c["after"]) == ("Name", "UP", "UP renamed"));
        Assert.Contains(await ChangesAsync(Platform.Operator, "SECRET"), c => (string?)c["after"] == "SECRET renamed");
        Assert.Empty(await ChangesAsync(auditor, "SECRET"));
    }

    [Fact]
    public async Task The_export_has_every_chosen_entry_is_audited_and_its_volume_counted()
    {
        await RecordAsync(Viewer.Visitor with { Address = "192.0.2.1" }, "sign-in", "Person =HYPERLINK(\"x\"), \"y\"", AuditOutcome.Refused, "line\nbreak");
        var chosen = await Platform.Operator.ItemsAsync("/api/v1/audit?outcome=refused");
        var csv = await Platform.Operator.GetStringAsync("/api/v1/audit/export?outcome=refused");
        var lines = await Platform.Operator.GetStringAsync("/api/v1/audit/export?outcome=refused&format=ndjson");
        Assert.Equal(chosen.Select(e => e.ToJsonString()), lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.ToJsonString()));
        Assert.StartsWith("id,at,person,actor,action,outcome,subject,detail,address,repeats,bytes\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"Person =HYPERLINK(\"\"x\"\"), \"\"y\"\"\",\"line\nbreak\",192.0.2.1,0,0", csv, StringComparison.Ordinal);
        var run = await Cli.ProcessAsync("audit", "export", "--outcome", "refused", "--format", "csv", "--data", Platform.Settings.Data);
        Assert.Equal((0, csv), (run.Exit, run.Out));

        Assert.Contains(await Platform.AuditAsync(), a => a is { Action: "audit-export", Subject: "AuditEntry outcome=refused", Detail: "ndjson" });
        await Wait.UntilAsync(async () => (await Platform.AuditAsync()).Exists(a => a.Action == "export-sent" && a.Bytes == System.Text.Encoding.UTF8.GetByteCount(lines)), () => "The volume of the export is not in the log.");
        var morning = await Platform.Operator.JsonAsync("/api/v1/audit/statistics");
        Assert.Contains(morning["exports"]!.AsArray(), t => (string)t!["subject"]! == "AuditEntry outcome=refused" && (long)t["bytes"]! >= lines.Length && (string)t["actor"]! == LocalCommand.Name);
        Assert.Contains(morning["failedSignIns"]!.AsArray(), t => (string)t!["address"]! == "192.0.2.1");
    }

    [Fact]
    public async Task Statistics_count_what_was_summed_up()
    {
        for (var i = 0; i < 30; i++)
        {
            using var refused = await Platform.Visitor.GetAsync("/api/v1/relays");
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
        await Platform.Services.GetRequiredService<Audit>().RecordSumsAsync(all: true, CancellationToken.None);
        Assert.Equal([29, 0], (await Platform.Operator.ItemsAsync("/api/v1/audit?subject=GET%20/api/v1/relays")).Select(e => (int)e["repeats"]!));
        var refusal = Assert.Single((await Platform.Operator.JsonAsync("/api/v1/audit/statistics"))["refusals"]!.AsArray(), t => (string)t!["subject"]! == "GET /api/v1/relays");
        Assert.Equal((30, "visitor"), ((int)refusal!["count"]!, (string)refusal["actor"]!));
    }

    [Fact]
    public async Task An_entry_of_a_closed_day_is_proved_by_a_file_that_a_process_without_the_platform_checks()
    {
        var entry = (await Platform.AuditAsync()).First(e => e.Subject == "MonitoringPoint OUT");
        var file = shared.Files.File(Guid.NewGuid().ToString("N"));
        var made = await Cli.RunAsync("audit", "prove", entry.Id.ToString(CultureInfo.InvariantCulture), "--output", file, "--data", Platform.Settings.Data);
        Assert.True(made.Exit == 0, made.ToString());
        var root = (string)(await Platform.Visitor.ItemsAsync("/api/v1/evidence/roots"))[0]["root"]!;
        var run = await Cli.ProcessAsync("evidence", "verify", file, "--root", root);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("audit entries: 1 are in the roots of their days", run.Out, StringComparison.Ordinal);
        Assert.Contains("审计记录：1 条都在其日根之中", run.Out, StringComparison.Ordinal);
        var line = JsonNode.Parse((await File.ReadAllLinesAsync(file))[1])!;
        Assert.Equal(("audit", "MonitoringPoint OUT", "add"), ((string)line["line"]!, (string)line["subject"]!, (string)line["action"]!));
        Assert.Contains(await Platform.AuditAsync(), a => a.Action == "evidence-export" && a.Subject == $"AuditEntry {entry.Id}");
    }

    [Fact]
    public async Task Every_entry_of_a_closed_day_can_be_proved_and_a_byte_that_is_altered_in_its_file_is_found()
    {
        var last = (await Platform.Visitor.ItemsAsync("/api/v1/evidence/roots")).Select(r => Regex.Match((string)r["statement"]!, "^audit ([0-9]+) ([0-9]+) ", RegexOptions.Multiline)).Max(m => long.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        var verify = new Platform.Evidence.EvidenceVerify([]);
        byte[] good = [];
        foreach (var entry in (await Platform.AuditAsync()).Where(e => e.Id <= last))
        {
            good = await Platform.Operator.GetByteArrayAsync($"/api/v1/audit/{entry.Id}/proof");
            var report = verify.Run(good, null, null);
            Assert.True(report.Holds, string.Join('\n', report.Wrong.Select(w => w.En)));
        }
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[1, 255]).Sample((at, other) =>
        {
            byte[] bad = [.. good[..at], (byte)(good[at] ^ other), .. good[(at + 1)..]];
            Assert.False(verify.Run(bad, null, null).Holds, $"an altered byte at {at} was not noticed");
        }, iter: 200, threads: 1);
    }

    [Fact]
    public async Task What_was_written_today_says_when_it_can_be_proved()
    {
        await RecordAsync(Viewer.Program, "export", "series 1", AuditOutcome.Done, null);
        var entry = (await Platform.AuditAsync())[^1];
        using var answer = await Platform.Operator.GetAsync($"/api/v1/audit/{entry.Id}/proof");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Conflict, "evidence.entry-open"), (answer.StatusCode, (string)problem["code"]!));
        Assert.Contains("T00:10:00+08:00", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains("can be exported when the day is closed", await Platform.Operator.GetStringAsync($"/audit/{entry.Id}?lang=en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Platform.Operator.GetAsync("/api/v1/audit/999999/proof")).StatusCode);
    }

    [Fact]
    public async Task The_pages_say_it_in_plain_words_in_both_languages()
    {
        var entry = (await Platform.AuditAsync()).First(e => e.Subject == "MonitoringPoint OUT");
        var zh = WebUtility.HtmlDecode(await Platform.Operator.GetStringAsync($"/audit/{entry.Id}"));
        Assert.Contains("监测点 OUT", zh, StringComparison.Ordinal);
        Assert.Contains($"/api/v1/audit/{entry.Id}/proof", zh, StringComparison.Ordinal);
        Assert.Contains("monitoring point OUT", WebUtility.HtmlDecode(await Platform.Operator.GetStringAsync("/audit?lang=en&subject=MonitoringPoint%20OUT")), StringComparison.Ordinal);
        Assert.Contains("没有这样的记录", WebUtility.HtmlDecode(await Platform.Operator.GetStringAsync("/audit?person=nobody")), StringComparison.Ordinal);
        Assert.Contains("失败的登录", WebUtility.HtmlDecode(await Platform.Operator.GetStringAsync("/audit/overview?days=7")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Platform.Operator.GetAsync("/audit/999999")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Platform.Operator.GetAsync("/audit?from=soon")).StatusCode);
    }

    [Fact]
    public void Every_action_that_the_program_writes_has_its_words()
    {
        var project = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(project.FullName, "Qingshan.slnx"))) project = project.Parent!;
        var source = System.IO.Path.Combine(project.FullName, "src");
        var written = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Writes().Matches(File.ReadAllText(f)).SelectMany(m => Literals().Matches(m.Value).Select(l => l.Groups[1].Value))).Distinct().ToList();
        Assert.True(written.Count > 25, $"{written.Count} actions");
        Assert.Empty(written.Except(AuditWords.Actions.Keys));
    }

    [GeneratedRegex("""(?:Audit\.Add\(\w+, |[aA]udit\.RecordAsync\([^,]+(?:\([^)]*\))?[^,]*, )[^,]*""")]
    private static partial Regex Writes();

    [GeneratedRegex("(?<!\\$)\"([a-z][a-z-]+)\"")]
    private static partial Regex Literals();

    private Task RecordAsync(Viewer who, string action, string subject, AuditOutcome outcome, string? detail) =>
        Platform.Services.GetRequiredService<Audit>().RecordAsync(who, action, subject, outcome, detail, CancellationToken.None);

    private async Task RenameAsync(string code, Disclosure disclosure)
    {
        var point = new MonitoringPoint { Code = code, Name = $"{code} renamed", NameEn = code, Kind = "air-station", Place = Place.Wgs84(116.4, 39.9), Disclosure = disclosure };
        Assert.True((await Platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [point], DateTime.UtcNow, "test", CancellationToken.None)).IsOk);
    }

    private async Task<List<JsonNode>> ChangesAsync(HttpClient who, string code)
    {
        var entry = (await Platform.AuditAsync()).Last(e => e.Subject == $"MonitoringPoint {code}");
        return [.. ((await who.JsonAsync($"/api/v1/audit/{entry.Id}"))["changes"]?.AsArray() ?? []).Select(c => c!)];
    }
}
