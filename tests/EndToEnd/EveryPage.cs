using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Qingshan.Applications;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Warnings;
using Qingshan.Ui;
using static Microsoft.Playwright.Assertions;

namespace Qingshan.EndToEnd;

/// <summary>
/// Every page of the program, found by its route, as a visitor sees it and somebody who may see everything, in Chinese and English, at
/// desktop and phone width: usable by keyboard and screen reader, no wider than its screen, and in the language that was asked for.
/// </summary>
[Trait("needs", "server")]
public sealed partial class EveryPage(RunningProgram program, Browser browser)
{
    private const string Region = "SIM-CITY";

    /// <summary>Text that is Chinese in English pages too: what people typed, names, tables of data, and what says that it is Chinese.</summary>
    private const string ChineseOutsideOfData = """
        () => {
          const skip = 'tbody, dd, select, textarea, pre, code, .qs-said, .qs-happened, .navbar-brand, [lang^=zh]';
          const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walk.nextNode());)
            if (/[\u4e00-\u9fff]/.test(node.data) && !node.parentElement.closest(skip)) found.push(node.data.trim());
          return found;
        }
        """;

    /// <summary>By how much the page is wider than its screen, once charts have taken up its width: they do so a moment after it has changed.</summary>
    private const string Overflow = """
        async () => {
          const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
          for (let tries = 0; tries < 40 && over() > 0; tries++) await new Promise(again => setTimeout(again, 50));
          return over();
        }
        """;

