using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>An officer with a phone at a place without a network: what was written arrives, once, and in nobody else's name.</summary>
[Trait("needs", "server"), Collection(CaseCollection.Name)]
public sealed class FieldOffline(CaseProgram program, Browser browser)
{
    [Fact]
    public async Task A_report_with_photo_and_position_is_kept_on_the_phone_and_arrives_once()
    {
        var number = (string)(await program.PostAsync("/api/v1/cases", new { signal = await program.SignalAsync("FIELD") }))["number"]!;
        var (writer, other) = (await program.PersonAsync("field-officer", "duty-officer", CaseProgram.North), await program.PersonAsync("colleague", "duty-officer", CaseProgram.North));
        await program.PostAsync($"/api/v1/cases/{number}/steps", new { step = "dispatch", assignTo = "field-officer" });
        await using var visit = await browser.OpenAsync(program.Running, phone: true);
        var (page, phone) = (visit.Page, visit.Page.Context);
        await phone.GrantPermissionsAsync(["geolocation"]);
        await phone.SetGeolocationAsync(new() { Longitude = 116.4f, Latitude = 39.901f, Accuracy = 9 });
        await page.SignInFirstAsync("field-officer", writer);
        await page.GotoAsync("/field");
        await ReadyAsync(page);
        var photo = await PhotoAsync(page);
        await CleanAsync(page);

        // Without a network the case opens, though only the list was opened before; the report is kept and outlives the page.
        await phone.SetOfflineAsync(true);
        await page.Locator(".qs-field-cases a").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("FIELD 排放口");
        // Nobody types before the page is awake, but a test may.
        await page.WaitForFunctionAsync("customElements.get('qs-field-form') !== undefined");
        // The phone throws the page away while the camera is open: what was typed is there again.
        await page.FillAsync("#measures", "责令立即恢复");
        await page.ReloadAsync();
        await Expect(page.Locator("#measures")).ToHaveValueAsync("责令立即恢复");
        await WriteAsync(page, "除尘器停运", photo);
        await Expect(page.Locator(".qs-field-count")).ToHaveTextAsync("1 份记录等待发送");
        await page.ReloadAsync();
        await Expect(page.Locator(".qs-field-count")).ToHaveTextAsync("1 份记录等待发送");
        await CleanAsync(page);
        Assert.Empty(await ReportsAsync(number));

        await phone.SetOfflineAsync(false);
        await Expect(page.Locator(".qs-field-arrived")).ToBeVisibleAsync();
        var report = Assert.Single(await ReportsAsync(number))!;
        Assert.Equal(("field-officer", "abnormal", "除尘器停运", "责令立即恢复", 111, 9), ((string)report["by"]!, (string)report["situation"]!, (string)report["seen"]!, (string)report["measures"]!, (int)report["distanceMetres"]!, (int)report["position"]!["accuracyMetres"]!));
        var sent = report["photos"]![0]!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(photo)), (string)sent["originalSha256"]!);
        // Drawn anew on the phone, there is nothing in it that the platform would have to take out.
        Assert.Equal((string)sent["sentSha256"]!, (string)sent["keptSha256"]!);
        await page.GotoAsync($"/field/{number}");
        // Photos load as one comes to them.
        await page.Locator(".qs-field-report img").ScrollIntoViewIfNeededAsync();
        var size = await page.Locator(".qs-field-report img").EvaluateAsync<int[]>("async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }");
        Assert.Equal([2048, 1365], size);

        // The answer is lost on its way: the phone sends again, and nothing is there twice.
        await phone.RouteAsync("**/field-reports", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await WriteAsync(page, "第二次到场，已恢复", null);
        await ArrivedAsync(number, 2);
        await Expect(page.Locator(".qs-field-count")).ToHaveTextAsync("1 份记录等待发送");
        await phone.UnrouteAllAsync();
        await page.GetByText("现在发送").ClickAsync();
        await Expect(page.Locator(".qs-field-arrived")).ToBeVisibleAsync();
        Assert.Equal(2, (await ReportsAsync(number)).Count);

        // Signed out meanwhile: it is kept, is nobody else's, and goes when its author signs in.
        await phone.ClearCookiesAsync();
        await WriteAsync(page, "退出后写的", null);
        await Expect(page.Locator(".qs-field-fate")).ToContainTextAsync("以 field-officer 登录后自动发送");
        await page.GotoAsync("/sign-in");
        await Expect(page.Locator("qs-field-waiting")).ToContainTextAsync("本机有 1 份现场记录等待发送");
        await page.SignInFirstAsync("colleague", other);
        await page.GotoAsync("/field");
        await Expect(page.Locator("qs-field-outbox")).ToContainTextAsync("其他账号的 1 份记录");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("退出后写的");
        Assert.Equal(2, (await ReportsAsync(number)).Count);
        await page.GetByText("退出", new() { Exact = true }).ClickAsync();
        // With the sign-out the pages that were kept are forgotten; the report is not.
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length === 0");
        await page.SignInAsync("field-officer");
        await ArrivedAsync(number, 3);
        Assert.All(await ReportsAsync(number), r => Assert.Equal("field-officer", (string)r!["by"]!));

        // The case went elsewhere meanwhile: the report is refused, says why, and stays to be read.
        await page.GotoAsync($"/field/{number}");
        await ReadyAsync(page);
        await phone.SetOfflineAsync(true);
        await WriteAsync(page, "移送之后写的", null);
        var south = (await program.JsonAsync("/api/v1/organisations"))["items"]!.AsArray().FirstOrDefault(o => (string)o!["name"]! == CaseProgram.South)?["id"] ?? await SouthAsync();
        await program.PostAsync($"/api/v1/cases/{number}/steps", new { step = "transfer", text = "企业属南区", organisation = south });
        await phone.SetOfflineAsync(false);
        await Expect(page.Locator(".qs-field-fate")).ToContainTextAsync("工单不在核查中");
        await Expect(page.Locator(".qs-field-text")).ToContainTextAsync("移送之后写的");
        await page.ReloadAsync();
        await Expect(page.Locator(".qs-field-text")).ToContainTextAsync("移送之后写的");
        Assert.Equal(3, (await ReportsAsync(number)).Count);
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("Failed to load resource", StringComparison.Ordinal));
    }

    private static async Task WriteAsync(IPage page, string seen, byte[]? photo)
    {
        await page.Locator("label", new() { HasText = "异常" }).ClickAsync();
        await page.FillAsync("#seen", seen);
        if (photo is not null)
        {
            await page.GetByText("记录当前位置").ClickAsync();
            await Expect(page.Locator("[data-show=position]")).ToContainTextAsync("距监测点 111 m");
            await page.SetInputFilesAsync("#camera", new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = photo });
            await Expect(page.Locator("qs-field-form .qs-field-photos canvas")).ToBeVisibleAsync();
        }
        await page.GetByText("保存并发送").ClickAsync();
        await Expect(page.Locator("#seen")).ToHaveValueAsync("");
    }

    /// <summary>A photo as a phone makes it: large, and with what cameras write beside the picture.</summary>
    private static async Task<byte[]> PhotoAsync(IPage page)
    {
        var drawn = Convert.FromBase64String(await page.EvaluateAsync<string>("""
            () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [3000, 2000];
              const context = canvas.getContext('2d');
              context.fillStyle = '#357';
              context.fillRect(0, 0, 3000, 2000);
              return canvas.toDataURL('image/jpeg').split(',')[1];
            }
            """));
        return [.. drawn[..2], 0xFF, 0xE1, 0, 20, .. "Exif\0\0GPS 31.1,121"u8, .. drawn[2..]];
    }

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("qs-field-offline")).ToHaveAttributeAsync("data-ready", "ready");

    private async Task<JsonArray> ReportsAsync(string number) => (await program.JsonAsync($"/api/v1/cases/{number}/field-reports"))["items"]!.AsArray();

    private async Task ArrivedAsync(string number, int count)
    {
        for (var tries = 0; tries < 200; tries++, await Task.Delay(100))
            if ((await ReportsAsync(number)).Count >= count) return;
        Assert.Fail($"{(await ReportsAsync(number)).Count} of {count} reports arrived.");
    }

    /// <summary>An organisation is there with its first person.</summary>
    private async Task<JsonNode> SouthAsync()
    {
        await program.PersonAsync("south-first", "viewer", CaseProgram.South);
        return (await program.JsonAsync("/api/v1/organisations"))["items"]!.AsArray().First(o => (string)o!["name"]! == CaseProgram.South)!["id"]!;
    }

    private static async Task CleanAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}"));
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{page.Url} is {wide} pixels wider than the screen");
    }
}
