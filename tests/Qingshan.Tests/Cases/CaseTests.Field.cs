using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Cases;

/// <summary>What an officer sends from the place: kept once, whatever the network does, and only of the one who wrote it.</summary>
public sealed partial class CaseTests
{
    /// <summary>A JPEG of one pixel.</summary>
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==");

    /// <summary>The same, with a position in EXIF as a camera writes it.</summary>
    private static readonly byte[] WithExif = [.. Pixel[..2], 0xFF, 0xE1, 0, 20, .. "Exif\0\0GPS 31.1,121"u8, .. Pixel[2..]];

    [Fact]
    public async Task A_field_report_stands_on_the_page_in_the_history_and_in_the_case_file_with_its_distance_and_its_photo()
    {
        var number = await CheckingAsync();
        var kept = await SentAsync(_officer, number, await ReportAsync("officer", WithExif), WithExif);
        // A tenth of a minute of latitude north of the point.
        Assert.Equal((185, 12, "WGS-84"), ((int)kept["distanceMetres"]!, (int)kept["position"]!["accuracyMetres"]!, (string)kept["position"]!["datum"]!));
        Assert.Equal("abnormal officer,operator", $"{kept["situation"]} {string.Join(',', kept["met"]!.AsArray())}");

        // What the camera wrote beside the picture is gone, the picture is not; the hash of what arrived stays.
        var photo = kept["photos"]![0]!;
        Assert.Equal((Hash(WithExif), Hash(Pixel), new string('a', 64)), ((string)photo["sentSha256"]!, (string)photo["keptSha256"]!, (string)photo["originalSha256"]!));
        Assert.Equal(Pixel, await _leader.GetByteArrayAsync($"/api/v1/cases/{number}/files/{photo["file"]}"));

        var reported = (await _leader.JsonAsync($"/api/v1/cases/{number}?lang=zh"))["history"]!.AsArray().Single(e => (string)e!["kind"]! == "reported")!;
        Assert.Equal(("officer", "异常：除尘器停运（照片 1 张）"), ((string)reported["by"]!, (string)reported["text"]!));
        Assert.Single(await _platform.AuditAsync(), a => a.Action == "case-field-report" && a.Subject == $"Case {number}" && a.Actor == "officer");
        Assert.Equal((string)kept["id"]!, (string)Assert.Single((await _leader.JsonAsync($"/api/v1/cases/{number}/field-reports"))["items"]!.AsArray())!["id"]!);
        Assert.Contains("185 米", await OpenPageAsync($"/cases/{number}"), StringComparison.Ordinal);
        using var stream = new MemoryStream(await _leader.GetByteArrayAsync($"/api/v1/cases/{number}/file.docx?lang=zh"));
        using (var word = WordprocessingDocument.Open(stream, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            Assert.Single(word.MainDocumentPart!.ImageParts);
        }
        using var document = new ZipArchive(stream);
        using var reader = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        Assert.All((string[])["现场检查记录", "除尘器停运", "185 米", Hash(Pixel), new string('a', 64)], text => Assert.Contains(text, xml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_is_sent_again_is_there_once_and_another_content_under_its_identity_is_refused()
    {
        var number = await CheckingAsync();
        var report = await ReportAsync("officer", Pixel);
        // The answer was lost and the phone sends again, from the page and in the background at the same time.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SentAsync(_officer, number, Later(report), Pixel)));
        Assert.Single(answers.Select(a => a.ToJsonString()).Distinct());
        Assert.Single((await _officer.JsonAsync($"/api/v1/cases/{number}"))["files"]!.AsArray());
        var other = report.DeepClone();
        other["seen"] = "一切正常";
        Assert.Equal("field.conflict", await NotTakenAsync(_officer, number, other, Pixel));
        Assert.Equal(answers[0].ToJsonString(), Assert.Single((await _officer.JsonAsync($"/api/v1/cases/{number}/field-reports"))["items"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task A_case_that_went_on_meanwhile_takes_no_report_and_says_why_but_answers_what_it_took_before()
    {
        var number = await CheckingAsync();
        var (before, after) = (await ReportAsync("officer"), await ReportAsync("officer"));
        var taken = await SentAsync(_officer, number, before);
        await PostAsync(_officer, number, "steps", Submitted);
        Assert.Equal("field.not-checked", await NotTakenAsync(_officer, number, after));
        await PostAsync(_leader, number, "steps", new { step = "remand", text = "请补充" });
        Assert.Equal("field.other-person", await NotTakenAsync(_leader, number, after));
        var south = (await _platform.Operator.ItemsAsync("/api/v1/organisations")).First(o => (string)o["name"]! == "南局")["id"];
        await PostAsync(_officer, number, "steps", new { step = "transfer", text = "企业属南区", organisation = south });
        await PostAsync(_south, number, "steps", new { step = "dispatch", assignTo = "south" });
        Assert.Equal("field.not-yours", await NotTakenAsync(_officer, number, after));
        Assert.Equal("南局", (await RefusedAsync(_officer, number, after))["detail"]!.ToString().Split("现由 ")[1].Split(' ')[0]);
        Assert.Equal(taken.ToJsonString(), (await SentAsync(_officer, number, Later(before))).ToJsonString());
        // The other organisation has it with the case.
        Assert.Single((await _south.JsonAsync($"/api/v1/cases/{number}/field-reports"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Reports_of_nobody_of_others_and_with_photos_that_are_none_are_refused()
    {
        var number = await CheckingAsync();
        var report = await ReportAsync("officer", Pixel);
        Assert.Equal("common.sign-in-first", await NotTakenAsync(_platform.Visitor, number, report, Pixel));
        Assert.Equal("cases.unknown", await NotTakenAsync(_south, number, await ReportAsync("south")));
        Assert.Equal("field.photo-hash", await NotTakenAsync(_officer, number, report, WithExif));
        Assert.Equal("field.unreadable", await NotTakenAsync(_officer, number, report));
        var text = "no photo"u8.ToArray();
        Assert.Equal("field.not-a-photo", await NotTakenAsync(_officer, number, await ReportAsync("officer", text), text));
        Assert.Equal("field.not-a-photo", await NotTakenAsync(_officer, number, await ReportAsync("officer", Pixel[..^2]), Pixel[..^2]));
        Assert.Equal("field.too-many-photos", await NotTakenAsync(_officer, number, await ReportAsync("officer", [.. Enumerable.Repeat(Pixel, 7)]), [.. Enumerable.Repeat(Pixel, 7)]));
        foreach (var (field, value, code) in ((string, JsonNode?, string)[])[
            ("observedAt", "2030-01-01T00:00:00Z", "field.wrong-time"), ("position", JsonNode.Parse("""{"longitude":116.4,"latitude":39.9,"datum":"GCJ-02"}"""), "field.wrong-position"),
            ("position", null, "field.wrong-position"), ("situation", "fine", "common.bad-parameter"), ("seen", " ", "cases.text-needed"), ("met", new JsonArray("王经理"), "common.bad-parameter")])
        {
            var wrong = await ReportAsync("officer");
            wrong[field] = value;
            Assert.Equal(code, await NotTakenAsync(_officer, number, wrong));
        }
        Assert.Empty((await _officer.JsonAsync($"/api/v1/cases/{number}/field-reports"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _south.GetAsync($"/api/v1/cases/{number}/field-reports")).StatusCode);
    }

    /// <summary>A case that the officer looks into.</summary>
    private async Task<string> CheckingAsync()
    {
        var (_, number) = await OpenAsync();
        await PostAsync(_officer, number, "steps", new { step = "dispatch", assignTo = "officer" });
        return number;
    }

    private async Task<JsonNode> ReportAsync(string user, params byte[][] photos)
    {
        await using var db = _platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var person = db.Users.Single(p => p.UserName == user).Id;
        var now = TimeProvider.System.GetUtcNow();
        return JsonSerializer.SerializeToNode(new
        {
            id = Guid.NewGuid(), person, observedAt = now.AddHours(-2), sentAt = now, position = new { longitude = 116.4, latitude = 39.9 + (0.1 / 60), accuracy = 12.0, datum = "WGS-84" },
            situation = "abnormal", seen = "除尘器停运", measures = "责令整改", met = (string[])["operator", "officer"], photos = photos.Select(p => new { sha256 = Hash(p), originalSha256 = new string('a', 64) }),
        })!;
    }

    /// <summary>The same report, sent another time.</summary>
    private static JsonNode Later(JsonNode report)
    {
        var later = report.DeepClone();
        later["sentAt"] = TimeProvider.System.GetUtcNow().AddMinutes(5);
        return later;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient who, string number, JsonNode report, params byte[][] photos)
    {
        using var form = new MultipartFormDataContent { { new StringContent(report.ToJsonString()), "report" } };
        foreach (var (photo, i) in photos.Select((p, i) => (p, i))) form.Add(new ByteArrayContent(photo), $"photo-{i}", $"photo-{i}.jpg");
        return await who.PostAsync($"/api/v1/cases/{number}/field-reports?lang=zh", form);
    }

    private static async Task<JsonNode> SentAsync(HttpClient who, string number, JsonNode report, params byte[][] photos)
    {
        using var answer = await SendAsync(who, number, report, photos);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<JsonNode> RefusedAsync(HttpClient who, string number, JsonNode report, params byte[][] photos)
    {
        using var answer = await SendAsync(who, number, report, photos);
        Assert.False(answer.IsSuccessStatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<string> NotTakenAsync(HttpClient who, string number, JsonNode report, params byte[][] photos) => (string)(await RefusedAsync(who, number, report, photos))["code"]!;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