    [Theory]
    [InlineData("zh", false)]
    [InlineData("zh", true)]
    [InlineData("en", true)]
    public async Task Every_page_can_be_used_by_keyboard_and_screen_reader_fits_its_screen_and_speaks_the_language_asked_for(string language, bool signedIn)
    {
        await using var visit = signedIn ? await program.SignedInAsync(browser, Roles.Owner.Name) : await browser.OpenAsync(program);
        var wrong = new List<string>();
        foreach (var path in await PathsAsync(signedIn ? visit.Page : null))
        {
            await visit.Page.SetViewportSizeAsync(1280, 900);
            var answer = await visit.Page.GotoAsync($"{path}?lang={language}");
            await visit.Page.WaitForLoadStateAsync(LoadState.Load);
            if (answer!.Status != 200) wrong.Add($"{path} answers {answer.Status}");
            if (language == "en") wrong.AddRange((await visit.Page.EvaluateAsync<string[]>(ChineseOutsideOfData)).Select(text => $"{path} says in English: {text}"));
            foreach (var width in (int[])[1280, 390])
            {
                await visit.Page.SetViewportSizeAsync(width, 844);
                if (IsChecked(language, signedIn, width))
                {
                    var found = await visit.Page.RunAxe();
                    wrong.AddRange(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path} at {width}: {v.Id}: {v.Help} ({v.Nodes.Length}) {v.Nodes[0].Html}"));
                }
                var over = await visit.Page.EvaluateAsync<int>(Overflow);
                if (over > 0) wrong.Add($"{path} is {over} pixels wider than {width}");
            }
        }
        wrong.AddRange(visit.Complaints.Select(c => $"console: {c}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What assistive programs need is the same in both languages; pages that everybody sees are looked at on the phone as a visitor and on the desk signed in.</summary>
    private static bool IsChecked(string language, bool signedIn, int width) => language == "zh" && width == (signedIn ? 1280 : 390);

    /// <summary>An address of each page; what a parameter names is there or is made.</summary>
    /// <param name="page">Of somebody who may see everything; null for the pages that everybody sees.</param>
    private async Task<List<string>> PathsAsync(IPage? page)
    {
        using var http = new HttpClient { BaseAddress = new Uri(program.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        var point = (string)(await FirstAsync(http, "/api/v1/points?kind=air-station"))["code"]!;
        var named = new Dictionary<string, string>
        {
            ["/analysis/{name}"] = "/analysis/rolling-mean",
            ["/points/{code}"] = $"/points/{point}",
            ["/devices/{mn}"] = $"/devices/{(string)(await FirstAsync(http, "/api/v1/devices"))["mn"]!}",
            ["/catalog/{code}"] = $"/catalog/{(string)(await FirstAsync(http, "/api/v1/datasets?class=collection&kind=air-station"))["code"]!}",
            ["/catalog/{code}/ask"] = "/catalog/record.device/ask",
            ["/eia/{code}"] = $"/eia/{await ProjectAsync(http)}",
            ["/disclosure/{code}"] = $"/disclosure/{await PunishedAsync(http)}",
            ["/permits/{number}"] = $"/permits/{(string)(await FirstAsync(http, "/api/v1/permits"))["number"]!}",
            ["/enterprises/{code}"] = $"/enterprises/{(string)(await FirstAsync(http, "/api/v1/enterprises"))["code"]!}",
            ["/responsibility/{code}"] = $"/responsibility/{await DutyAsync(http)}",
            ["/review/{code}"] = $"/review/{point}",
            ["/bulletin/{region}/{date}"] = $"/bulletin/{Region}/{DateTimeOffset.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            ["/haze/plan/{number}"] = $"/haze/plan/{await WarningAsync()}",
            ["/haze/plan/{number}/evaluation"] = $"/haze/plan/{await WarningAsync()}/evaluation",
            ["/audit/{id:long}"] = "/audit/3",
            ["/packets/{sequence:long}"] = $"/packets/{(long)(await FirstAsync(http, $"/api/v1/packets?point={point}"))["sequence"]!}",
        };
        if (page is not null)
        {
            await page.GotoAsync("/account");
            var signal = (string)(await FirstAsync(http, "/api/v1/signals"))["id"]!;
            named["/signals/{id:guid}"] = $"/signals/{signal}";
            named["/quality/issues/{id:guid}"] = $"/quality/issues/{await QualityPages.IssueAsync(http, point)}";
            var me = (await page.Locator(".qs-account a[href='/account']").InnerTextAsync()).Trim();
            var number = await CaseAsync(http, signal, me);
            (named["/cases/{number}"], named["/field/{number}"], named["/people/{user}"]) = ($"/cases/{number}", $"/field/{number}", $"/people/{me}");
            await BeEnterpriseAsync(http, number);
            (named["/own/inquiries/{number}"], named["/own/objections/{number}"], named["/objections/{number}"]) = ("/own/inquiries/GZ-TEST", "/own/objections/SS-TEST", "/objections/SS-TEST");
            named["/analysis/runs/{id:guid}"] = await AnalysisPages.RunAsync(page, "rolling-mean");
            named["/relays/{code}"] = $"/relays/{await RelayAsync(http)}";
            named["/notices/{id}"] = await NoticeAsync(page, http, signal);
            var mn = (string)(await FirstAsync(http, "/api/v1/devices"))["mn"]!;
            named["/devices/{mn}/commands"] = $"/devices/{Uri.EscapeDataString(mn)}/commands";
            named["/devices/commands/{id:guid}"] = $"/devices/commands/{await CommandAsync(http, mn)}";
            named["/sharing/{id:guid}"] = await AskAsync(page);
            named["/duty/hand-overs/{id}"] = await HandOverAsync(page);
        }
        var pages = ((Assembly[])[typeof(Application).Assembly, typeof(PageBase).Assembly]).SelectMany(a => a.GetTypes())
            .Where(t => page is not null || t.GetCustomAttribute<NeedsAttribute>()?.Permission == Permission.SeePublic)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(pages.Count > (page is null ? 10 : 25), $"{pages.Count} pages");
        return pages.ConvertAll(p => named.TryGetValue(p, out var path) ? path : p.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"Say an address of {p}.") : p);
    }

    /// <summary>An enterprise with a project that began before its approval, a permit, and a name that waits for a person.</summary>
    private static async Task<string> ProjectAsync(HttpClient http)
    {
        var code = Standards.CreditCode.Build("91310117607220405").Text;
        var files = new Dictionary<string, string>
        {
            ["enterprises"] = $"单位名称,注册号/统一社会信用代码,污染源名称,污染源编码,行业大类,所属小类,生产地址,行政区划,地理坐标(经度),地理坐标(纬度),是否已核发全国许可证\n上海瑞泽化工有限公司,{code},上海瑞泽化工有限公司,607220405001,化学制品,涂料,某路1号,,121.41,31.17,\n",
            ["outlets"] = "stWrybh,stPfkType,stUnitfyPfkbh,stPfkbh,stPfkmc,stZxbzmc,stJd,stWd\n607220405001,AIR,FQ010,E1,氧化炉,DB31/933-2015,,\n",
            ["outlet_pollutant_limits"] = "stWryCode,stType,stSitecode,stProject,stPfxz,stPfxzMin,jcxm_dw,stJcff,stJcpc\n607220405001,AIR,FQ010,二氧化硫,100,0,mg/m3,自动＋手工,季\n",
            ["eia_followup"] = "project_id,project_name,area,current_stage,public_date\nF1,罐区改造,,竣工及调试期,2018-06-21\nF2,包装线,,建设期,\n",
            ["eia_followup_detail"] = "project_id,建设单位,环评批文文号,环评批文日期,实际开工日期,开始调试日期,环评项目登记号\nF1,上海瑞泽化工有限公司,松环保许管[2017]1045号,2017-05-27,2017-05-01,2017-07-31,117-2\n"
                + "F2,上海市瑞泽化工有限责任公司松江分公司,松环保许管[2016]614号,2014-08-04,,,\n",
            ["national_discharge_permits"] = $"许可证编号,单位名称,行业类别,有效期限,发证日期\n{code}001P,上海瑞泽化工有限公司,涂料制造,2018-01-01至2020-12-31,2018-01-01\n",
        };
        var folder = Directory.CreateTempSubdirectory("qingshan-disclosure");
        foreach (var (name, text) in files) await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, name + ".csv"), text);
        using var import = await http.PostAsync($"/api/v1/imports/shanghai-enterprises?path={Uri.EscapeDataString(folder.FullName)}", null);
        Assert.True(import.IsSuccessStatusCode, await import.Content.ReadAsStringAsync());
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.FullName, "manual_monitoring_A.csv"), "stWryCode,stJcdCode,stJcsj,jcxm_dw,stJcxm,stJcnd\n607220405001,FQ010,2020-08-12 13:00,mg/m3,二氧化硫,30\n");
        using var readings = await http.PostAsync($"/api/v1/imports/shanghai-manual?path={Uri.EscapeDataString(folder.FullName)}", null);
        Assert.True(readings.IsSuccessStatusCode, await readings.Content.ReadAsStringAsync());
        folder.Delete(recursive: true);
        return "SH-F1";
    }

