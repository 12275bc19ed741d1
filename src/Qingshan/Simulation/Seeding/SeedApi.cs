using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Simulation;

/// <summary>Making a province, for the command line on the machine: lines of JSON as it goes on, or a problem, which ends it.</summary>
internal static class SeedApi
{
    public static void MapSeedApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/simulation/province", SeedAsync).Needs(Permission.EditLedger).WithName("simulation-province").WithTags("intake")
            .WithSummary("生成模拟省 · Make a province (simulated, and marked so) with people and history; only for commands on the machine itself");
        routes.MapPost("/api/v1/simulation/people/{user}/password", PasswordAsync).Needs(Permission.ManagePeople).WithName("simulation-password").WithTags("intake")
            .WithSummary("模拟账号的一次性密码 · Give a simulated account a one-time password; only for commands on the machine itself");
    }

    private static async Task<IResult> SeedAsync(
        HttpContext context, Seeder seeder, TimeProvider time, IOptions<JsonOptions> json, double? scale, int? seed, int? days, string? until, bool? mix, bool? derive, int? enterprises, int? signals, int? cases, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (viewer.Name != LocalCommand.Name) return new ProblemResult(CommonErrors.Forbidden.Of("local command"));
        if (!SeedWish.Of(scale, seed, days, until, mix, derive, enterprises, signals, cases, time.GetUtcNow().UtcDateTime).TryGet(out var wish, out var error)) return new ProblemResult(error);
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var step in seeder.RunAsync(viewer, wish, cancel))
        {
            var line = step.TryGet(out var report, out var failed)
                ? JsonSerializer.SerializeToUtf8Bytes(report, json.Value.SerializerOptions)
                : JsonSerializer.SerializeToUtf8Bytes(Problem.Of(failed), json.Value.SerializerOptions);
            await context.Response.BodyWriter.WriteAsync((byte[])[.. line, (byte)'\n'], cancel);
        }
        return Results.Empty;
    }

    /// <summary>Only to accounts of a province: a command on the machine must not become a way into somebody's account.</summary>
    private static async Task<IResult> PasswordAsync(HttpContext context, PlatformDbs dbs, People people, string user, CancellationToken cancel)
    {
        var viewer = PolicyGate.ViewerOf(context);
        if (viewer.Name != LocalCommand.Name) return new ProblemResult(CommonErrors.Forbidden.Of("local command"));
        await using var db = dbs.Open(viewer);
        if (!user.StartsWith("sim-p", StringComparison.Ordinal) || await db.Users.FirstOrDefaultAsync(p => p.UserName == user, cancel) is not { } person)
            return new ProblemResult(SeedErrors.UnknownPerson.Of(user, "sim-p1-01-duty-officer-1"));
        var password = people.GiveOneTimePassword(person);
        Audit.Add(db, "one-time-password", $"Person {user}");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Applications.Rights.Api.NewPassword(password));
    }
}
