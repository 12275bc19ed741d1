using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Evidence;

/// <summary>From a value to a file that proves it, and to somebody who checks it with nothing but the file and a root from elsewhere.</summary>
public sealed class EvidenceTests(EvidencePlatform shared) : IClassFixture<EvidencePlatform>
{
    private static readonly DateTime Day = EvidencePlatform.Day;

    [Fact]
    public async Task The_hour_of_a_device_is_proved_down_to_its_bytes_by_a_root_from_elsewhere()
    {
        var file = await shared.ExportAsync(shared.Series("OUT", "a21026", "mean:PT1H"), Day.AddHours(3));
        var root = (await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/roots"))[0];
        await File.WriteAllTextAsync(shared.Files.File("key.pem"), (string)(await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/keys"))[0]["pem"]!);

        // A process of its own, in a folder where there is nothing else.
        var run = await Cli.ProcessAsync("evidence", "verify", file, "--root", (string)root["root"]!, "--key", shared.Files.File("key.pem"));
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("1 were read again from the bytes", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 个由数据包的原始字节重新读出", run.Out, StringComparison.Ordinal);
        Assert.Contains($"the root that was given is day root {root["number"]}", run.Out, StringComparison.Ordinal);

        var value = Lines(file, "value").Single();
        Assert.Equal((23, 33, 0.25, "OUT"), ((double)value["value"]!, (double)value["converted"]!, (double)value["total"]!, (string)value["point"]!));
        Assert.Contains("a21026-Avg=23,", Encoding.UTF8.GetString((byte[])Convert.FromBase64String((string)Lines(file, "packet").Single()["entry"]!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_root_or_key_from_elsewhere_it_says_that_it_has_only_looked_at_the_file()
    {
        var run = await Cli.RunAsync("evidence", "verify", await shared.ExportAsync(shared.Series("OUT", "a21026", "mean:PT1H"), Day));
        Assert.Equal(0, run.Exit);
        Assert.Contains("--root", run.Out, StringComparison.Ordinal);
        Assert.Contains("只证明文件自洽", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_root_or_another_key_is_refused()
    {
        var file = await shared.ExportAsync(shared.Series("OUT", "a21026", "mean:PT1H"), Day);
        var run = await Cli.RunAsync("evidence", "verify", file, "--root", new string('a', 64));
        Assert.Equal(2, run.Exit);
        Assert.Contains("is none of those in the file", run.Out, StringComparison.Ordinal);

        using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(shared.Files.File("other.pem"), other.ExportSubjectPublicKeyInfoPem());
        Assert.Equal(2, (await Cli.RunAsync("evidence", "verify", file, "--key", shared.Files.File("other.pem"))).Exit);
        Assert.Contains("[common.bad-parameter]", (await Cli.RunAsync("evidence", "verify", file, "--root", "abc")).Error, StringComparison.Ordinal);
        Assert.Contains("[evidence.cannot-read]", (await Cli.RunAsync("evidence", "verify", shared.Files.File("nothing"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_derived_day_leads_over_its_hours_to_their_packets()
    {
        var file = await shared.ExportAsync(shared.Series("OUT", "a21026", "mean:P1D", Origin.RolledUp), Day);
        Assert.Equal((25, 24), (Lines(file, "value").Count, Lines(file, "packet").Count));
        var run = await Cli.RunAsync("evidence", "verify", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("values: 24 were read again", run.Out, StringComparison.Ordinal);
        Assert.Contains("means: 1 were computed again", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_hour_that_was_derived_of_minutes_leads_to_them()
    {
        var file = await shared.ExportAsync(shared.Series("OUT", "a34013", "mean:PT1H", Origin.RolledUp), Day);
        Assert.Equal((7, 6), (Lines(file, "value").Count, Lines(file, "packet").Count));
        var run = await Cli.RunAsync("evidence", "verify", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("means: 1 were computed again", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Origin.Reported, 2026, 3, 5, 7, 30.7)]
    [InlineData(Origin.Reported, 2026, 3, 6, 0, 40.5)]
    [InlineData(Origin.Imported, 2014, 1, 1, 2, 36.5)]
    public async Task What_came_by_upload_and_by_a_file_of_history_is_read_again_from_it(Origin origin, int year, int month, int day, int hour, double value)
    {
        var file = await shared.ExportAsync(shared.Series("UP", "a34004", "mean:PT1H", origin), new DateTime(year, month, day, hour, 0, 0));
        Assert.Equal(value, (double)Lines(file, "value").Single()["value"]!);
        var run = await Cli.RunAsync("evidence", "verify", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("values: 1 were read again", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_names_its_rule_and_its_inputs()
    {
        var file = await shared.ExportAsync(shared.Series("UP", "a34004", "mean:P1D", Origin.RolledUp), Day);
        Assert.NotNull((string?)Lines(file, "value")[0]["ruleZh"]);
        Assert.Equal(0, (await Cli.RunAsync("evidence", "verify", file)).Exit);
    }

    [Fact]
    public async Task A_packet_is_proved_with_everything_that_it_brought()
    {
        var file = await shared.ExportAsync("--packet", "1");
        var run = await Cli.RunAsync("evidence", "verify", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Equal("[1]", Lines(file, "head").Single()["packets"]!.ToJsonString());
        Assert.Single(Lines(file, "value"));
    }

    [Fact]
    public async Task A_signal_is_proved_with_the_values_that_it_rests_on()
    {
        var signal = (await shared.Platform.Operator.ItemsAsync("/api/v1/signals?point=OUT&detector=exceedance"))[0];
        var file = await shared.ExportAsync("--signal", (string)signal["id"]!);
        var run = await Cli.RunAsync("evidence", "verify", file);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Equal((string)signal["id"]!, (string)Lines(file, "signal").Single()["id"]!);
        Assert.True(Lines(file, "value").Count > 1);
    }

    [Fact]
    public async Task What_cannot_be_proved_says_why_and_when()
    {
        var series = shared.Series("OUT", "a21026", "mean:PT1H");
        Assert.Equal("evidence.no-value", await CodeAsync($"series={series}&time=2026-03-09"));
        Assert.Equal("evidence.what-to-export", await CodeAsync($"series={series}"));
        Assert.Equal("evidence.what-to-export", await CodeAsync($"packet=1&series={series}&time=2026-03-05"));
        Assert.Equal("common.bad-parameter", await CodeAsync($"series={series}&time=soon"));
        Assert.Equal("observations.unknown-series", await CodeAsync("series=4711&time=2026-03-05"));
        Assert.Equal("intake.unknown-packet", await CodeAsync("packet=4711"));
        Assert.Equal("signals.unknown", await CodeAsync($"signal={Guid.Empty}"));
    }

    [Fact]
    public async Task Files_are_for_whoever_sees_the_value_and_its_packets_and_are_audited()
    {
        var series = shared.Series("SECRET", "a21026", "mean:PT1H");
        var path = $"/api/v1/evidence/export?series={series}&time=2026-03-05";
        Assert.Equal(HttpStatusCode.Unauthorized, (await shared.Platform.Visitor.GetAsync(path)).StatusCode);
        using var viewer = shared.Platform.With(await shared.Platform.KeyAsync(Roles.Viewer, "v"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(path)).StatusCode);
        using var officer = shared.Platform.With(await shared.Platform.KeyAsync(Roles.DutyOfficer, "o", shared.Elsewhere));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).StatusCode);
        // An upload is of many points: who does not see everything does not get its bytes, though the value is public.
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/api/v1/evidence/export?series={shared.Series("UP", "a34004", "mean:PT1H")}&time=2026-03-05")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/api/v1/evidence/export?series={shared.Series("OUT", "a21026", "mean:PT1H")}&time=2026-03-05")).StatusCode);
        using var everywhere = shared.Platform.With(await shared.Platform.KeyAsync(Roles.DutyOfficer, "e"));
        Assert.Equal(HttpStatusCode.OK, (await everywhere.GetAsync(path)).StatusCode);
        Assert.Contains(await shared.Platform.AuditAsync(), a => a.Action == "evidence-export" && a.Actor == "e" && a.Subject.StartsWith($"series-{series}-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_roots_are_public_page_by_page_and_each_names_the_one_before()
    {
        var roots = await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/roots?size=1");
        Assert.Equal(Enumerable.Range(1, roots.Count).Reverse(), roots.Select(r => (int)r["number"]!));
        foreach (var (later, earlier) in roots.Zip(roots.Skip(1))) Assert.Contains($"previous {earlier["root"]}", (string)later["statement"]!, StringComparison.Ordinal);
        Assert.Equal((string)roots[0]["key"]!, (string)(await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/keys"))[0]["fingerprint"]!);
    }

    [Fact]
    public async Task A_byte_that_is_changed_taken_out_or_put_in_anywhere_in_the_file_is_found_and_located()
    {
        var good = await File.ReadAllBytesAsync(await shared.ExportAsync(shared.Series("OUT", "a21026", "mean:PT1H"), Day));
        var verify = new Platform.Evidence.EvidenceVerify([]);
        Assert.True(verify.Run(good, null, null).Holds);
        var seal = good.AsSpan(0, good.Length - 1).LastIndexOf((byte)'\n') + 1;
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[1, 255], Gen.Int[0, 2]).Sample((at, other, how) =>
        {
            byte[] bad = how switch
            {
                0 => [.. good[..at], (byte)(good[at] ^ other), .. good[(at + 1)..]],
                1 => [.. good[..at], .. good[(at + 1)..]],
                _ => [.. good[..at], (byte)other, .. good[at..]],
            };
            var report = verify.Run(bad, null, null);
            Assert.False(report.Holds, $"{how} at {at} was not noticed");
            var said = string.Join('\n', report.Wrong.Select(w => w.En));
            if (at >= seal - 1)
            {
                Assert.True(said.Contains("seal", StringComparison.Ordinal) || said.Contains("bytes ", StringComparison.Ordinal) || said.Contains("line feed", StringComparison.Ordinal), said);
                return;
            }
            // Of equal bytes in a row any may be the one that was put in or is missing.
            var (first, last) = (at, at);
            var same = how == 1 ? good[at] : (byte)other;
            while (how > 0 && first > 0 && good[first - 1] == same) first--;
            while (how > 0 && last < good.Length && good[last] == same) last++;
            Assert.True(Enumerable.Range(first, last - first + 1).Any(p => said.Contains($"byte {p} ", StringComparison.Ordinal) || said.Contains($"byte {p},", StringComparison.Ordinal)), $"{how} at {at}: {said}");
        }, iter: 120, threads: 1);
    }

    [Fact]
    public async Task The_check_of_the_folder_runs_beside_the_program_and_says_where_it_was_tampered_with()
    {
        var root = (string)(await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/roots"))[0]["root"]!;
        var run = await Cli.RunAsync("evidence", "check", "--data", shared.Platform.Settings.Data, "--root", root);
        Assert.True(run.Exit == 0, run.ToString());
        Assert.Contains("✓ 原始日志", run.Out, StringComparison.Ordinal);

        var copy = new TestFolder();
        foreach (var folder in (string[])["journal", "evidence", "ledger"])
        {
            Directory.CreateDirectory(copy.File(folder));
            foreach (var file in Directory.GetFiles(System.IO.Path.Combine(shared.Platform.Settings.Data, folder)).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
                File.Copy(file, System.IO.Path.Combine(copy.File(folder), System.IO.Path.GetFileName(file)));
        }
        var segment = Directory.GetFiles(copy.File("journal"), "*.qsj")[0];
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[150] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);
        run = await Cli.RunAsync("evidence", "check", "--data", copy.Path);
        Assert.Equal(2, run.Exit);
        Assert.Contains("packet 1 was altered or removed: segment 0000000000000000001.qsj", run.Out, StringComparison.Ordinal);
        Assert.Contains("byte 150 was", run.Out, StringComparison.Ordinal);
        Assert.Contains("第 150 字节原为", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_roots_to_everybody_in_both_languages_and_the_packet_leads_to_its_file()
    {
        var root = (string)(await shared.Platform.Visitor.ItemsAsync("/api/v1/evidence/roots"))[0]["root"]!;
        var zh = WebUtility.HtmlDecode(await shared.Platform.Visitor.GetStringAsync("/evidence"));
        Assert.Contains(root, zh, StringComparison.Ordinal);
        Assert.Contains("请把日根抄存在平台之外", zh, StringComparison.Ordinal);
        Assert.Contains("Write roots down outside of the platform", WebUtility.HtmlDecode(await shared.Platform.Visitor.GetStringAsync("/evidence?lang=en")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await shared.Platform.Visitor.GetAsync("/evidence?after=x")).StatusCode);
        Assert.Contains("/api/v1/evidence/export?packet=1", await shared.Platform.Operator.GetStringAsync("/packets/1"), StringComparison.Ordinal);
    }

    private async Task<string> CodeAsync(string query)
    {
        using var answer = await shared.Platform.Operator.GetAsync("/api/v1/evidence/export?" + query);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private static List<JsonNode> Lines(string file, string line) =>
        [.. File.ReadAllLines(file).Select(l => JsonNode.Parse(l)!).Where(l => (string)l["line"]! == line)];
}

/// <summary>A day that is not over yet.</summary>
public sealed class OpenDayTests
{
    [Fact]
    public async Task A_value_of_a_day_that_is_not_closed_says_when_it_will_be()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await platform.AddPointAsync("P1", "TEST0001");
        using var device = await platform.ConnectAsync();
        await device.SendAsync(DeviceClient.Frame("QN=20140101010000001;ST=22;CN=2061;PW=123456;MN=TEST0001;Flag=5;CP=&&DataTime=20140101000000;a34004-Avg=20.5,a34004-Flag=N&&"));
        await device.ReplyAsync();
        await platform.StoredAsync();
        using var answer = await platform.Operator.GetAsync("/api/v1/evidence/export?series=1&time=2014-01-01");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((HttpStatusCode.Conflict, "evidence.day-open"), (answer.StatusCode, (string)problem["code"]!));
        Assert.Contains("T00:10:00+08:00", (string)problem["detail"]!, StringComparison.Ordinal);
    }
}