    /// <summary>The enterprise of the project, with a penalty: all else of it is internal, and its permit is over.</summary>
    private static async Task<string> PunishedAsync(HttpClient http)
    {
        var code = Standards.CreditCode.Build("91310117607220405").Text;
        using var entered = await http.PostAsJsonAsync("/api/v1/penalties", new { number = "松环罚〔2026〕1号", enterprise = code, decidedOn = "2026-05-06", fact = "超标排放", amountYuan = 100000, office = "松江区生态环境局" });
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
        return code;
    }

    /// <summary>The organisation of who looks is that enterprise's, which was asked and objects; the program hears of it by the next write of the ledger.</summary>
    private async Task BeEnterpriseAsync(HttpClient http, string inCase)
    {
        var (code, now) = (Standards.CreditCode.Build("91310117607220405").Text, DateTime.UtcNow);
        await using (var db = new PlatformDbs(LedgerPlace.Sqlite(new(program.Data)), TimeProvider.System).Open(Viewer.Program))
        {
            db.Entry(await db.Set<Organisation>().SingleAsync(o => o.Name == "测试单位")).Property(o => o.CreditCode).CurrentValue = code;
            if (!await db.Set<Inquiry>().AnyAsync())
            {
                var (enterprise, one) = (await db.Set<Enterprise>().SingleAsync(e => e.Code == code), await db.Set<Case>().SingleAsync(c => c.Number == inCase));
                db.Add(new Inquiry
                {
                    Number = "GZ-TEST", CaseId = one.Id, EnterpriseId = enterprise.Id, EnterpriseCode = code, EnterpriseName = enterprise.Name, SubjectCode = one.SubjectCode, Title = "请说明原因", Text = "昨日3时",
                    AskedAt = now, AskedBy = "officer", DueAt = now.AddDays(3),
                });
                db.Add(new Objection
                {
                    Number = "SS-TEST", EnterpriseId = enterprise.Id, EnterpriseCode = code, EnterpriseName = enterprise.Name, About = ObjectionSubject.Inquiry, Subject = "GZ-TEST", SubjectZh = "告知 GZ-TEST", SubjectEn = "Notice GZ-TEST",
                    DoneBy = "officer", Text = "已整改", At = now, By = "operator", DueAt = now.AddDays(9),
                });
            }
            await db.SaveChangesAsync();
        }
        using var entered = await http.PostAsJsonAsync("/api/v1/penalties", new { number = $"松环罚〔2026〕{now.Ticks}号", enterprise = code, decidedOn = "2026-06-07", fact = "未按规定公开", office = "松江区生态环境局" });
        Assert.True(entered.IsSuccessStatusCode, await entered.Content.ReadAsStringAsync());
    }

