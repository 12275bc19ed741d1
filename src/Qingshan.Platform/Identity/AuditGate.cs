using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>Says that a route gives data out in bulk: how much it sent is recorded when it is over.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ExportsAttribute : Attribute;

public static class ExportsExtensions
{
    public static TBuilder Exports<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ExportsAttribute());
}

/// <summary>
/// The floor under the audit log: no writing request and no refusal is answered without an entry. What a route says itself, in the
/// transaction of what it did, says more; where it said nothing, the gate does, before the first byte of the answer leaves.
/// </summary>
public sealed class AuditGate(RequestDelegate next, Audit audit)
{
    /// <summary>A writing request that was answered well and left no entry of its own, such as one that changed nothing.</summary>
    public const string Call = "call";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not Microsoft.AspNetCore.Routing.RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        var trail = AuditTrail.Begin();
        context.Response.OnStarting(() => trail.Last is null ? AnsweredAsync(context) : Task.CompletedTask);
        if (endpoint.Metadata.GetMetadata<ExportsAttribute>() is null) await next(context);
        else await ExportAsync(context, trail);
    }

    private Task AnsweredAsync(HttpContext context)
    {
        var (status, method) = (context.Response.StatusCode, context.Request.Method);
        var writes = !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method));
        var refused = status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden || (writes && status is >= 400 and < 500);
        if (!refused && !(writes && status < 400)) return Task.CompletedTask;
        // Also of somebody who does not wait for the answer: hanging up must not keep anything out of the log.
        var why = (context.Items[ProblemResult.Key] as Error)?.Code ?? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");
        return audit.RecordAsync(PolicyGate.ViewerOf(context), refused ? "refuse" : Call, $"{method} {context.Request.Path}",
            refused ? AuditOutcome.Refused : AuditOutcome.Done, why, CancellationToken.None);
    }

    /// <summary>What was sent counts also where the reader went away in the middle.</summary>
    private async Task ExportAsync(HttpContext context, AuditTrail trail)
    {
        var before = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var counted = new CountedStream(before.Stream);
        var body = new StreamResponseBodyFeature(counted, before);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(before);
            if (trail.Last is { Outcome: AuditOutcome.Done } asked && context.Response.StatusCode < 400)
                await audit.RecordAsync(PolicyGate.ViewerOf(context), "export-sent", asked.Subject, AuditOutcome.Done, null, CancellationToken.None, counted.Written);
        }
    }
}
