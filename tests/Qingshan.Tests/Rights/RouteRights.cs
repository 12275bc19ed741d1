using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Every route, asked by every role: let in by whom the policy lets in, refused to everybody else.</summary>
public sealed class RouteRights : IAsyncLifetime
{
    private RunningPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
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
            foreach (var route in Routes())
            {
                var needs = route.Metadata.GetMetadata<NeedsAttribute>()!.Permission;
                foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
                    if (method == "POST") request.Content = JsonContent.Create(new { });
                    using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    asked++;
                    var where = $"{role.Name}: {method} {request.RequestUri} needs {needs}, answered {(int)answer.StatusCode}";
                    if (role.Permissions.Contains(needs))
                    {
                        Assert.False(answer.StatusCode == HttpStatusCode.Unauthorized, where);
                    }
                    else
                    {
                        refused++;
                        Assert.True(answer.StatusCode == (role == Roles.Visitor ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), where);
                        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
                    }
                }
            }
        }
        Assert.True(asked > 100 && refused > 20, $"{asked} asked, {refused} refused");
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

    private async Task<HttpClient> ClientOfAsync(Role role)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _platform.Visitor.BaseAddress };
        if (role == Roles.Visitor) return client;
        var people = _platform.Services.GetRequiredService<People>();
        await people.AddAsync(Viewer.Program, role.Name, role.Name, role.Name, "测试单位", null, CancellationToken.None);
        var key = await people.AddKeyAsync(Viewer.Program, role.Name, "test", null, CancellationToken.None);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
        return client;
    }
}