    /// <summary>A warning that two people have signed, as the program writes it.</summary>
    private async Task<string> WarningAsync()
    {
        const string number = "YJ-2000-000001";
        await using var db = new PlatformDbs(LedgerPlace.Sqlite(new(program.Data)), TimeProvider.System).Open(Viewer.Program);
        if (await db.Set<IssuedWarning>().AnyAsync(w => w.Number == number)) return number;
        var (region, now) = (await db.Set<Region>().SingleAsync(r => r.Code == Region), DateTime.UtcNow);
        var warning = new IssuedWarning
        {
            Number = number, RegionId = region.Id, RegionCode = region.Code, RegionName = region.Name, RegionNameEn = region.NameEn, Plan = "national-2024", State = WarningState.Issued, Level = Standards.WarningLevel.Orange,
            Highest = Standards.WarningLevel.Orange, From = now.AddHours(-3), Simulated = true, OpenedAt = now.AddHours(-5),
        };
        db.Add(warning);
        db.Add(new WarningStep
        {
            WarningId = warning.Id, Kind = WarningStepKind.Activate, Level = Standards.WarningLevel.Orange, From = now.AddHours(-3), Reason = "预计重度污染", ReasonEn = "heavy pollution is forecast", ProposedAt = now.AddHours(-5),
            ProposedBy = "officer", Decision = WarningDecision.Approved, DecidedAt = now.AddHours(-4), DecidedBy = "leader",
        });
        await db.SaveChangesAsync();
        return number;
    }

    /// <summary>The first draft is entered, or has been.</summary>
    private static async Task<string> DutyAsync(HttpClient http)
    {
        if ((await http.GetFromJsonAsync<JsonNode>("/api/v1/responsibility/duties"))!["items"]!.AsArray() is [{ } there, ..]) return (string)there["code"]!;
        var draft = (await http.GetFromJsonAsync<JsonNode>("/api/v1/responsibility/proposals"))!["items"]![0]!;
        using var put = await http.PutAsJsonAsync($"/api/v1/responsibility/duties/{draft["code"]}", draft["duty"]);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        return (string)draft["code"]!;
    }

    /// <summary>Of the signal, or of its point where it is open already; given to the one who looks at it.</summary>
    private static async Task<string> CaseAsync(HttpClient http, string signal, string user)
    {
        using var opened = await http.PostAsJsonAsync("/api/v1/cases", new { signal });
        var number = opened.IsSuccessStatusCode ? (string)(await opened.Content.ReadFromJsonAsync<JsonNode>())!["number"]! : (string)(await FirstAsync(http, "/api/v1/cases"))["number"]!;
        using var given = await http.PostAsJsonAsync($"/api/v1/cases/{number}/{(opened.IsSuccessStatusCode ? "steps" : "assign")}", new { step = "dispatch", assignTo = user, userName = user });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());
        return number;
    }

    /// <summary>Switched off: it passes nothing on.</summary>
    private static async Task<string> RelayAsync(HttpClient http)
    {
        using var put = await http.PostAsJsonAsync("/api/v1/relays", new { code = "province", name = "Province", host = "data.example.cn", enabled = false });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        return "province";
    }

    private static async Task<string> AskAsync(IPage page)
    {
        await page.GotoAsync("/catalog/record.device/ask");
        await page.FillAsync("#purpose", "核对台账");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/sharing/[0-9a-f-]{36}$"));
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> HandOverAsync(IPage page)
    {
        await page.GotoAsync("/duty/hand-over");
        await page.FillAsync("#text", "没有未办事项");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/duty/hand-overs/[0-9a-f-]{36}$"));
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> CommandAsync(HttpClient http, string mn)
    {
        using var asked = await http.PostAsJsonAsync("/api/v1/device-commands", new { mn, command = 1012, reason = "例行校时" });
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        return (string)(await asked.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    /// <summary>Who is assigned a signal is told of it.</summary>
    private static async Task<string> NoticeAsync(IPage page, HttpClient http, string signal)
    {
        await page.GotoAsync($"/signals/{signal}");
        var me = (await page.Locator(".qs-account a[href='/account']").InnerTextAsync()).Trim();
        using var assigned = await http.PostAsJsonAsync($"/api/v1/signals/{signal}/assign", new { userName = me });
        Assert.True(assigned.IsSuccessStatusCode, await assigned.Content.ReadAsStringAsync());
        for (var i = 0; i < 60; i++, await Task.Delay(1000))
        {
            await page.GotoAsync("/notices");
            if (await page.Locator("a[href^='/notices/']").CountAsync() > 0) return (await page.Locator("a[href^='/notices/']").First.GetAttributeAsync("href"))!;
        }
        throw new InvalidOperationException("Nobody was told of a signal that was assigned.");
    }

    /// <summary>The first item of a list, once there is one: the detectors look by themselves.</summary>
    private static async Task<JsonNode> FirstAsync(HttpClient http, string path)
    {
        for (var i = 0; i < 60; i++, await Task.Delay(1000))
        {
            using var derived = await http.PostAsync("/api/v1/operation/derive", null);
            using var looked = await http.PostAsync("/api/v1/operation/detect", null);
            if ((await http.GetFromJsonAsync<JsonNode>(path))!["items"]!.AsArray() is [{ } first, ..]) return first;
        }
        throw new InvalidOperationException($"{path} stays empty.");
    }
}
