using Microsoft.AspNetCore.Http.HttpResults;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>Registers the devices of <c>qingshan simulate</c>, so that the gateway knows them. They are simulated and say so.</summary>
internal static class SimulationApi
{
    private const int Most = 20_000;

    public static void MapSimulationApi(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/simulation/devices", Register).Needs(Permission.EditLedger).WithName("simulation-devices").WithTags("intake")
            .WithSummary("登记模拟设备 · Register devices of the simulator in the ledger (simulated, and marked so)");

    private static async Task<Results<Ok<RegisteredDevices>, ProblemResult>> Register(
        HttpContext context, LedgerWriter writer, int count, CancellationToken cancel)
    {
        if (count is < 1 or > Most) return new ProblemResult(CommonErrors.BadParameter.Of("count", count, $"1…{Most}"));
        var viewer = PolicyGate.ViewerOf(context);
        if (!viewer.Everywhere) return new ProblemResult(CommonErrors.Forbidden.Of("everywhere"));
        return TypedResults.Ok(new RegisteredDevices((await LoadRegion.EnsureAsync(writer, viewer, count, cancel)).Count));
    }
}

public sealed record RegisteredDevices(int Devices);
