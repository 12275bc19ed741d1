using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Rights.Why;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Enterprises;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Enterprises;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Two enterprises, both internal, in one region: each sees all of its own, and of the other nothing anywhere.</summary>
public sealed class EnterpriseRights(ITestOutputHelper output) : IAsyncLifetime
{
    private EnterpriseWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await EnterpriseWorld.StartAsync();
        foreach (var one in (OneEnterprise[])[_world.A, _world.B])
        {
            var asked = await _world.Platform.Get<InquiryDesk>().AskAsync(await _world.ViewerAsync("officer"), one.Case, $"{one.Mark}请说明", one.Mark, Tomorrow, CancellationToken.None);
            Assert.True(asked.IsOk, asked.Error?.ToString());
            var said = await _world.ViewerAsync($"{one.Key}-operator");
            Assert.True((await _world.Platform.Get<ObjectionDesk>().ObjectAsync(said, new(ObjectionSubject.Inquiry, asked.Value.Number, one.Mark, [new($"{one.Mark}.txt", "说明"u8.ToArray())]), CancellationToken.None)).IsOk);
        }
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.True((await _world.Platform.Get<Admissions>().AdmitAsync(await _world.ViewerAsync("A-admin"), "运维公司", now.AddMinutes(-1), now.AddDays(1), CancellationToken.None)).IsOk);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task No_answer_to_any_question_holds_a_word_of_the_other_enterprise_and_the_officer_reads_it_in_many()
    {
        var officer = await WalkAsync("officer", _world.B);
        Assert.True(officer.Found.Count > 30, $"The officer reads the other enterprise's words in {officer.Found.Count} answers only: the walk proves nothing.");
        foreach (var user in (string[])["A-admin", "A-operator", "keeper"])
        {
            var (asked, answered, found) = await WalkAsync(user, _world.B);
            Assert.True(found.Count == 0, $"{user} reads words of the other enterprise in {string.Join("\n", found.Take(20))}");
            var own = await WalkAsync(user, _world.A);
            output.WriteLine($"{user}: {asked} questions, {answered} answered, none with a word of the other; its own words in {own.Found.Count}; the officer's in {officer.Found.Count}");
            Assert.True(own.Found.Count > 15, $"{user} reads its own words in {own.Found.Count} answers only");
        }
    }

