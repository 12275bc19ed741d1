using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>One device on the wire: how it is now, what was said of how it speaks, and what it shows.</summary>
/// <param name="Profile">What a person has said; absent: nothing.</param>
/// <param name="PasswordSince">When its password was entered; absent: none is known. The password itself is shown to nobody.</param>
/// <param name="KeySince">When its key was entered; absent: it does not encrypt.</param>
public sealed record DeviceDetail(DeviceView Device, ProfileView? Profile, DateTime? PasswordSince, DateTime? KeySince, LearnedProfile Learned);

/// <param name="Password">A new one; empty removes it, absent leaves it.</param>
/// <param name="Key">A new SM4 key of 16 characters; empty removes it, absent leaves it. The one before stays good for what was sent before.</param>
public sealed record WantedSecrets(string? Password, string? Key);

/// <param name="Changed">False: it was said already.</param>
public sealed record ProfileSaid(bool Changed);

/// <summary>Routes about one device: its profile, its secrets, and reading its packets again.</summary>
public static class DeviceApi
{
    public static IEndpointRouteBuilder MapDeviceApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/devices/{mn}", Device).Needs(Permission.SeePackets).WithName("device").WithTags("packets")
            .WithSummary("一台设备 · One device: traffic, profile as said and as learned from its last packets");
        routes.MapPut("/api/v1/devices/{mn}/profile", PutProfile).Needs(Permission.EditLedger).WithName("put-device-profile").WithTags("packets")
            .WithSummary("设备画像 · Say how a device speaks, from now on; the whole profile, what is left out follows from what it sends");
        routes.MapPut("/api/v1/devices/{mn}/secrets", PutSecrets).Needs(Permission.EditLedger).WithName("put-device-secrets").WithTags("packets")
            .WithSummary("密码与密钥 · Enter or remove a device's password and SM4 key; they are shown to nobody");
        routes.MapPost("/api/v1/devices/{mn}/read-again", ReadAgain).Needs(Permission.EditLedger).WithName("read-again").WithTags("packets")
            .WithSummary("重新解读 · Read packets of a device again under its profile of now");
        return routes;
    }

    private static async Task<Results<Ok<DeviceDetail>, ProblemResult>> Device(
        HttpContext context, DeviceBoard board, DeviceSecrets secrets, DeviceHabits habits, LedgerBook ledger, string mn, CancellationToken cancel)
    {
        if (!board.Find(ledger.Now, PolicyGate.ViewerOf(context), mn).TryGet(out var found, out var error)) return new ProblemResult(error);
        var (known, profile) = (secrets.Of(found.Device), ledger.Now.Profiles.GetValueOrDefault(mn));
        return TypedResults.Ok(new DeviceDetail(DeviceView.Of(found), profile is null ? null : ProfileView.Of(profile, found.Device),
            known.PasswordAt, known.KeyAt, await habits.LearnAsync(found.Device, cancel)));
    }

    private static async Task<Results<Ok<ProfileSaid>, ProblemResult>> PutProfile(HttpContext context, ProfileDesk desk, string mn, WantedProfile wanted, CancellationToken cancel) =>
        (await desk.PutAsync(PolicyGate.ViewerOf(context), mn, wanted, cancel)).TryGet(out var changed, out var error) ? TypedResults.Ok(new ProfileSaid(changed)) : new ProblemResult(error);

    private static async Task<Results<NoContent, ProblemResult>> PutSecrets(HttpContext context, DeviceSecrets secrets, string mn, WantedSecrets wanted, CancellationToken cancel) =>
        (await secrets.SetAsync(PolicyGate.ViewerOf(context), mn, wanted.Password, wanted.Key, cancel)).TryGet(out _, out var error) ? TypedResults.NoContent() : new ProblemResult(error);

    private static async Task<Results<Accepted<ReadAgain>, ProblemResult>> ReadAgain(HttpContext context, ReadAgainDesk desk, string mn, WantedReading wanted, CancellationToken cancel) =>
        (await desk.ReadAsync(PolicyGate.ViewerOf(context), mn, wanted, cancel)).TryGet(out var read, out var error) ? TypedResults.Accepted((string?)null, read) : new ProblemResult(error);
}
