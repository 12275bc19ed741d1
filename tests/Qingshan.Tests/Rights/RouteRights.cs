using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Every route, asked by every role: let in by whom the policy lets in, refused to everybody else.</summary>
public sealed class RouteRights(ITestOutputHelper output) : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        // Nobody can be given the owner's role: it is the first account's.
        await _platform.Services.GetRequiredService<People>().FirstPasswordAsync(CancellationToken.None);
        await _platform.AddPointAsync("P1", "TEST0001");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public void Every_route_says_what_it_needs()
    {
        var silent = Routes().Where(r => r.Metadata.GetMetadata<NeedsAttribute>() is null).Select(r => r.DisplayName);
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_route_lets_in_whom_the_policy_lets_in_and_refuses_everybody_else()
    {
        var (asked, refused) = (0, 0);
        foreach (var role in Roles.All)
        {
            using var client = await ClientOfAsync(role);
            var counts = await WalkAsync(client, role.Name, role.Permissions, role == Roles.Visitor ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
            (asked, refused) = (asked + counts.Asked, refused + counts.Refused);
        }
        output.WriteLine($"{Roles.All.Count} roles, {Routes().Count()} routes: {asked} requests, {refused} refused");
        Assert.True(asked > 1500 && refused > 500, $"{asked} asked, {refused} refused");
    }

    [Fact]
    public async Task A_key_that_is_narrowed_opens_no_route_beyond_its_scope_whatever_its_account_may()
    {
        foreach (var scope in (Permission[][])[[Permission.SeePublic], [Permission.SeeInternal], [Permission.SeeInternal, Permission.Ingest], [Permission.GrantRights]])
        {
            using var client = await ClientOfAsync(Roles.Owner, new KeyLimits(scope));
            var (_, refused) = await WalkAsync(client, $"owner's key for {string.Join(' ', scope)}", new HashSet<Permission>([Permission.SeePublic, .. scope]), HttpStatusCode.Forbidden);
            Assert.True(refused > 50, $"{refused} refused");
        }
    }

    [Fact]
    public async Task A_key_with_a_quota_does_all_that_its_account_may_but_manage_the_account()
    {
        using var client = await ClientOfAsync(Roles.Operator, new KeyLimits(PerMinute: 100_000));
        await WalkAsync(client, "operator's key with a quota", Roles.Operator.Permissions.Except([Permission.OwnAccount]).ToHashSet(), HttpStatusCode.Forbidden);
    }

    private async Task<(int Asked, int Refused)> WalkAsync(HttpClient client, string who, IReadOnlySet<Permission> permissions, HttpStatusCode refusal)
    {
        var (asked, refused) = (0, 0);
        foreach (var route in Routes())
        {
            var needs = route.Metadata.GetMetadata<NeedsAttribute>()!.Permission;
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
                if (method == "POST") request.Content = JsonContent.Create(new { });
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                asked++;
                var where = $"{who}: {method} {request.RequestUri} needs {needs}, answered {(int)answer.StatusCode}";
                if (permissions.Contains(needs))
                {
                    Assert.False(answer.StatusCode == HttpStatusCode.Unauthorized, where);
                }
                else
                {
                    refused++;
                    Assert.True(answer.StatusCode == refusal, where);
                    Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                }
            }
        }
        return (asked, refused);
    }

    /// <summary>All but one that the framework adds for files that are being developed: it states nothing, so that it is refused to everybody.</summary>
    private IEnumerable<RouteEndpoint> Routes() =>
        _platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(r => r.RoutePattern.RawText != "{**path:file}");

    /// <summary>A path that the route matches; whether what it names exists does not matter for being let in.</summary>
    private static string PathOf(RouteEndpoint route) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(p => p.Content == "guid") => $"{Guid.Empty}",
            _ => "1",
        }))));

    private async Task<HttpClient> ClientOfAsync(Role role, KeyLimits? limits = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _platform.Visitor.BaseAddress };
        if (role == Roles.Visitor) return client;
        var people = _platform.Services.GetRequiredService<People>();
        if (role != Roles.Owner) await people.AddAsync(Viewer.Program, role.Name, role.Name, role.Name, "测试单位", null, CancellationToken.None);
        var key = await _platform.AddKeyAsync(role == Roles.Owner ? People.FirstAdministrator : role.Name, "test", limits: limits);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }
}