    [Fact]
    public async Task Every_dataset_gives_an_enterprise_its_own_rows_all_of_them_and_no_others()
    {
        var (rows, kept, types) = (0, 0, 0);
        foreach (var user in (string[])["A-operator", "keeper"])
        {
            using var client = await _world.ClientAsync(user);
            foreach (var dataset in _world.Platform.Get<CatalogBook>().Now.All.Where(d => d.Class == DatasetClass.Record))
            {
                var seen = (await client.JsonAsync($"/api/v1/datasets/{dataset.Code}/rows?size=1000"))["items"]!.AsArray().Select(r => (string)r!["code"]!).ToHashSet();
                var held = (await _world.Platform.Get<RecordRows>().ReadAsync(Viewer.Program, dataset.Code, "", 1000, default, CancellationToken.None)).Value.Items;
                // What an enterprise's records are called begins with its key or its credit code; a profile and a link of a name are nobody's own.
                var own = held.Where(r => IsOf((string)r["code"]!, _world.A) && dataset.Code is not ("record.device-profile" or "record.name-link")).Select(r => (string)r["code"]!).ToHashSet();
                var open = held.Where(r => (string)r["disclosure"]! == "public").Select(r => (string)r["code"]!);
                Assert.Equal(own.Union(open).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
                (rows, kept, types) = (rows + seen.Count, kept + held.Count - seen.Count, types + (own.Count > 0 ? 1 : 0));
            }
        }
        output.WriteLine($"{rows} rows seen, {kept} kept back, {types} types with own rows");
        Assert.True(types >= 28 && kept >= 35, $"{types} {kept}");
    }

    [Fact]
    public async Task Counts_and_totals_are_those_of_what_is_its_own()
    {
        using var client = await _world.OperatorOfAsync(_world.A);
        Assert.Equal(["A-POINT"], (await client.ItemsAsync("/api/v1/points")).Select(p => (string)p["code"]!));
        Assert.Equal(1, (int)(await client.JsonAsync("/v1.1/Things?$count=true"))["@iot.count"]!);
        Assert.Equal(6, (int)(await client.JsonAsync("/v1.1/Observations?$count=true&$top=1"))["@iot.count"]!);
        Assert.Equal(1, (int)(await client.JsonAsync("/api/v1/own"))["points"]!.AsArray().Count);
        Assert.Single((await client.JsonAsync("/ogc/collections/monitoring-points/items?limit=10"))["features"]!.AsArray());
    }

    [Fact]
    public async Task Signals_cases_issues_rights_and_the_quarantine_are_closed_to_whoever_is_of_an_enterprise()
    {
        foreach (var user in (string[])["A-admin", "A-operator", "keeper"])
        {
            using var client = await _world.ClientAsync(user);
            foreach (var path in (string[])["/api/v1/signals", $"/api/v1/signals/{_world.A.Signal}", "/api/v1/cases", $"/api/v1/cases/{_world.A.Case}", "/api/v1/cases/precision", "/api/v1/cases/drawn", "/api/v1/quality/issues",
                "/api/v1/quarantine", "/api/v1/packets", "/api/v1/people", "/api/v1/organisations", "/api/v1/rights/who", "/api/v1/objections", "/api/v1/audit", "/signals", "/cases"])
            {
                using var answer = await client.GetAsync(path);
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{user} {path} {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_maintainer_sees_and_marks_what_is_of_who_has_admitted_him_while_that_lasts()
    {
        using var keeper = await _world.ClientAsync("keeper");
        Assert.Equal(["A-POINT"], (await keeper.ItemsAsync("/api/v1/points")).Select(p => (string)p["code"]!));
        Assert.Equal(HttpStatusCode.Forbidden, (await keeper.GetAsync("/api/v1/own/inquiries")).StatusCode);
        var admissions = _world.Platform.Get<Admissions>();
        var admin = await _world.ViewerAsync("A-admin");
        var held = Assert.Single((await admissions.ListAsync(admin, CancellationToken.None)).Value);
        Assert.Equal("own.unknown-admission", (await admissions.WithdrawAsync(await _world.ViewerAsync("B-admin"), held.Id, CancellationToken.None))?.Code);
        Assert.Null(await admissions.WithdrawAsync(admin, held.Id, CancellationToken.None));
        Assert.Empty(await keeper.ItemsAsync("/api/v1/points"));
        var log = await _world.Platform.AuditAsync();
        Assert.Contains(log, e => e is { Action: "admit-maintainer", Actor: "A-admin" });
        Assert.Contains(log, e => e is { Action: "withdraw-maintainer", Actor: "A-admin" });
    }

    [Fact]
    public async Task Who_can_see_an_enterprises_point_is_told_with_the_reason_and_is_who_the_policy_lets_see_it()
    {
        await _world.ClientAsync("A-operator");
        await _world.ClientAsync("A-operator", new([Permission.SeePublic]));
        var told = (await _world.Platform.Get<RightsReader>().WhoAsync(Viewer.Program, "MonitoringPoint", "A-POINT", CancellationToken.None)).Value.Reasons;
        Assert.Equal(["A-admin", "A-operator", "keeper"], told.Where(r => r.Kind == ReasonKind.Own).Select(r => r.UserName!));
        Assert.Contains("运维公司", told.Single(r => r.UserName == "keeper").Because.Zh, StringComparison.Ordinal);
        Assert.Equal(["A-operator"], told.Where(r => r.Kind == ReasonKind.Key).Select(r => r.UserName!));
        await using var db = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program);
        var seeing = new List<string>();
        foreach (var user in db.Users.Select(p => p.UserName!).ToList())
            if (Policy.For(await _world.ViewerAsync(user))(_world.A.Point)) seeing.Add(user);
        Assert.Equal(seeing.Order(StringComparer.Ordinal), told.Where(r => r.Kind is ReasonKind.Own or ReasonKind.Role).Select(r => r.UserName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_narrowed_to_a_region_or_to_what_is_public_opens_nothing_of_the_enterprise()
    {
        foreach (var limits in (KeyLimits[])[new(Regions: [_world.Region]), new([Permission.SeePublic])])
        {
            using var client = await _world.ClientAsync("A-operator", limits);
            Assert.Empty(await client.ItemsAsync("/api/v1/points"));
        }
    }

    [Fact]
    public async Task An_enterprise_whose_organisation_was_given_the_region_still_speaks_for_its_own_only()
    {
        var home = (await _world.ViewerAsync("A-operator")).OrganisationId!.Value;
        Assert.Null(await _world.Platform.Get<Grants>().AddJurisdictionAsync(Viewer.Program, home, _world.Region, EnterpriseWorld.Y2020, null, CancellationToken.None));
        var viewer = await _world.ViewerAsync("A-operator");
        var points = _world.Platform.Get<LedgerBook>().Now.InCodeOrder;
        Assert.Equal(["A-POINT"], points.Where(p => Policy.Holds(viewer, p)).Select(p => p.Code));
        Assert.Equal(["A-POINT"], points.Where(Policy.For(viewer)).Select(p => p.Code));
    }

    private static string Tomorrow => Standards.BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsOf(string code, OneEnterprise one) => code.StartsWith($"{one.Key}-", StringComparison.Ordinal) || code.StartsWith(one.CreditCode, StringComparison.Ordinal) || code == one.Mn;

    /// <summary>Asks every reading route with everything by which the other enterprise could be named, and looks for its words.</summary>
    private async Task<(int Asked, int Answered, List<string> Found)> WalkAsync(string user, OneEnterprise about)
    {
        using var client = await _world.ClientAsync(user);
        client.Timeout = TimeSpan.FromSeconds(20);
        var names = await NamesOfAsync(about);
        var (asked, answered, found) = (0, 0, new List<string>());
        foreach (var path in Routes().SelectMany(r => PathsOf(r, names)).Distinct())
        {
            using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            asked++;
            // The feed never ends; that it filters by the policy is tested where it is.
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType == "text/event-stream") continue;
            answered++;
            var body = await answer.Content.ReadAsStringAsync();
            if (body.Contains(about.Mark, StringComparison.Ordinal) || WebUtility.HtmlDecode(body).Contains(about.Mark, StringComparison.Ordinal) || body.Contains(Uri.EscapeDataString(about.Mark), StringComparison.Ordinal)
                || body.Contains("\\u" + ((int)about.Mark[0]).ToString("x4", System.Globalization.CultureInfo.InvariantCulture) + "\\u", StringComparison.OrdinalIgnoreCase) && body.Contains(about.Mark[2..], StringComparison.Ordinal)) found.Add($"{path}: {Around(body, about.Mark[2..])}");
        }
        return (asked, answered, found);
    }

    private static string Around(string body, string word) => body.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 ? body[Math.Max(0, at - 80)..Math.Min(body.Length, at + 40)] : "";

    /// <summary>Every name, number and identity by which something of an enterprise can be asked for.</summary>
    private async Task<string[]> NamesOfAsync(OneEnterprise one)
    {
        await using var db = _world.Platform.Get<PlatformDbs>().Open(Viewer.Program);
        var inquiry = db.Set<Inquiry>().Single(i => i.EnterpriseId == one.Id);
        var objection = db.Set<Objection>().Single(o => o.EnterpriseId == one.Id);
        var file = db.Set<EnterpriseFile>().Single(f => f.SubjectId == objection.Id).Id;
        var issue = db.Set<QualityIssue>().Single(i => i.PointId == one.Point.Id).Id;
        return [one.Point.Code, one.CreditCode, one.Permit, one.Mn, one.Case, inquiry.Number, objection.Number, $"{one.Key}-EIA", $"{one.Signal}", $"{one.Point.Id}", $"{file}", $"{issue}", $"{one.Series}", $"series.{one.Series}", $"{one.Key}-operator", "NORTH"];
    }

    private IEnumerable<RouteEndpoint> Routes() => _world.Platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(r => r.RoutePattern.RawText != "{**path:file}" && (r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Contains("GET"));

    private static IEnumerable<string> PathsOf(RouteEndpoint route, string[] names)
    {
        if (!route.RoutePattern.PathSegments.SelectMany(s => s.Parts).OfType<RoutePatternParameterPart>().Any()) return [Path(route, "")];
        // Two of a kind at most stand in one route: a thing and a file of it.
        return route.RoutePattern.Parameters.Count == 1 ? names.Select(n => Path(route, n)) : names.SelectMany(first => names.Select(second => Path(route, first, second)));

        static string Path(RouteEndpoint route, params string[] values)
        {
            var at = 0;
            return "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                _ => Uri.EscapeDataString(values[Math.Min(at++, values.Length - 1)]),
            }))));
        }
    }
}
