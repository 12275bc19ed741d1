using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Tests.Evidence;
using Qingshan.Tests.Importing;
using Qingshan.Tests.Intake;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Auditing;

/// <summary>
/// Every route that writes (POST, PUT, PATCH, DELETE), found in the program and not in a list: what it answers well, and what it refuses,
/// stands in the audit log with who it was and from where; and no secret does.
/// </summary>
public sealed class WritingRoutes(EvidencePlatform shared) : IClassFixture<EvidencePlatform>
{
    private const string Mn = "EVIDENCE0001";
    private const string NewPassword = "a sentence nobody guesses";
    private readonly List<string> _secrets = [];
    private readonly Dictionary<string, string> _kept = [];

    private const string OfEnterprises = "needs an enterprise with its people: Enterprises/DoorTests asks all of these, and looks for their entries";

    /// <summary>Routes that this test does not bring to a good answer, and why not.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["relay-try-again"] = "needs another platform that acknowledges some packets and not others: Relaying/RelayTests asks it, and looks for its entry",
        ["add-delegation"] = "needs somebody who signed in by a browser, no key does it: Rights/DelegationTests",
        ["revoke-own-delegation"] = "as add-delegation",
        ["revoke-delegation"] = "as add-delegation",
        ["put-separation-into-force"] = "needs the three officers, signed in: Rights/SeparationTests",
        ["clear-second-factor"] = "needs an account that has enrolled one: Rights/SecondFactorTests",
        ["end-separation"] = "as put-separation-into-force",
        ["sensorthings-change"] = "always says no, and where the ledger is changed instead",
        ["ask-enterprise"] = OfEnterprises,
        ["withdraw-inquiry"] = OfEnterprises,
        ["decide-objection"] = OfEnterprises,
        ["enter-penalty"] = OfEnterprises,
        ["mark-own-data"] = OfEnterprises,
        ["withdraw-own-mark"] = OfEnterprises,
        ["answer-inquiry"] = OfEnterprises,
        ["file-own-results"] = OfEnterprises,
        ["file-permit-report"] = OfEnterprises,
        ["object"] = OfEnterprises,
        ["add-operator"] = OfEnterprises,
        ["operator-password"] = OfEnterprises,
        ["close-operator"] = OfEnterprises,
        ["reopen-operator"] = OfEnterprises,
        ["admit-maintainer"] = OfEnterprises,
        ["withdraw-maintainer"] = OfEnterprises,
        ["issue-forecast"] = "needs a model that was learned: Forecasts/RealForecastTests asks it, and looks for its entry",
        ["start-haze-study"] = "needs the hours of a city: Importing/RealHistoryTests asks it, and looks for its entry",
        ["cancel-haze-study"] = "as start-haze-study",
        ["evaluate-warning"] = "needs a city with hours and a warning that is over: Haze/WarningFlowTests asks what leads there, Platform.Tests/Warnings looks for the entry",
        ["substitute-data"] = "needs a gap within a quarter of hours: Streams/ReviewTests asks it",
    };

    private static readonly HashSet<string?> OfForms = ["/sign-out", "/account/act", "/account/passkeys/options", "/sign-in/passkey/options"];

    private RunningPlatform Platform => shared.Platform;

    [Fact]
    public async Task Each_that_answers_well_leaves_an_entry_with_actor_and_address_and_no_secret()
    {
        using var first = await AdministratorAsync("first");
        using var second = await AdministratorAsync("second");
        var recipes = Recipes(first, second);
        var names = Endpoints().Select(r => r.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName).OfType<string>().ToList();
        Assert.True(names.Count > 35, $"{names.Count} routes");
        // Without a name are the pages, whose forms call what the routes call, and what belongs to their forms: signing out, acting for a colleague, passkeys.
        Assert.Empty(Endpoints().Where(r => r.Metadata.GetMetadata<IEndpointNameMetadata>() is null && r.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null && !OfForms.Contains(r.RoutePattern.RawText))
            .Select(r => $"give {r.RoutePattern.RawText} a name"));
        Assert.Empty(names.Except(recipes.Keys).Except(Exceptions.Keys).Select(n => $"say how {n} is asked, or why it cannot be"));
        Assert.Empty(recipes.Keys.Except(names));

        var wrong = new List<string>();
        foreach (var (name, ask) in recipes)
        {
            var before = await LastAsync();
            using var answer = await ask();
            if (!answer.IsSuccessStatusCode) wrong.Add($"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            else wrong.AddRange(Missing(name, await BehindAsync(before), AuditOutcome.Done, e => e.Actor is "first" or "second" or LocalCommand.Name));
        }
        Assert.Empty(wrong);

        await SignInAndOutAsync();
        foreach (var text in (await Platform.AuditAsync()).Select(e => $"{e.Actor} {e.Action} {e.Subject} {e.Detail} {e.Address}"))
            Assert.DoesNotContain(_secrets, s => text.Contains(s, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Each_refusal_leaves_an_entry_with_actor_and_address()
    {
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var role in (Role?[])[null, Roles.Viewer, Roles.Administrator])
        {
            var user = role is null ? Viewer.Visitor.Name : $"refused-{role.Name}";
            using var who = role is null ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Platform.Visitor.BaseAddress } : Platform.With(await Platform.KeyAsync(role, user));
            foreach (var route in Endpoints())
            {
                foreach (var method in Writing(route))
                {
                    // A visitor's kinds of refusals are bounded within a minute; here each route is to be told apart.
                    await Platform.Services.GetRequiredService<Audit>().RecordSumsAsync(all: true, CancellationToken.None);
                    var before = await LastAsync();
                    using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route)) { Content = JsonContent.Create(new { }) };
                    using var answer = await who.SendAsync(request);
                    if ((int)answer.StatusCode is < 400 or >= 500) continue;
                    asked++;
                    wrong.AddRange(Missing($"{user} {method} {request.RequestUri} {(int)answer.StatusCode}", await BehindAsync(before), AuditOutcome.Refused, e => e.Actor == user));
                }
            }
        }
        Assert.Empty(wrong);
        Assert.True(asked > 150, $"{asked} refusals");
    }

    /// <summary>By the name of each route: how it is asked so that it does what it is for. The order matters where one needs what another made.</summary>
    private Dictionary<string, Func<Task<HttpResponseMessage>>> Recipes(HttpClient first, HttpClient second)
    {
        var now = DateTime.UtcNow;
        return new()
        {
            ["add-person"] = () => SecretAsync(first, "/api/v1/people", new { userName = "zhao", displayName = "赵", role = "viewer", organisation = "一个单位" }, "password"),
            ["add-key"] = () => SecretAsync(first, "/api/v1/keys", new { userName = "zhao", label = "日报" }, "key"),
            ["revoke-key"] = async () => await first.PostAsync($"/api/v1/keys/{(await first.ItemsAsync("/api/v1/keys")).First(k => (string?)k["userName"] == "zhao")["id"]}/revoke", null),
            ["add-own-key"] = () => SecretAsync(second, "/api/v1/account/keys", new { label = "自己的" }, "key"),
            ["revoke-own-key"] = async () => await second.PostAsync($"/api/v1/account/keys/{(await second.ItemsAsync("/api/v1/account/keys")).First(k => (string?)k["name"] == "自己的")["id"]}/revoke", null),
            ["new-password"] = () => SecretAsync(first, "/api/v1/people/zhao/password", new { }, "password"),
            ["set-role"] = () => first.PostAsJsonAsync("/api/v1/people/zhao/role", new { role = "duty-officer" }),
            ["unlock-person"] = () => first.PostAsync("/api/v1/people/zhao/unlock", null),
            ["close-person"] = () => first.PostAsync("/api/v1/people/zhao/close", null),
            ["reopen-person"] = () => first.PostAsync("/api/v1/people/zhao/reopen", null),
            ["add-organisation"] = () => KeepAsync(first, "/api/v1/organisations", new { name = "另一个单位" }, "id"),
            ["grant-jurisdiction"] = () => first.PostAsJsonAsync($"/api/v1/organisations/{_kept["id"]}/jurisdictions", new { region = "R1" }),
            ["end-jurisdiction"] = async () =>
            {
                var organisation = (await first.ItemsAsync("/api/v1/organisations")).First(o => (string?)o["name"] == "另一个单位");
                return await first.PostAsync($"/api/v1/organisations/{organisation["id"]}/jurisdictions/{organisation["jurisdictions"]![0]!["id"]}/end", null);
            },
            ["describe-dataset"] = () => first.PostAsJsonAsync("/api/v1/datasets", new { code = "forest", title = "森林清查", about = "清查成果", provider = "林草部门" }),
            ["note-dataset"] = () => first.PostAsJsonAsync("/api/v1/datasets/external.forest/note", new { contact = "资源处" }),
            ["put-duty"] = () => first.PutAsJsonAsync("/api/v1/responsibility/duties/devices", new { organisation = "平台", dataset = "record.device", way = "form", cycle = "P30D", deadline = "P5D", mandate = "排污许可证" }),
            ["end-duty"] = () => first.PostAsync("/api/v1/responsibility/duties/devices/end", null),
            ["allow-amount"] = async () => await first.PostAsJsonAsync($"/api/v1/permits/{await PermitAsync()}/allowances", new { factor = "a21026", year = 2026, kilograms = 1000, basis = "副本" }),
            ["set-tax-rate"] = () => first.PostAsJsonAsync("/api/v1/tax-rates", new { region = "R1", medium = "air", yuan = 2.4, from = "2026-01-01", basis = "决定" }),
            ["decide-link"] = async () => await first.PostAsJsonAsync($"/api/v1/linkage/{await NameLinkAsync()}/decide", new { why = "不是台账中的企业" }),
            ["undo-link"] = async () => await first.PostAsync($"/api/v1/linkage/{await NameLinkAsync()}/undo", null),
            ["look-after-enterprises"] = () => first.PostAsync("/api/v1/operation/enterprises", null),
            ["judge-quality"] = () => first.PostAsync("/api/v1/operation/judge", null),
            ["set-quality-parameter"] = () => first.PostAsJsonAsync("/api/v1/quality/parameters", new { rule = "arrival", parameter = "limit", value = 90, kind = "air-station", basis = "通知" }),
            ["acknowledge-quality-issue"] = async () => await first.PostAsync($"/api/v1/quality/issues/{await QualityIssueAsync()}/acknowledge", null),
            ["answer-quality-issue"] = async () => await first.PostAsJsonAsync($"/api/v1/quality/issues/{await QualityIssueAsync()}/answer", new { answer = "mended", text = "已换泵" }),
            ["comment-quality-issue"] = async () => await second.PostAsJsonAsync($"/api/v1/quality/issues/{await QualityIssueAsync()}/comment", new { text = "已电话核实" }),
            ["close-quality-issue"] = async () => await second.PostAsJsonAsync($"/api/v1/quality/issues/{await QualityIssueAsync()}/close", new { text = "属实" }),
            ["reopen-quality-issue"] = async () => await second.PostAsJsonAsync($"/api/v1/quality/issues/{await QualityIssueAsync()}/reopen", new { text = "证据不足" }),
            ["ckan-action"] = () => first.PostAsJsonAsync("/api/3/action/package_list", new { limit = 1 }),
            ["set-sharing-level"] = () => first.PutAsJsonAsync("/api/v1/datasets/record.device/sharing", new { level = "conditional", condition = "按用途" }),
            ["ask-for-data"] = () => KeepAsync(first, "/api/v1/datasets/record.device/ask", new { purpose = "核对台账", days = 3 }, "id"),
            ["grant-share"] = () => second.PostAsJsonAsync($"/api/v1/sharing/{_kept["id"]}/grant", new { }),
            ["revoke-share"] = () => second.PostAsJsonAsync($"/api/v1/sharing/{_kept["id"]}/revoke", new { reason = "已用完" }),
            ["refuse-share"] = async () =>
            {
                using (await KeepAsync(first, "/api/v1/datasets/record.device/ask", new { purpose = "核对台账", days = 3 }, "id"))
                    return await second.PostAsJsonAsync($"/api/v1/sharing/{_kept["id"]}/refuse", new { reason = "用途不明" });
            },
            ["withdraw-share"] = async () =>
            {
                using (await KeepAsync(first, "/api/v1/datasets/record.device/ask", new { purpose = "核对台账", days = 3 }, "id"))
                    return await first.PostAsJsonAsync($"/api/v1/sharing/{_kept["id"]}/withdraw", new { });
            },
            ["trace-marks"] = () => second.PostAsync("/api/v1/sharing/trace", new StringContent("code,qs_mark\nX,0123456789\n", System.Text.Encoding.UTF8, "text/csv")),
            ["sensorthings-create"] = async () => await first.PostAsJsonAsync($"/v1.1/Datastreams({(await first.ItemsAsync("/api/v1/series?point=UP"))[0]["id"]})/Observations", new { phenomenonTime = "2026-03-04T05:00:00Z/2026-03-04T06:00:00Z", result = 12.5 }),
            ["sensorthings-batch"] = () => first.PostAsJsonAsync("/v1.1/$batch", new { requests = (object[])[new { id = "1", method = "get", url = "Things?$top=1" }] }),
            ["apply-edition"] = () => first.PostAsJsonAsync("/api/v1/editions", new { region = "R1", edition = "HJ 633-2026", from = "2025-01-01", basis = "通知" }),
            ["start-analysis"] = () => KeepAsync(first, "/api/v1/analysis/methods/mann-kendall/runs?point=UP", new { }, "id"),
            ["cancel-analysis"] = () => first.DeleteAsync($"/api/v1/analysis/runs/{_kept["id"]}"),
            ["derive"] = () => first.PostAsync("/api/v1/operation/derive", null),
            ["mark-data"] = () => KeepAsync(first, "/api/v1/points/OUT/marks", new { factors = (string[])["a21026"], from = "2026-03-05T05:00:00", to = "2026-03-05T06:00:00", stage = "station", reason = "instrument" }, "batch"),
            ["withdraw-mark"] = () => first.PostAsync($"/api/v1/marks/{_kept["batch"]}/withdraw", null),
            ["accept-data"] = () => first.PostAsJsonAsync("/api/v1/points/UP/review/accept", new { from = "2026-03-05", to = "2026-03-05", stage = "station" }),
            ["reopen-data"] = () => first.PostAsJsonAsync("/api/v1/points/UP/review/reopen", new { from = "2026-03-05", to = "2026-03-05" }),
            ["detect"] = () => first.PostAsync("/api/v1/operation/detect", null),
            ["acknowledge-signal"] = async () => await first.PostAsync($"/api/v1/signals/{await SignalAsync()}/acknowledge", null),
            ["comment-signal"] = async () => await first.PostAsJsonAsync($"/api/v1/signals/{await SignalAsync()}/comment", new { text = "已电话核实" }),
            ["assign-signal"] = async () => await second.PostAsJsonAsync($"/api/v1/signals/{await SignalAsync()}/assign", new { userName = "first" }),
            ["look-after-cases"] = () => first.PostAsync("/api/v1/operation/cases", null),
            ["open-case"] = async () => await KeepAsync(first, "/api/v1/cases", new { signal = await SignalAsync(), text = "现场核实" }, "number"),
            ["step-case"] = () => first.PostAsJsonAsync($"/api/v1/cases/{_kept["number"]}/steps", new { step = "dispatch", assignTo = "second" }),
            ["assign-case"] = () => second.PostAsJsonAsync($"/api/v1/cases/{_kept["number"]}/assign", new { userName = "first" }),
            ["comment-case"] = () => first.PostAsJsonAsync($"/api/v1/cases/{_kept["number"]}/comment", new { text = "已电话核实" }),
            ["supervise-case"] = () => second.PostAsJsonAsync($"/api/v1/cases/{_kept["number"]}/supervise", new { due = $"{now.AddDays(3):yyyy-MM-dd}", text = "速办" }),
            ["attach-to-case"] = () => first.PostAsync($"/api/v1/cases/{_kept["number"]}/files?name=notes.txt", new ByteArrayContent("现场记录"u8.ToArray())),
            ["send-field-report"] = async () => await first.PostAsync($"/api/v1/cases/{_kept["number"]}/field-reports", await FieldReportAsync("first")),
            ["judge-signal"] = async () => await first.PostAsJsonAsync($"/api/v1/signals/{await SignalAsync()}/verdict", new { verdict = "confirmed", text = "属实" }),
            ["set-workflow-deadline"] = () => first.PutAsJsonAsync("/api/v1/workflows/lead-check/deadlines/review", new { days = 3, basis = "通知" }),
            ["set-calendar-day"] = () => first.PutAsJsonAsync("/api/v1/calendar/2027-01-04", new { working = false, basis = "通知" }),
            ["confirm-notice"] = async () =>
            {
                await Platform.Services.GetRequiredService<NoticeRunner>().RunAsync(CancellationToken.None);
                return await first.PostAsync($"/api/v1/notices/{(await first.ItemsAsync("/api/v1/notices"))[0]["id"]}/read", null);
            },
            ["store-compact"] = () => first.PostAsync("/api/v1/operation/store/compact?month=2014-01", null),
            ["store-verify"] = () => first.PostAsync("/api/v1/operation/store/verify", null),
            ["ingest"] = () => first.PostAsync("/api/v1/ingest/observations", HttpIngestTests.Json(HttpIngestTests.Row("point", "UP"))),
            ["import"] = () => Platform.Operator.PostAsync($"/api/v1/imports/beijing-multisite?path={Uri.EscapeDataString(new MultisiteFolder("A").Path)}", null),
            ["import-prepare"] = () => Platform.Operator.PostAsync($"/api/v1/imports/beijing-multisite/prepare?path={Uri.EscapeDataString(new MultisiteFolder("A").Path)}", null),
            ["train-forecast"] = () => first.PostAsJsonAsync("/api/v1/forecasts/models", new { points = (string[])["BJ-A"], name = "a" }),
            ["cancel-training"] = async () => await first.PostAsync($"/api/v1/forecasts/models/{await ModelAsync(ModelState.Training)}/cancel", null),
            ["use-forecast-model"] = async () => await first.PostAsync($"/api/v1/forecasts/models/{await ModelAsync(ModelState.Trained)}/use", null),
            ["look-after-forecasts"] = () => first.PostAsync("/api/v1/operation/forecasts", null),
            ["put-emergency-measure"] = async () =>
            {
                var works = new Enterprise { Code = "911000000000000000", Name = "某厂", RegionId = Platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["R1"].Id };
                await Platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [works], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None);
                return await first.PutAsJsonAsync("/api/v1/haze/measures", new { enterprise = works.Code, level = "yellow", number = 1, measure = "限产" });
            },
            ["take-emergency-measures"] = () => first.PostAsync("/api/v1/haze/measures/list", new StringContent("enterprise,level,measure\n911000000000000000,red,停产\n", System.Text.Encoding.UTF8, "text/csv")),
            ["end-emergency-measure"] = () => first.PostAsJsonAsync("/api/v1/haze/measures/end", new { code = "911000000000000000/red/1" }),
            ["set-warning-plan"] = () => first.PutAsJsonAsync("/api/v1/haze/region-plans", new { region = "R1", plan = "national-2018", from = "2026-01-01", basis = "通知" }),
            ["propose-warning"] = () => WarnAsync(first),
            ["withdraw-warning"] = () => first.PostAsync($"/api/v1/haze/issued-warnings/{_kept["number"]}/withdraw", null),
            ["refuse-warning"] = async () =>
            {
                using (await WarnAsync(first)) return await second.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{_kept["number"]}/refuse", new { text = "不必" });
            },
            ["sign-warning"] = async () =>
            {
                using (await WarnAsync(first)) return await second.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{_kept["number"]}/sign", new { text = "同意" });
            },
            ["propose-warning-step"] = () => first.PostAsJsonAsync($"/api/v1/haze/issued-warnings/{_kept["number"]}/steps", new { step = "lift", reason = "转好" }),
            ["ask-device"] = () => KeepAsync(first, "/api/v1/device-commands", new { mn = Mn, command = 1062, parameters = new { seconds = "60" }, reason = "例行" }, "id"),
            ["approve-device-command"] = () => second.PostAsJsonAsync($"/api/v1/device-commands/{_kept["id"]}/approve", new { reason = "同意" }),
            ["refuse-device-command"] = async () =>
            {
                using (await KeepAsync(first, "/api/v1/device-commands", new { mn = Mn, command = 1062, parameters = new { seconds = "90" }, reason = "例行" }, "id"))
                    return await second.PostAsJsonAsync($"/api/v1/device-commands/{_kept["id"]}/refuse", new { reason = "不必" });
            },
            ["put-device-profile"] = () => first.PutAsJsonAsync($"/api/v1/devices/{Mn}/profile", new { basis = "说明书" }),
            ["put-device-secrets"] = () => first.PutAsJsonAsync($"/api/v1/devices/{Mn}/secrets", new { password = Secret("abc987"), key = Secret("0123456789abcdef") }),
            ["read-again"] = () => first.PostAsJsonAsync($"/api/v1/devices/{Mn}/read-again", new { packets = (long[])[1], all = true, basis = "画像已更正" }),
            ["put-relay"] = () => first.PostAsJsonAsync("/api/v1/relays", new { code = "province", name = "省平台", host = "data.example.cn", enabled = false }),
            ["test-channel"] = () => first.PostAsync("/api/v1/channels/webhook/test?to=x", null),
            ["subscribe"] = () => KeepAsync(first, "/api/v1/subscriptions", new { channel = "webhook", leastSeverity = "warning" }, "id"),
            ["unsubscribe"] = () => first.DeleteAsync($"/api/v1/subscriptions/{_kept["id"]}"),
            ["set-addresses"] = () => first.PutAsJsonAsync("/api/v1/addresses", new { mail = Secret("li.si@example.cn"), phone = Secret("+8613800001234") }),
            ["add-shifts"] = () => first.PostAsJsonAsync("/api/v1/roster", new { shifts = (object[])[new { userName = "first", level = 1, from = now.AddHours(1).ToString("O"), to = now.AddHours(9).ToString("O") }] }),
            ["cancel-shift"] = async () => await first.DeleteAsync($"/api/v1/roster/{(await first.ItemsAsync("/api/v1/roster"))[0]["id"]}"),
            ["write-duty-log"] = () => first.PostAsJsonAsync("/api/v1/duty-log", new { text = "市民来电" }),
            ["hand-over"] = () => KeepAsync(first, "/api/v1/hand-overs", new { text = "无未办事项" }, "id"),
            ["take-over"] = () => second.PostAsJsonAsync($"/api/v1/hand-overs/{_kept["id"]}/take", new { text = "收到" }),
            ["simulation-province"] = () => Platform.Operator.PostAsync("/api/v1/simulation/province?scale=0.001&days=0&mix=true", null),
            ["simulation-password"] = async () =>
            {
                var answer = await Platform.Operator.PostAsync("/api/v1/simulation/people/sim-p1-01-duty-officer-1/password", null);
                Secret((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["password"]!);
                return answer;
            },
            ["simulation-devices"] = () => first.PostAsync("/api/v1/simulation/devices?count=2", null),
        };
    }

    /// <summary>The forms of pages are pages' own; those of the account have no route beside them.</summary>
    private async Task SignInAndOutAsync()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = Platform.Visitor.BaseAddress };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var once = (await Platform.Services.GetRequiredService<People>().AddAsync(Viewer.Program, "qian", "钱", Roles.Viewer.Name, "一个单位", null, CancellationToken.None)).Value;
        _secrets.AddRange([once, NewPassword, "wrong password 1"]);
        await PostAsync("/sign-in", "sign-in", ("Form.User", "qian"), ("Form.Password", "wrong password 1"));
        await PostAsync("/sign-in", "sign-in", ("Form.User", "qian"), ("Form.Password", once));
        await PostAsync("/account/password", "password", ("Form.Present", once), ("Form.Wanted", NewPassword), ("Form.Again", NewPassword));
        await PostAsync("/sign-out", null);
        var entries = await Platform.AuditAsync();
        Assert.Equal(["sign-in Refused", "sign-in Done", "change-password Done", "sign-out Done"],
            entries.Where(e => e.Subject == "Person qian" && e.Action != "add").Select(e => $"{e.Action} {e.Outcome}"));

        async Task PostAsync(string path, string? handlerName, params (string, string)[] fields)
        {
            var page = await browser.GetStringAsync(path == "/sign-out" ? "/account/password" : path);
            var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
            var form = fields.Append(("__RequestVerificationToken", token)).Concat(handlerName is null ? [] : [("_handler", handlerName)]);
            using var answer = await browser.PostAsync(path, new FormUrlEncodedContent(form.ToDictionary(f => f.Item1, f => f.Item2)));
        }
    }

    private Task<HttpResponseMessage> WarnAsync(HttpClient who) => KeepAsync(who, "/api/v1/haze/issued-warnings", new { region = "R1", level = "yellow", reason = "预报" }, "number");

    private async Task<string> PermitAsync()
    {
        var permit = new DischargePermit { Code = "911000000000000000001P", Holder = "某公司", LinkCode = await NameLinkAsync(), BeginsOn = new(2024, 1, 1), ExpiresOn = new(2028, 12, 31), RegionId = Platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["R1"].Id };
        await Platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [permit], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None);
        return permit.Code;
    }

    /// <summary>A model in a state, as the program writes it; nobody learns it.</summary>
    private async Task<Guid> ModelAsync(ModelState state)
    {
        var point = Platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["BJ-A"].Id;
        var model = new TrainedModel { Id = Guid.NewGuid(), Name = $"of-{state}", Version = 1, Horizons = "1", Asked = $"{point}", Points = $"{point}", State = state, AskedBy = "first" };
        await using var db = Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        db.Add(model);
        await db.SaveChangesAsync();
        return model.Id;
    }

    /// <summary>What a phone sends, without photos.</summary>
    private async Task<MultipartFormDataContent> FieldReportAsync(string user)
    {
        await using var db = Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var person = await db.Users.Where(p => p.UserName == user).Select(p => p.Id).SingleAsync();
        var now = DateTime.UtcNow;
        var report = System.Text.Json.JsonSerializer.Serialize(new { id = Guid.NewGuid(), person, observedAt = now, sentAt = now, positionUnknown = "denied", situation = "normal", seen = "一切正常" });
        return new() { { new StringContent(report), "report" } };
    }

    /// <summary>A name that arrived; one link for all that is asked of it.</summary>
    private async Task<string> NameLinkAsync()
    {
        var link = new NameLink { Code = NameLink.CodeOf("某公司"), Name = "某公司", RegionId = Platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode["R1"].Id };
        await using var db = Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        if (!await db.Set<NameLink>().AnyAsync(l => l.Code == link.Code))
            await Platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [link], DateTime.UtcNow.AddDays(-1), "test", CancellationToken.None);
        return link.Code;
    }

    private static IEnumerable<string> Missing(string what, List<AuditEntry> entries, AuditOutcome outcome, Func<AuditEntry, bool> by)
    {
        if (!entries.Exists(e => e.Outcome == outcome && by(e) && IPAddress.TryParse(e.Address, out var address) && IPAddress.IsLoopback(address)))
            yield return $"{what} left {(entries.Count == 0 ? "nothing" : string.Join("; ", entries.Select(e => $"{e.Actor} {e.Action} {e.Subject} {e.Outcome} {e.Address}")))}";
    }

    /// <summary>Somebody who may do everything: the role of the first account, which nobody can be given on any ordinary way.</summary>
    private async Task<HttpClient> AdministratorAsync(string user)
    {
        var people = Platform.Services.GetRequiredService<People>();
        _secrets.Add((await people.AddAsync(Viewer.Program, user, user, Roles.Viewer.Name, "平台", null, CancellationToken.None)).Value);
        await using (var db = Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program))
            await db.Users.Where(u => u.UserName == user).ExecuteUpdateAsync(u => u.SetProperty(p => p.Role, Roles.Owner.Name));
        Platform.Services.GetRequiredService<Viewers>().Forget();
        var key = Secret(await Platform.AddKeyAsync(user, "test"));
        _secrets.Add(ApiKeyHandler.HashOf(key));
        return Platform.With(key);
    }

    private string Secret(string text)
    {
        _secrets.Add(text);
        return text;
    }

    private async Task<HttpResponseMessage> SecretAsync(HttpClient who, string path, object body, string member)
    {
        var answer = await who.PostAsJsonAsync(path, body);
        if (answer.IsSuccessStatusCode) Secret((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![member]!);
        return answer;
    }

    private async Task<HttpResponseMessage> KeepAsync(HttpClient who, string path, object body, string member)
    {
        var answer = await who.PostAsJsonAsync(path, body);
        if (answer.IsSuccessStatusCode) _kept[member] = JsonNode.Parse(await answer.Content.ReadAsStringAsync())![member]!.ToString();
        return answer;
    }

    /// <summary>One that is there, as the program opens it.</summary>
    private async Task<Guid> QualityIssueAsync()
    {
        await using var db = Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var subject = QualitySubject.Of(Platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["OUT"].Id);
        if (await db.Set<QualityIssue>().FirstOrDefaultAsync(i => i.Subject == subject && i.Rule == "range") is { } held) return held.Id;
        var issue = new QualityIssue { Rule = "range", Subject = subject, PointId = QualitySubject.Point(subject), OpenedAt = DateTime.UtcNow, DueAt = DateTime.UtcNow.AddDays(3) };
        db.Add(issue);
        await db.SaveChangesAsync();
        return issue.Id;
    }

    private async Task<string> SignalAsync() => (string)(await Platform.Operator.ItemsAsync("/api/v1/signals?point=OUT"))[0]["id"]!;

    private async Task<long> LastAsync() => (await Platform.AuditAsync()).Select(e => e.Id).LastOrDefault();

    private async Task<List<AuditEntry>> BehindAsync(long before) => [.. (await Platform.AuditAsync()).Where(e => e.Id > before)];

    private static IEnumerable<string> Writing(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Where(m => m is "POST" or "PUT" or "PATCH" or "DELETE");

    private List<RouteEndpoint> Endpoints() =>
        [.. Platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => Writing(r).Any() && !r.RoutePattern.RawText!.TrimStart('/').StartsWith('_'))];

    private static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "guid") => $"{Guid.Empty}",
            _ => 4711.ToString(CultureInfo.InvariantCulture),
        }))));
}
