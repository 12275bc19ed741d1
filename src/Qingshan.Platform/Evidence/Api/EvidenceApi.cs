using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Evidence;

/// <summary>The root of a day on the wire.</summary>
/// <param name="Root">SHA-256 of the statement.</param>
/// <param name="Statement">The text that is signed; its lines are explained in docs/evidence.md.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the statement, DER, base 64.</param>
/// <param name="Key">Fingerprint of the key: see <c>/api/v1/evidence/keys</c>.</param>
public sealed record DayRootView(long Number, DateOnly Day, string Root, string Statement, byte[] Signature, string Key, DateTime ClosedAt)
{
    public static DayRootView Of(DayRoot r) => new(r.Number, r.Day, r.Root, r.Statement, r.Signature, r.State.Key, r.ClosedAt);
}

/// <param name="Fingerprint">SHA-256 of the key (SubjectPublicKeyInfo, DER).</param>
/// <param name="Pem">The key, as openssl and others read it.</param>
/// <param name="FromRoot">The number of the first root that it signed.</param>
public sealed record EvidenceKeyView(string Fingerprint, string Pem, long FromRoot);

/// <summary>Routes of evidence: roots and keys for everybody, files for whoever may see the packets.</summary>
public static class EvidenceApi
{
    public const string ContentType = "application/jsonl";

    public static IEndpointRouteBuilder MapEvidenceApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/evidence/roots", Roots).Needs(Permission.SeePublic).WithName("evidence-roots").WithTags("evidence")
            .WithSummary("日根 · Signed roots of the days, newest first");
        routes.MapGet("/api/v1/evidence/keys", Keys).Needs(Permission.SeePublic).WithName("evidence-keys").WithTags("evidence")
            .WithSummary("签名公钥 · The public keys that signed them");
        routes.MapGet("/api/v1/evidence/export", Export).Needs(Permission.SeePackets).Exports().WithName("evidence-export").WithTags("evidence")
            .WithSummary("出具证据 · A file that proves a value, a packet or a signal down to the bytes, to be checked without the platform");
        return routes;
    }

    private static async Task<Results<Ok<Page<DayRootView>>, ProblemResult>> Roots(DayRoots roots, string? after, int? size, CancellationToken cancel)
    {
        if (!Query.Size(size).TryGet(out var take, out var error) || !(await roots.PageAsync(after, take, cancel)).TryGet(out var page, out error)) return new ProblemResult(error);
        return TypedResults.Ok(new Page<DayRootView>([.. page.Items.Select(DayRootView.Of)], page.Next));
    }

    private static async Task<Ok<Page<EvidenceKeyView>>> Keys(DayRoots roots, CancellationToken cancel) =>
        TypedResults.Ok(new Page<EvidenceKeyView>([.. (await roots.KeysAsync(cancel)).Select(k => new EvidenceKeyView(k.Key.Fingerprint, k.Key.ToPem(), k.From))], null));

    private static async Task<Results<FileContentHttpResult, ProblemResult>> Export(
        HttpContext context, EvidenceExport export, int? series, string? time, long? packet, Guid? signal, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (!Query.Time("time", time, DateTime.MinValue).TryGet(out var start, out var error)) return new ProblemResult(error);
        var exported = (series, packet, signal) switch
        {
            ({ } id, null, null) when start > DateTime.MinValue => await export.OfValueAsync(viewer, id, start, cancel),
            (null, { } sequence, null) => await export.OfPacketAsync(viewer, sequence, cancel),
            (null, null, { } id) => await export.OfSignalAsync(viewer, id, cancel),
            _ => EvidenceErrors.WhatToExport.Of(),
        };
        return exported.TryGet(out var file, out error) ? TypedResults.File(file.Content, ContentType, file.Name) : new ProblemResult(error);
    }
}
